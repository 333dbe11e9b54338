import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { findFirefox } from './scripts/lib/browser.ts'

/** Settings of a reader's Firefox → the tests that are run with them. A browser has one set of settings. */
const SETTINGS = {
  'as it comes': { only: ['kept', 'scheme'], prefs: {} },
  'its own colours for every page': { only: ['forced'], prefs: { 'browser.display.document_color_use': 2 } },
  'no letter under 20 px': { only: ['type'], prefs: { 'font.minimum-size.x-western': 20, 'font.minimum-size.zh-CN': 20, 'font.minimum-size.x-unicode': 20 } },
  'text alone at 130 %': { only: ['type'], prefs: { 'ui.textScaleFactor': 130, 'browser.display.os-zoom-behavior': 2 } },
}
const port = Number(process.env.PORT ?? 4179)

/** `npm run test:firefox`: the Firefox of this computer, by its own WebDriver BiDi. */
export default defineConfig({
  testDir: 'tests/firefox',
  outputDir: 'test-results/firefox',
  timeout: 90_000,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [[process.env.CI ? 'dot' : 'list'], ['json', { outputFile: 'test-results/firefox.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: 'zh-CN',
    browserName: 'firefox',
    // The name under which Playwright drives a Firefox as it is released; its own build of one is not needed.
    channel: 'moz-firefox',
  },
  projects: Object.entries(SETTINGS).map(([name, { only, prefs }]) => ({
    name,
    testMatch: only.map(file => `${file}.spec.ts`),
    use: { launchOptions: { executablePath: findFirefox(), firefoxUserPrefs: prefs } },
  })),
  webServer: {
    command: `node scripts/launch.mjs serve --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: !process.env.CI,
  },
})
