import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright/test'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { expect, test } from '../support/test'
import { Board, keep, openBoard, record, turnTo, watchFaults } from '../support/board'
import { PREFIX } from '../support/content'
import { FULL } from '../support/full'
import { centreOf, liftByMouse } from '../support/ways'

// What goes wrong around the board while it is used. Stores that are full, denied or broken from the start: state.spec.ts.

const alert = (page: Page) => page.locator('[role="alert"]:visible')

interface FaultWindow { room: number, clockOff: number }
const set = (page: Page, name: keyof FaultWindow, value: number) =>
  page.evaluate(([name, value]) => { (window as unknown as FaultWindow)[name] = value }, [name, value] as const)

test('the store gets full midway: the board goes on and says so; with room again all is kept', async ({ page, context }) => {
  const faults = watchFaults(page)
  await page.addInitScript(() => {
    const shared = window as unknown as FaultWindow
    shared.room = Infinity
    const setItem = Storage.prototype.setItem
    Storage.prototype.setItem = function (key: string, value: string) {
      if (/^coevolution-deck:[^/]+\/board\//.test(key) && shared.room-- <= 0)
        throw new DOMException('full', 'QuotaExceededError')
      setItem.call(this, key, value)
    }
  })
  const board = await openBoard(page)
  await set(page, 'room', 2)
  await board.digits({ 'S1-01': 'project', 'X3': 'resource' })
  await expect(alert(page)).toHaveCount(0)
  await board.digits({ 'S1-03': 'project', 'S2-02': 'resource' })
  await expect(alert(page)).not.toBeEmpty()
  const all = { 'S1-01': 'project', 'X3': 'resource', 'S1-03': 'project', 'S2-02': 'resource' } as const
  await board.shows(all)
  expect(await board.stored()).toEqual({ 'S1-01': 'project', 'X3': 'resource' })
  await board.action('undo').click()
  await board.press('redo')
  await turnTo(page, 'model')
  await turnTo(page, 'sort')
  await board.shows(all)
  await board.digits({ X7: 'unstaged' })

  await set(page, 'room', Infinity)
  await board.digits({ X7: 'pool' })
  await expect(alert(page)).toHaveCount(0)
  await expect.poll(() => board.stored()).toEqual(all)

  // Full once more; what another window can write counts, in whatever this one opens next.
  await set(page, 'room', 0)
  await board.digits({ X7: 'unstaged' })
  const other = await openBoard(await context.newPage())
  await other.shows(all)
  await other.digits({ X3: 'pool' })
  const { X3: _, ...theirs } = all
  await board.shows(theirs)
  await turnTo(page, 'study/sort')
  await board.ready()
  await board.shows(theirs)
  expect(faults).toEqual([])
})

test('the store is cleared in another tab: the board starts anew, in its language, and goes on keeping', FULL, async ({ page, context }) => {
  const faults = watchFaults(page)
  const board = await openBoard(page, 'sort', 'en')
  await board.digits({ 'S1-01': 'project', 'X3': 'resource' })
  const other = await context.newPage()
  await other.goto('./manifest.webmanifest')
  await other.evaluate(() => localStorage.clear())
  await board.shows({})
  await expect(board.action('undo')).toHaveAttribute('aria-disabled', 'true')
  await expect(alert(page)).toHaveCount(0)
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await board.digits({ X6: 'unstaged' })
  await expect.poll(() => board.stored()).toEqual({ X6: 'unstaged' })
  await page.reload()
  await board.ready()
  await board.shows({ X6: 'unstaged' })
  expect(faults).toEqual([])
})

test('two tabs that move at the same moment come to the same board, which is the one kept', FULL, async ({ page, context }) => {
  const one = await openBoard(page)
  const two = await openBoard(await context.newPage())
  for (let round = 0; round < 8; round++) {
    const moves = [[one, 'S1-01'], [two, 'X3']] as const
    for (const [board, id] of moves)
      await board.grab(id).focus()
    await Promise.all(moves.map(([board], n) => board.page.keyboard.press(String((round + n) % 4 + 1))))
    await expect.poll(async () => {
      const [a, b, kept] = await Promise.all([one.placement(), two.placement(), one.stored()])
      return { a, b, agreed: [b, kept].every(placement => JSON.stringify(Object.entries(placement as object).sort()) === JSON.stringify(Object.entries(a).sort())) }
    }, `round ${round}`).toMatchObject({ agreed: true })
  }
  // And each hears of the other again.
  await one.digits({ 'S2-02': 'development' })
  await expect(two.card('S2-02')).toHaveAttribute('data-in', 'development')
  await two.digits({ 'S2-02': 'pool' })
  await expect(one.card('S2-02')).toHaveAttribute('data-in', 'pool')
})

test('a tab is closed while a card hangs in the air: no card is lost or doubled', FULL, async ({ page, context }) => {
  const board = await openBoard(page)
  await board.digits({ 'S1-01': 'project' })
  let dragged = await openBoard(await context.newPage())
  for (const id of ['X3', 'S1-01']) {
    await liftByMouse(dragged, id)
    const over = await centreOf(dragged.bin('resource'))
    await dragged.page.mouse.move(over.x, over.y)
    await expect(dragged.bin('resource')).toHaveClass(/\bover\b/)
    await dragged.page.close()
    dragged = await openBoard(await context.newPage())
    await dragged.shows({ 'S1-01': 'project' })
    await board.shows({ 'S1-01': 'project' })
    expect(await board.stored()).toEqual({ 'S1-01': 'project' })
  }
})

test('the clock is set back: undo leads back, the countdown stands at its beginning, what was learned "tomorrow" is asked', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  await keep(page, 'core', record({}))
  await page.addInitScript((key) => {
    const shared = window as unknown as FaultWindow
    shared.clockOff = 0
    const now = Date.now
    Date.now = () => now() + shared.clockOff
    if (location.origin !== 'null') {
      const ahead = { stability: 3, difficulty: 5, last: now() + 10 * 86_400_000, due: now() + 20 * 86_400_000, missed: false }
      localStorage.setItem(key, JSON.stringify({ 'card/X3': ahead }))
    }
  }, `${PREFIX}review`)
  const board = await openBoard(page)
  await board.digits({ 'S1-01': 'project' })
  await set(page, 'clockOff', -86_400_000)
  await board.digits({ X3: 'resource' })
  await board.action('undo').click()
  await board.shows({ 'S1-01': 'project' })
  await board.action('undo').click()
  await board.shows({})
  await set(page, 'clockOff', 0)

  await turnTo(page, 'discussion')
  const countdown = page.locator('.countdown:visible')
  await expect(countdown).toHaveAttribute('data-running', 'false')
  const full = await countdown.locator('.digits').innerText()
  await countdown.locator('[data-action="start"]').click()
  await expect(countdown).toHaveAttribute('data-running', 'true')
  await set(page, 'clockOff', -3_600_000)
  await expect(countdown).toHaveAttribute('data-running', 'false')
  await expect(countdown.locator('.digits')).toHaveText(full)
  await countdown.locator('[data-action="start"]').click()
  await expect(countdown).toHaveAttribute('data-running', 'true')
  await set(page, 'clockOff', -3_600_000 + 100_000)
  await expect(countdown.locator('.digits')).toHaveText(/^1:\d\d$/)

  await turnTo(page, 'study/review')
  await expect(page.locator('[data-review]')).toHaveAttribute('data-due', '1')
  expect(faults).toEqual([])
})

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json' }

/** Serves a folder; `answers` says of each path whether the network is there. */
async function serve(folder: string, answers: (path: string) => boolean): Promise<{ url: string, server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://deck').pathname.replace(/\/$/, '/index.html')
    if (!answers(path))
      return request.socket.destroy()
    try {
      const body = readFileSync(join(folder, decodeURIComponent(path)))
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body)
    }
    catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the network is lost while a new version is fetched: the old copy goes on, and the new one comes when it is back', FULL, async ({ page }) => {
    test.setTimeout(90_000)
    const NEW = 'fedcba9876543210'
    const folder = mkdtempSync(join(tmpdir(), 'deck-'))
    cpSync('dist', folder, { recursive: true, filter: path => !/\/(?:45|handouts)(?:\/|$)/.test(path) })
    /** Requests that are still answered. */
    let left = Infinity
    const { url, server } = await serve(folder, () => left-- > 0)
    const version = page.locator('meta[name="deck-version"]')
    const update = () => page.evaluate(() => navigator.serviceWorker.getRegistration().then(one => one?.update()).then(() => {}, () => {}))
    try {
      await page.goto(`${url}?lang=zh#/study/answers`)
      await page.locator('[data-action="keep-offline"]').click()
      await expect(page.locator('[data-offline]')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
      const old = await version.getAttribute('content')
      await turnTo(page, 'study/sort')
      const board = await new Board(page).ready()
      await board.digits({ 'S1-01': 'project' })

      for (const file of ['index.html', 'study/index.html', 'sw.js'])
        writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replaceAll(old!, NEW))
      // The worker's script still comes, and none of its files.
      left = 1
      await update()
      await expect.poll(() => left).toBeLessThan(0)
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then(one => Boolean(one?.active && !one.installing && !one.waiting)))).toBe(true)

      await board.digits({ X3: 'resource' })
      await page.reload()
      await expect(version, 'the page of the old copy').toHaveAttribute('content', old!)
      await board.ready()
      await board.shows({ 'S1-01': 'project', 'X3': 'resource' })
      // A part that was not opened yet, from the old copy as well.
      await turnTo(page, 'study/glossary')
      await expect(page.locator('[data-part="glossary"]')).toHaveAttribute('data-state', 'there')

      // The page follows what its worker does: else a new one that came too early would not be told of.
      await turnTo(page, 'study/answers')
      await expect(page.locator('[data-offline]')).toHaveAttribute('data-offline', 'ready')
      left = Infinity
      await update()
      await expect(page.locator('[data-notice="newer"]')).toBeVisible({ timeout: 30_000 })
      await page.locator('[data-action="take-newer"]').click()
      await expect(version).toHaveAttribute('content', NEW)
      await expect(page.locator('[data-part]')).toHaveAttribute('data-state', 'there')
      await turnTo(page, 'study/sort')
      await board.ready()
      await board.shows({ 'S1-01': 'project', 'X3': 'resource' })
    }
    finally {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true })
    }
  })
})
