export interface WidgetLook {
  readonly heading: string
  readonly placement: 'corner' | 'inline'
  readonly hasCart: boolean
  /** Null: the widget's own. */
  readonly accent: string | null
  readonly radius: 'round' | 'square'
}

export const defaultLook: WidgetLook = { heading: '', placement: 'corner', hasCart: false, accent: null, radius: 'round' }

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The CSS variables that differ from the widget's own. */
export const variablesOf = ({ accent, radius }: WidgetLook): Readonly<Record<string, string>> => ({
  ...(accent !== null && accentIn(accent)),
  ...(radius === 'square' && { '--llasa-radius': '0.2rem' }),
})

/** What to copy into a page. */
export function markupOf(origin: string, apiKey: string, locale: string, look: WidgetLook): string {
  const { heading, placement, hasCart } = look
  const variables = Object.entries(variablesOf(look))
  const style = variables.length
    ? `<style>\n  llasa-chat {\n${variables.map(([name, value]) => `    ${name}: ${value};`).join('\n')}\n  }\n</style>\n`
    : ''
  if (placement === 'inline') {
    const attributes = [
      `api-key="${escaped(apiKey)}"`,
      `locale="${locale}"`,
      ...(heading ? [`heading="${escaped(heading)}"`] : []),
      ...(hasCart ? ['cart'] : []),
    ]
    return `${style}<script type="module" src="${origin}/widget.js"></script>\n<llasa-chat ${attributes.join(' ')}></llasa-chat>`
  }
  const query = new URLSearchParams({ key: apiKey, locale, ...(heading && { heading }), ...(hasCart && { cart: '' }) })
  return `${style}<script type="module" src="${origin}/widget.js?${escaped(query.toString())}"></script>`
}

/** Dark enough for light pages and light enough for dark ones, with text on it that reads. */
const accentIn = (accent: string): Readonly<Record<string, string>> => ({
  '--llasa-accent': isDark(accent)
    ? `light-dark(${accent}, color-mix(in oklab, ${accent} 45%, white))`
    : `light-dark(color-mix(in oklab, ${accent} 55%, black), ${accent})`,
  '--llasa-on-accent': 'light-dark(#ffffff, #101010)',
})

/** By relative luminance (WCAG 2.2): whether white text reads better on it than black. */
function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18
}
