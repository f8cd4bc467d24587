import type { ComponentChildren } from 'preact'

interface KeyField {
  readonly label: string
  readonly apiKey: string
  readonly onKey: (key: string) => void
}

/** A page's head: its name, ways to the other pages, and the key it works with. */
export function PageHeader({
  title,
  links,
  label,
  apiKey,
  onKey,
  children,
}: KeyField & { title: string; links: ComponentChildren; children?: ComponentChildren }) {
  return (
    <header>
      <h1>{title}</h1>
      {links}
      <label>
        {label}
        <input type="password" autocomplete="off" value={apiKey} onChange={(event) => onKey(event.currentTarget.value)} />
      </label>
      {children}
    </header>
  )
}

/** The language of the shop that a page shows. */
export function LocaleField({ locale, onLocale }: { locale: string; onLocale: (locale: string) => void }) {
  return (
    <label>
      Language
      <select value={locale} onChange={(event) => onLocale(event.currentTarget.value)}>
        <option value="en">English</option>
        <option value="de">Deutsch</option>
      </select>
    </label>
  )
}
