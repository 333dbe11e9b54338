import { expect, test } from 'playwright/test'
import { readerOf } from './support/reader'

test('the deck says that it has a dark theme of its own', async ({ page }) => {
  const reader = readerOf(page)
  await reader.open('study')
  const scheme = () => reader.ask(() => getComputedStyle(document.documentElement).colorScheme.split(' ').sort().join(' '), null)
  expect(await scheme()).toBe('light only')
  await reader.ask(() => localStorage.setItem('slidev-color-schema', 'dark'), null)
  await reader.open('study', 'en')
  expect(await scheme()).toBe('dark only')
})
