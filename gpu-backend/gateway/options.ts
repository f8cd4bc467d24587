/** The gateway's command line, as `parseArgs` takes it; the chart's manifests are held to it. */
export const gatewayOptions = {
  engine: { type: 'string', default: 'llama' },
  model: { type: 'string' },
  'engine-url': { type: 'string', multiple: true },
  'engine-host': { type: 'string' },
  'engine-port': { type: 'string', default: '8000' },
  // The one the engines were started with.
  'chat-template': { type: 'string', default: 'gpu-backend/engines/chat-template.jinja' },
  // The served checkpoint's tokenizer.json; without it the engine finds what is too long, and only after it has answered 200.
  tokenizer: { type: 'string' },
  'drain-ms': { type: 'string', default: '30000' },
  'model-id': { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8790' },
  'admin-port': { type: 'string', default: '8791' },
  'context-tokens': { type: 'string', default: '2048' },
  threads: { type: 'string', default: '2' },
  // Of each replica, at once (`npm run serving`): a gateway among several takes its share of either.
  sequences: { type: 'string', default: '4' },
  // What its KV cache holds; left out, only sequences count.
  'kv-tokens': { type: 'string' },
  'queue-max': { type: 'string', default: '64' },
  // In a region about the unloaded time to the first token; a laptop would rather wait than refuse.
  'queue-wait-ms': { type: 'string', default: '20000' },
} as const
