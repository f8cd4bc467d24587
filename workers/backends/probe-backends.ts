import type { Services } from '../services.ts'

/** Probes every backend, and reports to all isolates which could not answer now. */
export async function probeBackends({ backends, config, rollouts }: Services): Promise<void> {
  const found = await Promise.all(
    Object.keys(config.backends).map(async (backend) => ({ backend, problem: await backends.probe(backend) })),
  )
  const down = found.filter(({ problem }) => problem !== null)
  for (const { backend, problem } of down) console.error(JSON.stringify({ kind: 'backend-down', backend, problem }))
  await rollouts.reportProbes(down.map(({ backend }) => backend))
}
