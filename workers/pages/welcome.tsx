const examples: Readonly<Record<string, readonly string[]>> = {
  en: ['Do you have a tent?', 'How much is it?', 'What is your return policy?'],
  de: ['Haben Sie ein Zelt?', 'Was kostet es?', 'Wie kann ich etwas zurückgeben?'],
}

/** Three questions whose answers show what the product does: found, stated with proof, the shop's own words. */
export const exampleFor = (locale: string): readonly string[] => examples[locale] ?? examples.en ?? []

/** What one sees first: what this is, an example a click away, and the way to one's own shop. */
export const Welcome = ({ onExample }: { readonly onExample: () => void }) => (
  <section class="welcome wide" aria-label="What this is">
    <ol>
      <li>
        <b>Ask</b> in your own words, or tick products at the side to talk about.
      </li>
      <li>
        <b>Prices and stock</b> are filled in from the shop's records at this moment; what no record proves is left out.
      </li>
      <li>
        <b>“What this rests on”</b> under an answer is its receipt: each figure, the record it is from, and how old that is.
      </li>
    </ol>
    <div class="actions">
      <button type="button" class="primary" onClick={onExample}>
        Show an example
      </button>
      <a class="button" href="/catalogue?shop=own">
        Use your own shop
      </a>
    </div>
  </section>
)
