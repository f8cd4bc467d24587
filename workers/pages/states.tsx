import type { ComponentChildren } from 'preact'

/** Where nothing is yet: what will be here, and how to get there. */
export const Empty = ({ title, hint, children }: { title: string; hint: string; children?: ComponentChildren }) => (
  <div class="empty">
    <h3>{title}</h3>
    <p>{hint}</p>
    {children}
  </div>
)

/** The room that what is loading will take. */
export const Skeleton = ({ lines = 4, label = 'Loading…' }: { lines?: number; label?: string }) => (
  <div class="skeleton" role="status" aria-label={label}>
    {Array.from({ length: lines }, (_, line) => (
      <i key={line} />
    ))}
  </div>
)

/** Figures at a glance. */
export const Numbers = ({ values }: { values: Readonly<Record<string, ComponentChildren>> }) => (
  <dl class="numbers">
    {Object.entries(values).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
