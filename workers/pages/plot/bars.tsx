interface BarsProps {
  readonly label: string
  readonly values: readonly {
    readonly name: string
    readonly parts: readonly { readonly name: string; readonly value: number }[]
  }[]
}

const height = 120

/** Stacked bars by day. The figures stand in the table beside: the picture itself is one sentence to a screen reader. */
export function Bars({ label, values }: BarsProps) {
  const totals = values.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0))
  const top = Math.max(1, ...totals)
  const names = values[0]?.parts.map(({ name }) => name) ?? []
  return (
    <figure class="plot">
      <figcaption>
        {label}, at most {Math.max(0, ...totals).toLocaleString('en')}
        {names.map((name, at) => (
          <span key={name} class={`key series-${at}`}>
            {name}
          </span>
        ))}
      </figcaption>
      <svg
        role="img"
        aria-label={`${label}: ${values.length} days`}
        viewBox={`0 0 ${Math.max(1, values.length) * 10} ${height}`}
        preserveAspectRatio="none"
      >
        {values.map(({ name, parts }, at) => {
          let below = 0
          return (
            <g key={name}>
              <title>
                {name}: {parts.map((part) => `${part.value} ${part.name}`).join(', ')}
              </title>
              {parts.map((part, index) => {
                const size = (part.value / top) * height
                below += size
                return (
                  <rect key={part.name} class={`series-${index}`} x={at * 10 + 1} width={8} y={height - below} height={size} />
                )
              })}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
