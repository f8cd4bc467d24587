interface Series {
  readonly name: string
  /** Parallel to the moments; null where there was nothing to measure. */
  readonly values: readonly (number | null)[]
}

interface LinesProps {
  readonly label: string
  readonly series: readonly Series[]
  readonly from: string
  readonly to: string
  readonly format: (value: number) => string
}

const [width, height] = [300, 90]

/** Lines over time, a gap where nothing was measured. */
export function Lines({ label, series, from, to, format }: LinesProps) {
  const all = series.flatMap(({ values }) => values.filter((value) => value !== null))
  const top = Math.max(0, ...all)
  const last = series.map(({ name, values }) => [name, values.findLast((value) => value !== null) ?? null] as const)
  const described = last.map(([name, value]) => `${name} ${value === null ? 'nothing' : format(value)}`).join(', ')
  return (
    <figure class="plot">
      <figcaption>
        <b>{label}</b>
        {last.map(([name, value], at) => (
          <span key={name} class={`key series-${at % 6}`}>
            {name} {value === null ? '–' : format(value)}
          </span>
        ))}
      </figcaption>
      {all.length === 0 ? (
        <p class="hint">Nothing was measured in this time.</p>
      ) : (
        <svg
          role="img"
          aria-label={`${label}, latest: ${described}; at most ${format(top)}`}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
        >
          {series.map(({ name, values }, at) => (
            <g key={name} class={`series-${at % 6}`}>
              <path d={pathOf(values, top)} vector-effect="non-scaling-stroke" />
              <path
                class="alone"
                d={pathOf(
                  values.map((value, of) => (isAlone(values, of) ? value : null)),
                  top,
                )}
                vector-effect="non-scaling-stroke"
              />
            </g>
          ))}
        </svg>
      )}
      <p class="axis" aria-hidden="true">
        <span>{from}</span>
        <span>at most {format(top)}</span>
        <span>{to}</span>
      </p>
    </figure>
  )
}

/** Between two moments without a measurement, so that no line leads to it. */
const isAlone = (values: LinesProps['series'][number]['values'], at: number): boolean =>
  (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null

/** Neighbours are joined; one alone is a dot. */
function pathOf(values: readonly (number | null)[], top: number): string {
  const step = width / Math.max(1, values.length - 1)
  let isPen = false
  return values
    .map((value, at) => {
      if (value === null) {
        isPen = false
        return ''
      }
      const point = `${(at * step).toFixed(1)} ${(height - 2 - (top ? value / top : 0) * (height - 6)).toFixed(1)}`
      const command = isPen ? `L${point}` : `M${point}h0.01`
      isPen = true
      return command
    })
    .join('')
}
