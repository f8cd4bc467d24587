import { render } from 'preact'
import { localKeys } from '../../shared/api-key.ts'
import { isLocal } from './is-local.ts'
import { SiteNav } from './site-nav.tsx'

interface SwaggerUi {
  (settings: object): { readonly preauthorizeApiKey: (scheme: string, key: string) => void }
  readonly presets: { readonly apis: unknown }
}
declare const SwaggerUIBundle: SwaggerUi

const head = document.getElementById('head')
if (head) render(<SiteNav />, head)

/** The viewer has a dark mode of its own: on where the playground's choice, or else the system's, is dark. */
const systemDark = matchMedia('(prefers-color-scheme: dark)')
function applyTheme(): void {
  const chosen = localStorage.getItem('llasa-theme')
  const isDark = chosen === 'dark' || (chosen !== 'light' && systemDark.matches)
  document.documentElement.classList.toggle('dark-mode', isDark)
}
applyTheme()
systemDark.addEventListener('change', applyTheme)

/** The API's description by Swagger UI, all of it from here: no font, script, validator or telemetry of others. */
const viewer = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  filter: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  // On one's own machine examples work when they are pressed.
  onComplete: () => isLocal && viewer.preauthorizeApiKey('key', localKeys.operator),
})
