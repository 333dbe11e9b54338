import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { findBrowser, launchOptions } from './scripts/lib/browser.ts'

const port = Number(process.env.PORT ?? 4179)

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // `npm test` looks at some of many sizes, languages and ways (scripts/test.ts); who runs a test by its name gets it.
  grepInvert: process.env.DECK_TESTS === 'short' ? /@full/ : undefined,
  // On a machine that nobody watches one late picture must not cost the whole run; what needed it is named at the end, to be mended.
  retries: process.env.CI ? 1 : 0,
  reporter: [[process.env.CI ? 'dot' : 'list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: 'zh-CN',
    // What a test sees is the build that is there now; take.spec.ts is about the copy.
    serviceWorkers: 'block',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(findBrowser({ windowless: true })),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node scripts/launch.mjs serve --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: !process.env.CI,
  },
})
