# trtllm-serve, as an unprivileged user; the root file system may be read-only, what is compiled goes to /compiled.
#   docker build --file gpu-backend/serving/image/engine.Dockerfile --tag REGISTRY/llasa-engine gpu-backend/serving/image
# By digest (index of amd64 and arm64), since a tag may move: NVIDIA's registry lists it under 1.2.1.
FROM nvcr.io/nvidia/tensorrt-llm/release:1.2.1@sha256:33cd085b772947bd22b7273886539331420404e5d2a4a039945241945ff927b9

RUN groupadd --gid 10001 llasa && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin llasa
USER 10001:10001
WORKDIR /tmp
EXPOSE 8000
# The chart says what to run; NVIDIA's own entry point prints a banner and writes to its image.
ENTRYPOINT []
