import type { FoundEngine } from './scripts/lib/engines.ts'
import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { findEngine } from './scripts/lib/engines.ts'

/** Found by `npm run test:engines`, which asks each once; else by itself. One that is not there fails, and is not left out. */
const engines = process.env.DECK_ENGINES
  ? JSON.parse(process.env.DECK_ENGINES) as FoundEngine[]
  : (['firefox', 'webkit'] as const).map((name): FoundEngine => findEngine(name) ?? { name, by: 'playwright', build: 'Playwright' })

/** Settings of a reader's Firefox → the tests that are run with them alone. A browser has one set of settings. */
const SETTINGS = {
  'its own colours for every page': { only: 'colours', prefs: { 'browser.display.document_color_use': 2 } },
  'no letter under 20 px': { only: 'letters', prefs: { 'font.minimum-size.x-western': 20, 'font.minimum-size.zh-CN': 20, 'font.minimum-size.x-unicode': 20 } },
  'text alone at 130 %': { only: 'letters', prefs: { 'ui.textScaleFactor': 130, 'browser.display.os-zoom-behavior': 2 } },
}

/** `npm run test:engines`: what engines other than Chromium make of the build. */
export default defineConfig<object, { engine: FoundEngine }>({
  testDir: 'tests/engines',
  outputDir: 'test-results/engines',
  timeout: 120_000,
  // One engine beside the other, a file of tests at a time.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  reporter: [[process.env.CI ? 'dot' : 'list'], ['json', { outputFile: 'test-results/engines.json' }]],
  expect: { timeout: 15_000 },
  projects: engines.flatMap(engine => [
    // First, for they are long.
    ...engine.name === 'firefox'
      ? Object.entries(SETTINGS).map(([name, { only, prefs }]) => ({ name: `firefox, ${name}`, testMatch: `settings/${only}.spec.ts`, use: { engine: { ...engine, prefs } } }))
      : [],
    { name: engine.name, testIgnore: 'settings/**', use: { engine } },
  ]),
})
