/** The command line of fetch-model.ts, as `parseArgs` takes it; the chart's manifests are held to it. */
export const fetchModelOptions = {
  bucket: { type: 'string' },
  region: { type: 'string' },
  'manifest-sha256': { type: 'string' },
  'model-id': { type: 'string' },
  to: { type: 'string' },
  /** Another S3-compatible store than AWS's; the bucket is the first part of its path. */
  endpoint: { type: 'string' },
} as const
