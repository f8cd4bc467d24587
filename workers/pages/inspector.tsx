import { useState } from 'preact/hooks'
import type { Exchange } from '../widget/conversation.ts'
import { CodeBlock } from './code-block.tsx'
import { CopyButton } from './copy-button.tsx'
import { asClient, asCurl, asOpenaiJs, asWidget } from './snippets.ts'
import { PlainTable } from './table.tsx'
import { Tabs } from './tabs.tsx'

interface InspectorProps {
  readonly exchange: Exchange | null
  readonly apiKey: string
  readonly locale: string
}

const parts = ['Timings', 'Request', 'Events', 'Headers', 'Receipt'] as const

/** What was behind the last answer: the request as it left, the events as they came, what the headers and the receipt say. */
export function Inspector({ exchange, apiKey, locale }: InspectorProps) {
  const [part, setPart] = useState<(typeof parts)[number]>('Timings')
  return (
    <section class="inspector" aria-labelledby="inspector-heading">
      <h2 id="inspector-heading">Inspector</h2>
      <div class="actions">
        <CopyButton label="Copy widget" text={() => asWidget(location.origin, apiKey, locale)} />
        {exchange && (
          <>
            <CopyButton label="Copy as curl" text={() => asCurl(location.origin, apiKey, exchange.request)} />
            <CopyButton label="Copy as openai-js" text={() => asOpenaiJs(location.origin, apiKey, exchange.request)} />
            <CopyButton label="Copy as client" text={() => asClient(location.origin, apiKey, exchange.request)} />
          </>
        )}
      </div>
      {exchange ? (
        <>
          <Tabs label="Parts of the exchange" names={parts} current={part} onChoose={setPart} />
          <Part part={part} exchange={exchange} />
        </>
      ) : (
        <p class="hint">Ask something: what went over the wire stands here.</p>
      )}
    </section>
  )
}

function Part({ part, exchange }: { readonly part: (typeof parts)[number]; readonly exchange: Exchange }) {
  const { request, headers, log, llasa } = exchange
  if (part === 'Request') return <CodeBlock label="Request body" text={JSON.stringify(request, null, 2)} />
  if (part === 'Events') return <CodeBlock label="Server-sent events" text={log} />
  if (part === 'Headers')
    return (
      <PlainTable
        caption="Headers of the response"
        rows={Object.entries(headers).map(([header, value]) => ({ header, value }))}
      />
    )
  if (part === 'Receipt') return <Receipt llasa={llasa} />
  return <PlainTable caption="The last answer" rows={timings(exchange)} />
}

const ms = (value: number | null): string => (value === null ? '–' : `${Math.round(value)} ms`)

function timings({ headers, ttftMs, totalMs, tokens, llasa, problem }: Exchange): { what: string; value: string }[] {
  return [
    { what: 'cache', value: headers['cache-status'] ?? '–' },
    { what: 'region', value: headers['x-llasa-region'] ?? '–' },
    { what: 'arm', value: headers['x-llasa-arm'] ?? '–' },
    { what: 'rollout', value: headers['x-llasa-rollout'] ?? '–' },
    { what: 'first token', value: ms(ttftMs) },
    { what: 'total', value: ms(totalMs) },
    { what: 'tokens', value: tokens === null ? '–' : String(tokens) },
    { what: 'known question', value: llasa.faq ? `${llasa.faq.id} (score ${llasa.faq.score ?? '–'})` : '–' },
    { what: 'products found', value: String(llasa.products?.length ?? 0) },
    { what: 'problem', value: problem ?? '–' },
    { what: 'request id', value: headers['x-request-id'] ?? '–' },
  ]
}

function Receipt({ llasa: { grounding } }: { readonly llasa: Exchange['llasa'] }) {
  if (!grounding) return <p class="hint">This answer stated nothing from the records.</p>
  const { claims, version, violations, repaired, missing } = grounding
  const rows = claims.map(({ text, productId, field, source, ageSeconds }) => ({
    stated: text,
    product: productId ?? 'the shop',
    field,
    source,
    age: ageSeconds === null ? '–' : `${ageSeconds} s`,
  }))
  return (
    <>
      <p class="hint">
        Catalogue {version ?? '–'} · {violations} without proof, taken out · {repaired} put right · {missing} not in the records
      </p>
      <PlainTable caption="What the answer states, and where it stands" rows={rows} />
    </>
  )
}
