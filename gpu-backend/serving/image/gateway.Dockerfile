# The gateway, and what fetches models: Node and our TypeScript, which Node runs as it is.
#   docker build --file gpu-backend/serving/image/gateway.Dockerfile --tag REGISTRY/llasa-gateway .
# Node's own image needs no login; to pin it, or to take your mirror's: --build-arg NODE=…/node@sha256:…
ARG NODE=docker.io/library/node:24.21.0-bookworm-slim
FROM ${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# llama.cpp's binaries are for laptops; without optional packages they stay out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force

FROM ${NODE}
WORKDIR /app
ENV NODE_ENV=production
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY shared ./shared
COPY gpu-backend/engines ./gpu-backend/engines
COPY gpu-backend/gateway ./gpu-backend/gateway
COPY gpu-backend/serving ./gpu-backend/serving
USER 10001:10001
EXPOSE 8790 8791
ENTRYPOINT ["node"]
CMD ["gpu-backend/gateway/main.ts"]
