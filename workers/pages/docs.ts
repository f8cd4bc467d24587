declare const Scalar: { createApiReference: (place: string, settings: object) => void }

/** The API's description by Scalar, all of it from here: no font, script, proxy or telemetry of others. */
document.querySelector('#api')?.replaceChildren()
Scalar.createApiReference('#api', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
})
