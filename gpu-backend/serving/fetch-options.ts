/** The command line of fetch-model.ts, as `parseArgs` takes it; the chart's manifests are held to it. */
export const fetchModelOptions = {
  bucket: { type: 'string' },
  region: { type: 'string' },
  'manifest-sha256': { type: 'string' },
  'model-id': { type: 'string' },
  to: { type: 'string' },
  /** Files of the checkpoint by name, where not all are needed. */
  only: { type: 'string', multiple: true },
  /** Another S3-compatible store than AWS's; the bucket is the first part of its path. */
  endpoint: { type: 'string' },
} as const
