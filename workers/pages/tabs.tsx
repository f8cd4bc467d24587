interface TabsProps<T extends string> {
  readonly names: readonly T[]
  readonly current: T
  readonly onChoose: (name: T) => void
  readonly label?: string
}

/** The parts of a page. */
export const Tabs = <T extends string>({ names, current, onChoose, label = 'Parts of this page' }: TabsProps<T>) => (
  <nav class="tabs" aria-label={label}>
    {names.map((name) => (
      <button key={name} type="button" aria-current={name === current ? 'page' : undefined} onClick={() => onChoose(name)}>
        {name}
      </button>
    ))}
  </nav>
)

/** What is wrong, shown where the content would be. */
export const Problem = ({ text }: { readonly text: string | null }) =>
  text === null ? null : (
    <p class="problem" role="alert">
      {text}
    </p>
  )
