import { parseArgs } from 'node:util'
import { localKeys, ownShopKeys, parseApiKey } from '../../shared/api-key.ts'
import type { KeyList, NewKey, RevokedKeys } from '../../workers/access/routes/responses.ts'
import { CommandError, call, confirm, isOnThisMachine, print, remoteOptions, tableOf } from './remote.ts'

const options = {
  ...remoteOptions,
  id: { type: 'string' },
  name: { type: 'string', default: '' },
  tenant: { type: 'string' },
  scope: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  region: { type: 'string', multiple: true },
  'requests-per-minute': { type: 'string' },
  'requests-per-day': { type: 'string' },
  'tokens-per-minute': { type: 'string' },
  'tokens-per-day': { type: 'string' },
  'tokens-per-month': { type: 'string' },
  'expires-at': { type: 'string' },
  'plain-requests': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'overlap-seconds': { type: 'string', default: '86400' },
} as const
const read = (args: readonly string[]) => parseArgs({ args: [...args], options }).values
type Values = ReturnType<typeof read>

const path = '/admin/v1/keys'

export const keysUsage = `llasa keys list
llasa keys create [--name N] [--scope public|operator|platform …] [--origin https://shop.example …] [--region eu …]
                  [--requests-per-minute N] [--requests-per-day N] [--tokens-per-minute N] [--tokens-per-day N]
                  [--tokens-per-month N] [--expires-at 2027-01-01T00:00:00Z] [--tenant T]
                  [--plain-requests grounded|as-sent]           as-sent: only requests with 'llasa' are answered from the catalogue
llasa keys rotate --id ID [--overlap-seconds 86400]             both secrets work that long
llasa keys revoke --id ID [--dry-run]                           with those that were made with it, which it names`

const commands: Record<string, (values: Values) => Promise<void>> = { list, create, rotate, revoke }

export async function keysCommand([name = '', ...args]: readonly string[]): Promise<void> {
  const command = commands[name]
  if (!command) throw new CommandError(keysUsage)
  await command(read(args))
}

const tenantHeader = ({ tenant }: Values): Record<string, string> => (tenant ? { 'x-llasa-tenant': tenant } : {})

async function list(values: Values): Promise<void> {
  const { data } = await call<KeyList>(values, path, { headers: tenantHeader(values) })
  const rows = data.map(({ id, name, scopes, origins, regions, createdAt, previousValidUntil, revokedAt }) => ({
    id,
    name,
    scopes: scopes.join(' '),
    origins: origins.join(' '),
    regions: regions.join(' '),
    createdAt,
    'old secret until': previousValidUntil,
    revokedAt,
  }))
  print(values, data, isOnThisMachine(values.url) && !values.tenant ? [...rows, ...keysOfThisMachine] : rows)
}

/** Those that `npm start` prints; they exist on a laptop only, and are made by nobody. */
const keysOfThisMachine = [
  [localKeys.public, 'the sample shop', 'public'],
  [localKeys.operator, 'the sample shop', 'public operator platform'],
  [ownShopKeys.public, 'your own shop', 'public'],
  [ownShopKeys.operator, 'your own shop', 'public operator platform'],
].map(([key = '', shop, scopes]) => ({
  id: parseApiKey(key)?.id,
  name: `npm start, ${shop}`,
  scopes,
  origins: '',
  regions: '',
  createdAt: null,
  'old secret until': null,
  revokedAt: null,
}))

async function create(values: Values): Promise<void> {
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
  const body = {
    name: values.name,
    ...(values.tenant && { tenant: values.tenant }),
    scopes: values.scope ?? ['public'],
    origins: values.origin ?? [],
    regions: values.region ?? [],
    limits: {
      requestsPerMinute: number(values['requests-per-minute']),
      requestsPerDay: number(values['requests-per-day']),
      tokensPerMinute: number(values['tokens-per-minute']),
      tokensPerDay: number(values['tokens-per-day']),
      tokensPerMonth: number(values['tokens-per-month']),
    },
    expiresAt: values['expires-at'] ?? null,
    ...(values['plain-requests'] && { plainRequests: values['plain-requests'] }),
  }
  await confirm(values, 'Create a key', 'create')
  tell(values, await call<NewKey>(values, path, { body }))
}

async function rotate(values: Values): Promise<void> {
  const body = { overlapSeconds: Number(values['overlap-seconds']) }
  await confirm(values, `Rotate ${values.id}`, idOf(values))
  tell(values, await call<NewKey>(values, `${path}/${idOf(values)}/rotate`, { body, headers: tenantHeader(values) }))
}

/** Names what goes with it before, and what went after. */
async function revoke(values: Values): Promise<void> {
  const at = `${path}/${idOf(values)}`
  const sent = { method: 'DELETE', headers: tenantHeader(values) }
  const { wouldRevoke = [] } = await call<RevokedKeys>(values, `${at}?dryRun=true`, sent)
  const { data } = await call<KeyList>(values, path, { headers: tenantHeader(values) })
  const shown = (ids: readonly string[]) =>
    ids.map((id) => ({
      id,
      name: data.find((key) => key.id === id)?.name,
      'made with': data.find((key) => key.id === id)?.createdBy,
    }))
  const others = wouldRevoke.filter((id) => id !== values.id)
  if (others.length) console.error(`Keys that were made with it go too:\n${tableOf(shown(others))}`)
  if (values['dry-run']) return print(values, { wouldRevoke }, shown(wouldRevoke))
  await confirm(values, `Revoke ${values.id}${others.length ? ` and ${others.length} made with it` : ''}`, idOf(values))
  const { revoked } = await call<RevokedKeys>(values, at, sent)
  print(values, { revoked }, shown(revoked))
  if (!values.json) console.log(`${revoked.length === 1 ? 'It stops' : 'They stop'} working within two minutes.`)
}

function tell(values: Values, key: NewKey): void {
  if (values.json) return console.log(JSON.stringify(key, null, 1))
  console.log(`${key.key}\n\nThis is the only time it is shown.`)
}

function idOf({ id }: Values): string {
  if (!id) throw new CommandError('--id is needed')
  return encodeURIComponent(id)
}
