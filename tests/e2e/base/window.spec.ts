import type { Page } from 'playwright/test'
import { expect, test } from '../support/window'

// Tests of the board share a window (support/window.ts). What one leaves there, the next must not find: else it could pass or fail by
// what was run before it. In this order, in one worker.
test.describe.configure({ mode: 'serial' })

/** A document of the deck's host, which runs nothing of the deck. */
const PLACE = './manifest.webmanifest'
/** More than any machine has. */
const CORES = 7777

let heard = 0

const found = (page: Page) => page.evaluate(async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  cookie: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  name: window.name,
  pages: history.length,
  scripts: 'ran' in window,
  online: navigator.onLine,
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
  width: innerWidth,
  cores: navigator.hardwareConcurrency,
  granted: (await navigator.permissions.query({ name: 'geolocation' })).state,
}))

test('a test that leaves something of everything in the window', async ({ page, context }) => {
  await page.addInitScript(() => Object.assign(window, { ran: true }))
  await page.route('**/nowhere', route => route.fulfill({ body: 'routed' }))
  page.on('console', () => { heard += 1 })
  await page.goto('./favicon.svg')
  await page.goto(PLACE)
  await page.evaluate(async () => {
    localStorage.setItem('left', 'here')
    sessionStorage.setItem('left', 'here')
    document.cookie = 'left=here'
    window.name = 'left'
    await caches.open('left')
    await new Promise(done => indexedDB.open('left').addEventListener('success', done))
  })
  await context.newPage()
  // Over the browser's own protocol, as fingers, forced darkness and downloads are.
  await (await context.newCDPSession(page)).send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: CORES })
  await context.grantPermissions(['geolocation'])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 400, height: 700 })
  await page.mouse.move(100, 100)
  await page.mouse.down()
  await page.keyboard.down('Shift')
  await context.setOffline(true)
  expect(await found(page)).toMatchObject({
    local: ['left'], session: ['left'], cookie: 'left=here', databases: ['left'], caches: ['left'], name: 'left',
    scripts: true, online: false, dark: true, width: 400, cores: CORES, granted: 'granted',
  })
})

test('the next test finds nothing of it', async ({ page, context }) => {
  expect(context.pages()).toHaveLength(1)
  await page.goto(PLACE)
  const { cores, ...rest } = await found(page)
  expect(cores).not.toBe(CORES)
  expect(rest).toEqual({
    local: [], session: [], cookie: '', databases: [], caches: [], name: '',
    // The empty page on which a window opens, and this one.
    pages: 2, scripts: false, online: true, dark: false, width: 1280, granted: 'prompt',
  })
  expect(await page.evaluate(async () => (await fetch('nowhere')).status)).toBe(404)
  await page.evaluate(() => console.log('listened to?'))
  expect(heard).toBe(0)
  await page.evaluate(() => {
    addEventListener('mousemove', ({ buttons, shiftKey }) => Object.assign(window, { moved: { buttons, shiftKey } }), { once: true })
  })
  await page.mouse.move(200, 200)
  expect(await page.evaluate(() => (window as { moved?: object }).moved)).toEqual({ buttons: 0, shiftKey: false })
})
