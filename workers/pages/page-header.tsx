import type { ComponentChildren } from 'preact'
import { SiteNav } from './site-nav.tsx'
import { Toasts } from './toasts.tsx'

interface PageHeaderProps {
  readonly title: string
  /** What the page is for, in a sentence. */
  readonly hint: string
  /** Whose key the page works with. */
  readonly label: string
  readonly apiKey: string
  readonly onKey: (key: string) => void
  readonly children?: ComponentChildren
}

/** A page's head: the ways to the other pages, its name, and the key it works with. */
export function PageHeader({ title, hint, label, apiKey, onKey, children }: PageHeaderProps) {
  return (
    <header>
      <SiteNav />
      <div class="page-title">
        <div>
          <h1>{title}</h1>
          <p class="hint">{hint}</p>
        </div>
        <label>
          {label}
          <input
            type="password"
            autocomplete="off"
            value={apiKey}
            onChange={(event) => onKey(event.currentTarget.value.trim())}
          />
        </label>
        {children}
      </div>
      <Toasts />
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
        <option value="fr">Français</option>
        <option value="es">Español</option>
      </select>
    </label>
  )
}
