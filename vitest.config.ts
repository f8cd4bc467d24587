import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { scriptedBackend } from './test/support/scripted-backend.ts'
import { alertEmail, testSecrets, testSettings } from './test/support/settings.ts'

const backend = scriptedBackend()

/** Four kinds of tests, one after another, the fast ones first: two cores are few. `npm test -- --project pure` runs one kind. */
export default defineConfig({
  test: {
    // The Worker logs each request: shown where a test fails.
    silent: 'passed-only',
    // Files of the Worker share one storage: their order must not change with how long each took last time.
    cache: false,
    projects: [
      {
        test: {
          name: 'pure',
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{worker,e2e,browser}.test.ts'],
        },
      },
      {
        plugins: [
          cloudflareTest({
            remoteBindings: false,
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              email: { send_email: [{ name: 'ALERT_MAIL' }] },
              bindings: {
                SETTINGS: { ...testSettings, alerts: { ...testSettings.alerts, email: alertEmail } },
                ...testSecrets,
              },
              outboundService: backend,
              serviceBindings: { GPU_BOUND: backend },
            },
          }),
        ],
        test: {
          name: 'worker',
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          include: ['test/**/*.worker.test.ts'],
          setupFiles: ['test/support/load-on-demand.ts'],
          fileParallelism: false,
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['test/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          sequence: { groupOrder: 3 },
          include: ['test/**/*.browser.test.ts'],
          // Each file starts the whole stack and a browser; side by side on two cores they time each other out.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
