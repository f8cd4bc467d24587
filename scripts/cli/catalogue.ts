import { createReadStream, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Presets, SingleBar } from 'cli-progress'
import * as z from 'zod/mini'
import { formatPrice } from '../../shared/product-fields.ts'
import { faultsOf } from '../../shared/refusal.ts'
import type { CataloguePointer, CatalogueSettings } from '../../workers/catalogue/publish/published.ts'
import type { SynonymList } from '../../workers/catalogue/publish/synonym-list.ts'
import type {
  CatalogueStatus,
  CatalogueVersionList,
  ImportList,
  ImportView,
  SearchCounts,
} from '../../workers/catalogue/routes/responses.ts'
import { CommandError, call, confirm, print, remoteOptions, send } from './remote.ts'

export const catalogueUsage = `llasa catalogue import FILE|ACP-FOLDER [--format google-tsv|google-csv|google-xml|acp|ucp|shopify-csv|woocommerce-csv|json-ld|json|jsonl]
  [--locale en] [--mode upsert|replace|patch] [--currency EUR] [--shop-url https://shop.example] [--dry-run] [--partial] [--shrink] [--publish]
llasa catalogue status | imports | commit --import ID [--partial] [--shrink] | discard --import ID
llasa catalogue publish | versions | restore --version V | policies [FILE.json]   each with [--locale en]
llasa catalogue synonyms [FILE.json] | searches [--missing]   each with [--locale en]`

const options = {
  ...remoteOptions,
  format: { type: 'string' },
  locale: { type: 'string', default: 'en' },
  mode: { type: 'string' },
  currency: { type: 'string' },
  'shop-url': { type: 'string' },
  import: { type: 'string', default: '' },
  version: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  partial: { type: 'boolean', default: false },
  shrink: { type: 'boolean', default: false },
  publish: { type: 'boolean', default: false },
  missing: { type: 'boolean', default: false },
} as const

const whyRefused: Readonly<Record<string, string>> = {
  partial: 'some rows are broken: mend them, or take the good ones with --partial',
  shrink: 'more than half of the catalogue would go: say --shrink if that is meant',
  truncated: 'the file breaks off: what it lacks is not known to be gone',
  empty: 'there is no product in it',
}

const FeedMetadata = z.strictObject({
  id: z.string().check(z.minLength(1)),
  target_country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  updated_at: z.optional(z.iso.datetime({ offset: true })),
})

/** An ACP feed as a folder: `metadata.json` and `products.jsonl`, the complete feed (spec 2026-04-17). */
function acpFeed(folder: string): { file: string } {
  const metadata = FeedMetadata.safeParse(JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8')))
  if (!metadata.success)
    throw new CommandError(
      `metadata.json: ${faultsOf(metadata.error)
        .map(({ field, reason }) => `${field} ${reason}`)
        .join('; ')}`,
    )
  const { id, target_country, updated_at } = metadata.data
  console.error(`feed ${id}${target_country ? ` for ${target_country}` : ''}${updated_at ? `, of ${updated_at}` : ''}`)
  return { file: join(folder, 'products.jsonl') }
}

/** `import`: the file is sent as it is read, and read as it arrives; nothing changes before all of it was looked at. */
async function importFile(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [path = ''] = positionals
  const feed = path && statSync(path).isDirectory() ? acpFeed(path) : null
  const file = feed?.file ?? path
  const format = feed ? 'acp' : values.format
  const mode = values.mode ?? (feed ? 'replace' : 'upsert')
  if (!file) throw new CommandError(catalogueUsage)
  if (!values['dry-run']) await confirm(values, `Import ${file} (${mode}) into the catalogue '${values.locale}'`, values.locale)
  const { size } = statSync(file)
  const query = new URLSearchParams({
    ...(format && { format }),
    locale: values.locale,
    mode,
    ...(values.currency && { currency: values.currency.toUpperCase() }),
    ...(values['shop-url'] && { shopUrl: values['shop-url'] }),
    ...Object.fromEntries((['partial', 'shrink', 'publish'] as const).map((flag) => [flag, String(values[flag])])),
    dryRun: String(values['dry-run']),
  })
  const bar = new SingleBar({ format: '{bar} {percentage} % of {total} bytes', stream: process.stderr }, Presets.shades_classic)
  bar.start(size, 0)
  const chunks = (async function* () {
    for await (const chunk of createReadStream(file)) {
      bar.increment((chunk as Buffer).length)
      yield chunk as Uint8Array
    }
  })()
  const sent = { body: ReadableStream.from(chunks), also: [422] }
  const response = await send(values, `/admin/v1/catalogue:import?${query}`, sent)
    .catch((error: unknown) => {
      if (error instanceof CommandError && error.param === 'currency' && !values.currency)
        throw new CommandError('The file names no currency: say which its prices are in, as --currency EUR.')
      throw error
    })
    .finally(() => bar.stop())
  show(values, (await response.json()) as ImportView)
}

function show(values: Parameters<typeof print>[0], imported: ImportView): void {
  const { problems, notes, skipped, preview, ...counts } = imported.report
  print(values, imported, [{ import: imported.id, format: imported.format, state: imported.state, ...counts }])
  if (values.json) return
  if (preview.length) {
    console.error('\nThe first products, as they will be:')
    print(
      values,
      preview,
      preview.map(({ id, title, price, availability, category }) => ({
        id,
        title,
        price: price && formatPrice(price, 'en'),
        available: availability?.available ?? 'unknown',
        category,
      })),
    )
  }
  for (const [reason, rows] of Object.entries(skipped)) console.error(`${rows} left out: ${reason}`)
  for (const [title, list] of [
    ['Wrong', problems],
    ['Left out of products that are right', notes],
  ] as const)
    if (list.length) {
      console.error(`\n${title}:`)
      print(values, list, list)
    }
  for (const reason of imported.refused) console.error(`Not committed: ${whyRefused[reason] ?? reason}.`)
  if (imported.refused.length && imported.state !== 'committed') process.exitCode = 1
}

async function others([name = '', ...args]: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const { locale, partial, shrink } = values
  const at = '/admin/v1/catalogue'
  switch (name) {
    case 'status': {
      const { data } = await call<CatalogueStatus>(values, at)
      return print(
        values,
        data,
        data.map(({ published, ...rest }) => ({
          ...rest,
          version: published?.version,
          published: published?.count,
          search: published?.search,
        })),
      )
    }
    case 'imports': {
      const { data } = await call<ImportList>(values, `${at}/imports`)
      return print(
        values,
        data,
        data.map(
          ({
            id,
            state,
            createdAt,
            mode,
            locale: of,
            report: { problems: _p, notes: _n, skipped: _s, preview: _v, ...counts },
          }) => ({
            id,
            state,
            createdAt,
            mode,
            locale: of,
            ...counts,
          }),
        ),
      )
    }
    case 'commit':
      return show(
        values,
        await call<ImportView>(values, `${at}/imports/${values.import}/commit`, { body: { partial, shrink }, also: [422] }),
      )
    case 'discard':
      await send(values, `${at}/imports/${values.import}`, { method: 'DELETE' })
      return
    case 'publish': {
      await confirm(values, `Publish the catalogue '${locale}'`, locale)
      const published = await call<CataloguePointer>(values, `${at}:publish`, {
        body: { locale },
      })
      return print(
        values,
        published,
        [published].map(({ version, count, search }) => ({ version, count, search })),
      )
    }
    case 'versions': {
      const { current, versions } = await call<CatalogueVersionList>(values, `${at}:versions?locale=${locale}`)
      return print(
        values,
        versions,
        versions.map(({ version, publishedAt, publishedBy, count }) => ({
          version,
          publishedAt,
          publishedBy,
          count,
          serves: version === current?.version ? 'yes' : '',
        })),
      )
    }
    case 'restore':
      await confirm(values, `Serve version ${values.version} of the catalogue '${locale}'`, locale)
      await send(values, `${at}:restore`, { body: { locale, version: values.version } })
      return
    case 'policies': {
      const [file] = positionals
      const settings = await call<CatalogueSettings>(
        values,
        `${at}:settings?locale=${locale}`,
        file ? { method: 'PUT', body: JSON.parse(await readFile(file, 'utf8')) as object } : {},
      )
      return print(
        values,
        settings,
        Object.entries(settings.policies).map(([policy, text]) => ({ policy, text })),
      )
    }
    case 'synonyms': {
      const [file] = positionals
      const list = await call<SynonymList>(
        values,
        `${at}:synonyms?locale=${locale}`,
        file ? { method: 'PUT', body: JSON.parse(await readFile(file, 'utf8')) as object } : {},
      )
      return print(
        values,
        list,
        list.synonyms.map(({ words, means }) => ({ words: words.join(', '), means: means?.join(', ') ?? 'each other' })),
      )
    }
    case 'searches': {
      const show = values.missing ? 'missing' : 'all'
      const counted = await call<SearchCounts>(values, `${at}:searches?locale=${locale}&show=${show}`)
      if (counted.keepSearchesDays === 0) console.error("This shop keeps no searches: set 'keepSearchesDays' and publish.")
      return print(values, counted, counted.data)
    }
    default:
      throw new CommandError(catalogueUsage)
  }
}

export const catalogueCommand = (args: readonly string[]): Promise<void> =>
  args[0] === 'import' ? importFile(args.slice(1)) : others(args)
