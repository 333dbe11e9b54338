import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { findBrowser, launchOptions } from './scripts/lib/browser.ts'

/** Part of `npm run release`: opens what lies in the folder that it is given. */
export default defineConfig({
  testDir: 'tests/release',
  outputDir: 'test-results/release',
  timeout: 120_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(findBrowser({ windowless: true })),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
})
