import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { findBrowser, launchOptions } from './scripts/lib/browser.ts'

/** Part of `npm run looks`, which serves the build and says where its pictures go. */
export default defineConfig({
  testDir: 'tests/looks',
  outputDir: 'test-results/looks',
  timeout: 300_000,
  expect: { timeout: 20_000 },
  // One page after the other: two that draw at once would wait for each other.
  workers: 1,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: process.env.LOOKS_URL,
    viewport: { width: 1280, height: 720 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    contextOptions: { reducedMotion: 'reduce' },
    serviceWorkers: 'block',
    launchOptions: launchOptions(findBrowser({ windowless: true })),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
})
