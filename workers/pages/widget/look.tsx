import type { WidgetLook } from './markup-of.ts'

interface LookProps {
  readonly look: WidgetLook
  readonly onChange: (change: Partial<WidgetLook>) => void
}

/** How the assistant looks in the page. */
export const Look = ({ look, onChange }: LookProps) => (
  <section aria-labelledby="look-heading">
    <h2 id="look-heading">How it looks</h2>
    <form class="editor box" onSubmit={(event) => event.preventDefault()}>
      <label>
        Heading (empty: the shop's, or the widget's own)
        <input maxLength={60} value={look.heading} onInput={(event) => onChange({ heading: event.currentTarget.value })} />
      </label>
      <label>
        Place
        <select
          value={look.placement}
          onChange={(event) => onChange({ placement: event.currentTarget.value === 'inline' ? 'inline' : 'corner' })}
        >
          <option value="corner">In the page's corner, opened by a button</option>
          <option value="inline">Where I put it</option>
        </select>
      </label>
      <label>
        Corners
        <select
          value={look.radius}
          onChange={(event) => onChange({ radius: event.currentTarget.value === 'square' ? 'square' : 'round' })}
        >
          <option value="round">Round</option>
          <option value="square">Square</option>
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={look.accent !== null}
          onChange={() => onChange({ accent: look.accent === null ? '#5b2a86' : null })}
        />{' '}
        A colour of my own
      </label>
      {look.accent !== null && (
        <label>
          Colour
          <input type="color" value={look.accent} onInput={(event) => onChange({ accent: event.currentTarget.value })} />
        </label>
      )}
      <label>
        <input type="checkbox" checked={look.hasCart} onChange={() => onChange({ hasCart: !look.hasCart })} /> “Add to cart” on
        products: your page gets an event
      </label>
    </form>
  </section>
)
