import { useEffect, useState } from 'preact/hooks'
import { Llasa, type ProductSearch } from '../../client/client.ts'
import { samplePicture } from '../sample-picture.ts'
import { Empty, Skeleton } from '../states.tsx'
import { Problem } from '../tabs.tsx'
import type { Shop } from './shop.ts'
import { whyOf } from './why-of.ts'

const waitMs = 200
const matches = {
  found: 'This is what was meant.',
  near: 'Nothing has all of it: these are the closest, and the assistant says so.',
  none: 'Nothing fits: the assistant says that the shop does not have it.',
} as const

/** The catalogue as shoppers find it, and what each rank rests on. */
export function Search({ apiKey, locale }: Shop) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<ProductSearch | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (!apiKey) return
    const stop = new AbortController()
    const timer = setTimeout(
      () =>
        new Llasa({ apiKey }).search({ query, locale, limit: 20, explain: true }, { signal: stop.signal }).then(
          (read) => {
            setFound(read)
            setProblem(null)
          },
          (error: Error) => !stop.signal.aborted && setProblem(error.message),
        ),
      query ? waitMs : 0,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [apiKey, locale, query])

  return (
    <section aria-labelledby="search-heading">
      <h2 id="search-heading">Search as shoppers do</h2>
      <label class="editor">
        What they type
        <input
          type="search"
          maxLength={200}
          placeholder="a warm sleeping bag under 200 €"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <Problem text={problem} />
      {!found && !problem && <Skeleton />}
      {found && (
        <p class="hint" role="status">
          {found.version === null
            ? 'Nothing is published in this language.'
            : query
              ? matches[found.match]
              : 'The first products.'}
        </p>
      )}
      {found?.data.length === 0 && (
        <Empty
          title={query ? 'Not found' : 'No products yet'}
          hint={
            query
              ? 'If you have it under another name, teach the shop the word under Synonyms.'
              : 'Put some in under Import; a file is enough.'
          }
        />
      )}
      {found && (
        <ol class="preview">
          {found.data.map((product, at) => (
            <li key={product.id} class="card">
              <Picture product={product} />
              <div>
                <b>
                  {at + 1}. {product.title}
                </b>
                <p class="facts">
                  <span>{product.fields.price ?? 'no price'}</span>
                  {product.fields.stock && <span>{product.fields.stock}</span>}
                  {product.category && <small>{product.category}</small>}
                </p>
                {query && (
                  <details>
                    <summary>Why this rank</summary>
                    <Why rank={product.rank} />
                  </details>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Why({ rank }: { readonly rank: ProductSearch['data'][number]['rank'] | undefined }) {
  if (!rank) return <p class="hint">So large a catalogue is ranked in the database, which shows no single weights.</p>
  return (
    <ul class="weights">
      {whyOf(rank).map(({ text, score }) => (
        <li key={text}>
          {score !== null && <b>+ {score.toFixed(2)}</b>}
          <span>{text}</span>
        </li>
      ))}
      <li>
        <b>= {rank.score.toFixed(2)}</b>
        <span>of 1</span>
      </li>
    </ul>
  )
}

function Picture({ product }: { readonly product: ProductSearch['data'][number] }) {
  const address = samplePicture(product) ?? product.image?.url
  return address ? <img src={address} alt="" width={64} height={64} loading="lazy" /> : null
}
