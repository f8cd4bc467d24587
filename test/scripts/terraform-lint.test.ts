import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintTree } from '../../scripts/terraform/lint.ts'

/** The tree with one thing changed in one file. */
async function problemsOf(file: string, from: string, to: string): Promise<string[]> {
  const root = join(mkdtempSync(join(tmpdir(), 'llasa-lint-')), 'terraform')
  cpSync('terraform', root, { recursive: true })
  const text = readFileSync(join(root, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(root, file), text.replace(from, to))
  return (await lintTree(root)).problems.map((problem) => problem.slice(root.length))
}

describe('our Terraform', () => {
  it('has no key its providers do not know', async () => {
    expect(await lintTree('terraform')).toEqual({ problems: [], folders: 5 })
  })

  it.each([
    [
      'a misspelt argument',
      'modules/edge/storage.tf',
      'title      =',
      'titel      =',
      'cloudflare_workers_kv_namespace.this.titel: unknown',
    ],
    [
      'a missing argument',
      'modules/edge/storage.tf',
      'title      =',
      'titel      =',
      'cloudflare_workers_kv_namespace.this.title: missing',
    ],
    [
      'a key deep in an object, which Terraform lets pass',
      'modules/edge/rules.tf',
      'requests_per_period =',
      'request_per_period =',
      'rules[0].ratelimit.request_per_period: unknown',
    ],
    [
      'a block',
      'modules/gpu-region/cluster.tf',
      'vpc_config {',
      'vpc_configuration {',
      'aws_eks_cluster.this.vpc_configuration: unknown',
    ],
    ['a key of a block', 'modules/gpu-region/nodes.tf', 'max_unavailable = 1', 'max_unavailble = 1', 'max_unavailble: unknown'],
    [
      'a key of a dynamic block',
      'modules/gpu-region/nodes.tf',
      'market_type =',
      'market_kind =',
      'instance_market_options.market_kind: unknown',
    ],
    [
      'a key of lifecycle',
      'modules/edge/storage.tf',
      'prevent_destroy',
      'prevent_destruction',
      'lifecycle.prevent_destruction: unknown',
    ],
    [
      'a type',
      'modules/edge/zone.tf',
      '"cloudflare_dns_record"',
      '"cloudflare_record"',
      'cloudflare_record.no_mail: no provider',
    ],
    [
      'a computed attribute that is set',
      'modules/gpu-region/network.tf',
      'enable_dns_hostnames = true',
      'arn = "made-up"',
      'aws_vpc.this.arn: is computed, not set',
    ],
    [
      'a reference to no attribute',
      'modules/gpu-region/outputs.tf',
      'aws_s3_bucket.models.id',
      'aws_s3_bucket.models.name',
      'aws_s3_bucket.models.name: no such attribute',
    ],
    [
      'a reference to no resource',
      'modules/gpu-region/outputs.tf',
      'aws_s3_bucket.models.id',
      'aws_s3_bucket.weights.id',
      'aws_s3_bucket.weights: not declared',
    ],
    [
      'a variable that is not declared',
      'modules/edge/storage.tf',
      'var.environment',
      'var.enviroment',
      'var.enviroment: not declared',
    ],
    [
      'a variable that nothing uses',
      'modules/edge/variables.tf',
      'variable "worker"',
      'variable "spare" {}\nvariable "worker"',
      'var.spare: nothing uses it',
    ],
    ['an argument of a module', 'edge/main.tf', 'operators     =', 'operater     =', 'module.edge.operater: unknown'],
    [
      'an output of a module',
      'edge/outputs.tf',
      'module.edge.vpc_services',
      'module.edge.services',
      'module.edge.services: no such output',
    ],
    [
      'a version that the schema is not of',
      'modules/gpu-region/versions.tf',
      '6.25.0',
      '6.26.0',
      'required_providers.aws: 6.26.0',
    ],
    ['a key of an environment', 'environments/staging.tfvars', 'regions = {', 'reigons = {', 'reigons: no variable'],
  ])('is refused by name: %s', async (_, file, from, to, said) => {
    expect((await problemsOf(file, from, to)).join('\n')).toContain(said)
  })
})
