import type { TurnView } from '../../known-answers/routes/responses.ts'

/** The answer, and behind it what it rests on. */
export function TurnAnswer({ answer, products, receipt }: TurnView) {
  if (!products.length && !receipt) return <>{answer}</>
  return (
    <details>
      <summary>{answer || '(nothing)'}</summary>
      {products.length > 0 && <p>Products: {products.join(', ')}</p>}
      {receipt && (
        <>
          <p>
            Statements: {receipt.claims.length} from records, {receipt.missing} not in the records, {receipt.violations} taken
            out.
          </p>
          <ul>
            {receipt.claims.map(({ text, productId, field }) => (
              <li key={`${productId} ${field} ${text}`}>
                {text} ({productId ?? 'policy'}, {field})
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
