import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { profiles } from '../../gpu-backend/serving/profiles.ts'
import { lintArguments } from '../support/terraform/lint-arguments.ts'
import { copyTerraform, schemas, terraformVersion } from '../support/terraform/run.ts'

/** A copy of the tree with one text changed in one file. */
function changed(file: string, from: string, to: string) {
  const copy = copyTerraform()
  const text = readFileSync(join(copy.root, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(copy.root, file), text.replace(from, to))
  return copy
}

describe('what Terraform says nothing about', () => {
  it.each([
    [
      'a key deep in a rule',
      'rules.tf',
      'requests_per_period =',
      'request_per_period =',
      'ratelimit.request_per_period: unknown',
    ],
    ['a key of an object', 'tunnels.tf', 'resolver_network =', 'resolver_networks =', 'gateway.host.resolver_networks: unknown'],
    ['a key in a list of objects', 'load-balancer.tf', 'enabled = true', 'enable = true', 'region.origins[0].enable: unknown'],
    ['a deprecated argument', 'zone.tf', 'service    =', 'environment = "x"\n  service    =', 'this.environment: deprecated'],
  ])('is found: %s', async (_, file, from, to, problem) => {
    const { root } = changed(`edge/${file}`, from, to)
    expect((await lintArguments(join(root, 'edge'), schemas)).join('\n')).toContain(problem)
  })
})

describe.skipIf(!terraformVersion)(
  'Terraform with stub providers',
  () => {
    it.each([
      ['a misspelt argument', 'edge', 'storage.tf', 'title      =', 'titel      =', 'Unsupported argument'],
      ['a misspelt block', 'region', 'cluster.tf', 'vpc_config {', 'vpc_configuration {', 'Unsupported block type'],
      ['an attribute that is not there', 'region', 'outputs.tf', 'aws_s3_bucket.models.id', 'aws_s3_bucket.models.name', 'name'],
      ['an index into a set', 'region', 'outputs.tf', 'aws_s3_bucket.models.id', 'aws_eks_node_group.gpu.taint[0].key', 'set'],
    ])('refuses %s', (_, folder, file, from, to, message) => {
      const { run } = changed(`${folder}/${file}`, from, to)
      expect(run(folder, 'init', '-backend=false', '-input=false').output).toContain('successfully initialized')
      const { isFine, output } = run(folder, 'validate', '-json')
      expect(isFine).toBe(false)
      expect(output).toContain(message)
    })
  },
  60_000,
)

describe('profiles and machines', () => {
  const map = readFileSync('terraform/regions/machines.tf', 'utf8')
  const cards = new Map(
    [...map.matchAll(/^\s+([\w-]+)\s+= \{ card = "([\w-]+)", cards = (\d+) \}/gm)].map(([, name, card, count]) => [
      name,
      { card, cards: Number(count) },
    ]),
  )

  it.each(profiles.map((profile) => [profile.name, profile] as const))(
    '%s runs on the card that the map knows',
    (name, profile) => {
      const { profile: inChart } = parse(readFileSync(`gpu-backend/serving/chart/profiles/${name}.yaml`, 'utf8')) as {
        profile: { card: string; cards: number }
      }
      expect(cards.get(name)).toEqual({ card: profile.card, cards: profile.cards })
      expect(inChart).toMatchObject({ card: profile.card, cards: profile.cards })
    },
  )

  it('the map knows no profile that is none of ours', () => {
    expect([...cards.keys()].sort()).toEqual(profiles.map(({ name }) => name).sort())
  })
})
