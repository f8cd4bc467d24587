interface SwaggerUi {
  (settings: object): unknown
  readonly presets: { readonly apis: unknown }
}
declare const SwaggerUIBundle: SwaggerUi

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
SwaggerUIBundle({
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
})
