import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWorker } from '../../scripts/build-worker.ts'
import { WorkerOutput, wranglerConfig } from '../../scripts/wrangler/render-config.ts'

const output = {
  name: 'llasa-edge-staging',
  kv_namespaces: { store: '0123456789abcdef0123456789abcdef', answers: 'fedcba9876543210fedcba9876543210' },
  d1_database_id: '00000000-0000-4000-8000-000000000000',
  vpc_services: [
    { binding: 'GPU_EU', service_id: 'service-of-eu' },
    { binding: 'GPU_US', service_id: 'service-of-us' },
  ],
  backends: { eu: 'vpc://GPU_EU', us: 'vpc://GPU_US' },
  api_host: 'api.example.com',
  admin_host: 'ops.example.com',
  access_issuer: 'https://team.cloudflareaccess.com',
  access_audience: 'audience-of-the-application',
  operators: ['Ada@example.com'],
}

describe('an environment’s wrangler configuration', () => {
  beforeAll(async () => {
    await buildWorker()
  })

  it('is one that wrangler takes, with the bindings that the Worker’s settings name', () => {
    const file = 'build/wrangler.test.json'
    mkdirSync('build', { recursive: true })
    writeFileSync(file, JSON.stringify(wranglerConfig(WorkerOutput.parse(output))))
    const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' }
    const args = ['wrangler', 'deploy', '--dry-run', '--config', file, '--outdir', 'build/worker-test']
    const { status, stdout, stderr } = spawnSync('npx', args, { encoding: 'utf8', env })
    expect([status, stderr]).toEqual([0, expect.any(String)])
    for (const binding of [
      'env.GPU_EU',
      'env.GPU_US',
      'env.STORE',
      'env.ANSWERS',
      'env.DB',
      'env.ROLLOUT_STORE',
      'env.BURST',
      'env.OPERATOR_BURST',
    ])
      expect(stdout).toContain(binding)
    expect(`${stdout}${stderr}`).not.toMatch(/unexpected field|warning/i)
  })

  it('gives operators their scopes by the address in lower case, and leaves no local address', () => {
    const config = wranglerConfig(WorkerOutput.parse(output))
    expect(Object.keys(config.vars.SETTINGS.admin.access.operators)).toEqual(['ada@example.com'])
    expect(JSON.stringify(config)).not.toMatch(/127\.0\.0\.1|"local/)
  })

  it('names what is not as Terraform says it', () => {
    const problem = WorkerOutput.safeParse({ ...output, vpc_service: [], backends: { eu: 'http://10.0.0.7' } })
    expect(JSON.stringify(problem.error?.issues)).toContain('vpc_service')
    expect(problem.error?.issues.map(({ path }) => path.join('.'))).toContain('backends.eu')
  })
})
