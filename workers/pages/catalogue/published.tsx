interface PublishedProps {
  readonly version: string
  readonly count: number
  readonly onMore: () => void
}

/** What to do with a catalogue that is out. */
export const Published = ({ version, count, onMore }: PublishedProps) => (
  <div class="empty">
    <h3>{count} products are out</h3>
    <p>
      Version {version} serves within a minute. Ask about them; the shop's policies are set under{' '}
      <a href="/questions">Known questions</a>.
    </p>
    <div class="actions centred">
      <a class="button primary" href="/">
        Ask about my products
      </a>
      <a class="button" href="/widget">
        Put it into my page
      </a>
      <button type="button" onClick={onMore}>
        Another file
      </button>
    </div>
  </div>
)
