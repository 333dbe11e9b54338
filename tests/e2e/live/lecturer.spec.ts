import type { BrowserContext, Page } from 'playwright/test'
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, test } from '../support/test'
import { encodeShare } from '#board/model/shareCode'
import type { Bin, Placement } from '../support/content'
import { PREFIX, quiz, sets } from '../support/content'
import { axe, cut, overlapping } from '../support/page'
import { Board, goto } from '../support/board'

/*
 * The lecturer's two windows in a live class, against the class's own server: the presenter's view, and the wall. Phones are
 * requests; what phones show is in phone.spec.ts.
 */

const CORE = { id: 'core', number: 1, ...sets.core } as const

class Server {
  port = 0
  key = ''
  #child: ChildProcess | null = null
  readonly #data = mkdtempSync(join(tmpdir(), 'live-'))

  get url(): string {
    return `http://127.0.0.1:${this.port}/`
  }

  async start(): Promise<this> {
    const child = spawn(process.execPath, [new URL('../support/liveProcess.ts', import.meta.url).pathname, this.#data, String(this.port)], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    const said = await new Promise<string>((done, failed) => {
      child.stdout!.once('data', line => done(String(line)))
      child.once('exit', code => failed(new Error(`The server ended with ${code}.`)))
    })
    Object.assign(this, JSON.parse(said) as { port: number, key: string })
    return this
  }

  kill(): Promise<void> {
    return new Promise((done) => {
      this.#child!.removeAllListeners('exit').once('exit', () => done()).kill('SIGKILL')
    })
  }

  /** Its disk is lost. */
  async lose(): Promise<void> {
    await this.kill()
    rmSync(this.#data, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    await this.kill()
    rmSync(this.#data, { recursive: true, force: true })
  }
}

/** People with phones, by what phones send. */
class Phones {
  readonly #cookies: string[] = []
  #seq = 0
  readonly #server: Server
  readonly #code: string
  constructor(server: Server, code: string) {
    this.#server = server
    this.#code = code
  }

  async join(n: number): Promise<void> {
    for (let one = 0; one < n; one++) {
      const reply = await this.#send('POST', 'join', {})
      this.#cookies.push(reply.headers.getSetCookie()[0].split(';')[0])
    }
  }

  #send(method: string, path: string, body: object, cookie = ''): Promise<Response> {
    return fetch(`${this.#server.url}live/${this.#code}/${path}`, { method, headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) })
  }

  async choose(task: string, choices: readonly (readonly string[])[]): Promise<void> {
    this.#seq++
    for (const [index, choice] of choices.entries())
      expect((await this.#send('PUT', `${task}/1`, { seq: this.#seq, choice, done: true }, this.#cookies[index])).status).toBe(200)
  }

  async sort(round: 1 | 2, placements: readonly Placement[]): Promise<void> {
    this.#seq++
    for (const [index, placement] of placements.entries()) {
      const reply = await this.#send('PUT', `sort/${round}`, { seq: this.#seq, places: encodeShare(CORE, placement), done: true }, this.#cookies[index])
      expect(reply.status).toBe(200)
    }
  }
}

let server: Server

const desk = (page: Page) => page.locator('[data-live="desk"]')
const press = (page: Page, name: string) => page.locator(`[data-action="live-${name}"]`).click()
const task = (page: Page, id = 'sort') => page.locator(`[data-live-task="${id}"]`)
const number = (page: Page, name: string) => page.locator(`.slidev-page:visible [data-live-number="${name}"]`)
const strip = (page: Page) => page.locator('[data-live="strip"]:visible')
const code = (page: Page) => page.evaluate(key => (JSON.parse(localStorage.getItem(key)!) as { code: string }).code, `${PREFIX}live-class`)
/** The state that the server gives the wall. */
const screen = (page: Page, at: string) => page.evaluate(async path => await (await fetch(path)).json() as { tasks: Record<string, { rounds: { table: unknown, finished: number }[], moves: unknown }> }, `/live/${at}/state?as=screen`)
const open = async (page: Page, alias: string) => {
  await page.goto(`${server.url}#/${alias}`)
  await expect(page.locator(`.frame[data-slide="${alias.replace('presenter/', '')}"]:visible`).first()).toBeVisible()
}

async function start(context: BrowserContext): Promise<{ host: Page, wall: Page, phones: Phones, at: string }> {
  const host = await context.newPage()
  await host.goto(`${server.url}#/presenter/1?live=${server.key}`)
  await expect(desk(host)).toHaveAttribute('data-link', 'open')
  const at = await code(host)
  await open(host, 'presenter/sort')
  const wall = await context.newPage()
  await open(wall, 'sort')
  return { host, wall, at, phones: new Phones(server, at) }
}

const [A, B, C] = sets.core.poolOrder
const all = (bin: Bin): Placement => Object.fromEntries(sets.core.poolOrder.map(id => [id, bin]))
const first: Placement[] = [...Array.from({ length: 6 }, () => all('project')), ...Array.from({ length: 6 }, () => all('resource'))]
const second: Placement[] = [...Array.from({ length: 3 }, () => all('resource')), ...Array.from({ length: 9 }, () => ({ ...all('project'), [B]: 'unstaged' as const }))]

test.describe('with a server', () => {
  test.beforeEach(async () => { server = await new Server().start() })
  test.afterEach(async () => { await server.close() })

  test('two rounds of the sort from the lecturer\'s link to the table, the wall covered until it is shown', async ({ context }) => {
    // Three windows, three languages, two rounds.
    test.slow()
    const { host, wall, phones, at } = await start(context)
    expect(host.url()).not.toContain('live')
    expect(await host.evaluate(key => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(key), server.key)).toBe(false)

    await phones.join(12)
    await host.locator('[data-live-head]').fill('15')
    await host.locator('[data-live-head]').press('Enter')
    await expect(number(wall, 'head')).toHaveAttribute('data-n', '15')
    await press(host, 'sheet')
    await expect(wall.locator('[data-live="sheet"] [data-join]')).toHaveAttribute('data-join', new RegExp(`/${at}$`))
    expect.soft(await axe(wall, '[data-live="sheet"]')).toEqual([])

    await press(host, 'open')
    // The task itself is to be seen, with the code below it.
    await expect(wall.locator('[data-live="sheet"]')).toHaveCount(0)
    await expect(strip(wall)).toHaveAttribute('data-phase', 'open')
    await phones.sort(1, first)
    await expect(number(wall, 'finished')).toHaveAttribute('data-n', '12')
    await expect(task(host)).toHaveAttribute('data-finished', '12')
    expect((await screen(wall, at)).tasks.sort.rounds.map(({ table }) => table)).toEqual([null, null])
    for (const lang of ['zh', 'en', 'both']) {
      await wall.locator(`[data-set-lang="${lang}"]:visible`).click()
      await expect(wall.locator('html')).toHaveAttribute('data-lang', lang)
      await expect.poll(() => cut(wall.locator('.frame:visible')), lang).toEqual([])
      expect.soft(await overlapping(wall.locator('.frame:visible')), lang).toEqual([])
    }
    expect.soft(await axe(wall, '.frame')).toEqual([])
    expect.soft(await axe(host, '[data-live="desk"]')).toEqual([])

    await press(host, 'close')
    await expect(task(host)).toHaveAttribute('data-phase', 'closed')
    expect((await screen(wall, at)).tasks.sort.rounds.map(({ table }) => table)).toEqual([null, null])
    // Before the second round it asks once more, and stays covered where that is not wanted.
    await press(host, 'show')
    await host.locator('[role="dialog"] button[autofocus]').click()
    await host.locator('[data-action="live-discuss"]').click()
    // Half of the class put it where the key does.
    await host.locator('[data-live-pair]').first().click()
    await expect(host.locator('[data-live-pair]').first()).toHaveAttribute('aria-pressed', 'true')

    await press(host, 'second')
    await expect(task(host)).toHaveAttribute('data-phase', 'open')
    await phones.sort(2, second)
    await press(host, 'close')
    await expect(task(host)).toHaveAttribute('data-phase', 'closed')
    await open(wall, 'class-table')
    await expect(wall.locator('[data-live="covered"]:visible')).toBeVisible()
    await press(host, 'show')
    const rows = wall.locator('[data-live="table"]:visible')
    await expect(rows).toHaveAttribute('data-rows', '15')
    const row = (id: string) => rows.locator(`[data-row="${id}"]`)
    await expect(row(A).locator('[data-round="1"] [data-cell="project"]')).toHaveAttribute('data-n', '6')
    await expect(row(A).locator('[data-round="2"] [data-cell="project"]')).toHaveAttribute('data-n', '9')
    await expect(row(C).locator('[data-moves="stayed"]')).toHaveText('3')
    await expect(row(C).locator('[data-moves="moved"]')).toHaveText('9')
    // Which bin is the right one is a step of its own.
    await expect(rows.locator('.segment.key')).toHaveCount(0)
    await wall.locator('[data-action="answers"]:visible').click()
    await expect(rows.locator('.segment.key').first()).toBeVisible()
    for (const lang of ['zh', 'en', 'both']) {
      await wall.locator(`[data-set-lang="${lang}"]:visible`).click()
      await expect(wall.locator('html')).toHaveAttribute('data-lang', lang)
      await expect.poll(() => cut(wall.locator('.frame:visible')), lang).toEqual([])
      expect.soft(await overlapping(wall.locator('.frame:visible')), lang).toEqual([])
    }
    expect.soft(await axe(wall, '.frame')).toEqual([])
    await row(C).locator('[data-action="flow"]').press('Enter')
    await expect(wall.locator('[data-live="flow"]:visible tbody tr')).toHaveCount(2)
    await wall.keyboard.press('Escape')
    await wall.locator('[data-live-view="relations"]:visible').click()
    await expect(wall.locator('[data-live="relations"]:visible [data-relation]')).toHaveCount(8)
    expect.soft(await axe(wall, '.frame')).toEqual([])
  })

  test('a reload, a second window of the lecturer\'s, a server that is away, and the end', async ({ context }) => {
    // A server is killed, and found to be away.
    test.slow()
    const { host, wall, phones } = await start(context)
    await phones.join(1)
    await host.reload()
    await expect(desk(host).locator('[data-joined]')).toHaveAttribute('data-joined', '1')
    const other = await context.newPage()
    await open(other, 'presenter/sort')
    await press(host, 'open')
    await expect(task(other)).toHaveAttribute('data-phase', 'open')
    await press(other, 'close')
    await expect(task(host)).toHaveAttribute('data-phase', 'closed')

    await server.kill()
    await expect(desk(host).locator('[data-live-fault]')).toBeVisible({ timeout: 30_000 })
    // Hands go on: the presenter's slide takes them as ever.
    await host.evaluate(() => { location.hash = '#/presenter/money' })
    await host.locator('[data-hand-stepper="money/a"] input').first().fill('7')
    await server.start()
    await host.locator('[data-action="live-retry"]').click()
    await expect(desk(host)).toHaveAttribute('data-link', 'open', { timeout: 30_000 })

    await press(host, 'more')
    await host.locator('[data-live="desk"] [data-action="live-end"]').click()
    const [download] = await Promise.all([host.waitForEvent('download'), host.locator('[data-action="live-json"]').click()])
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toBeTruthy()
    await host.locator('[data-confirm="live-end"]').click()
    await expect(desk(host)).toHaveCount(0)
    await expect(strip(wall)).toHaveCount(0)
    expect(await wall.evaluate(key => localStorage.getItem(key), `${PREFIX}live-class`)).toBeNull()
  })
})

test.describe('with a server, too', () => {
  test.beforeEach(async () => { server = await new Server().start() })
  test.afterEach(async () => { await server.close() })

  test('an order and a poll on the wall, led from the lecturer\'s own phone', async ({ context, browser }) => {
    // Three windows, two questions.
    test.slow()
    const { wall, phones } = await start(context)
    await phones.join(12)
    const own = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, serviceWorkers: 'block' })
    const phone = await own.newPage()
    await phone.goto(`${server.url}#/presenter/1?live=${server.key}`)
    await expect(desk(phone)).toHaveAttribute('data-link', 'open')
    await open(phone, 'presenter/exit-quiz')
    await open(wall, 'exit-quiz')
    const order = quiz.find(({ type }) => type === 'order')!
    const at = `quiz-${order.id}`
    const keys = order.options.map(({ key }) => key)
    await expect(wall.locator(`[data-quiz="${order.id}"] [data-live="corner"]:visible [data-join]`)).toBeVisible()
    await task(phone, at).locator('[data-action="live-open"]').tap()
    await expect(task(phone, at)).toHaveAttribute('data-phase', 'open')
    await phones.choose(at, Array.from({ length: 12 }, (_, index) => index < 7 ? keys : [...keys].reverse()))
    await task(phone, at).locator('[data-action="live-close"]').tap()
    await task(phone, at).locator('[data-action="live-show"]').tap()
    await phone.locator('[data-confirm="live-show"]').tap()
    const table = wall.locator(`[data-live-order="${at}"]:visible`)
    await expect(table.locator(`[data-cell="${keys[0]}/1"] [data-n]`)).toHaveAttribute('data-n', '7')
    await expect(table.locator(`[data-cell="${keys[0]}/${keys.length}"] [data-n]`)).toHaveAttribute('data-n', '5')
    for (const lang of ['zh', 'en', 'both']) {
      await wall.locator(`[data-set-lang="${lang}"]:visible`).click()
      await expect.poll(() => cut(wall.locator('.frame:visible')), lang).toEqual([])
      expect.soft(await overlapping(wall.locator('.frame:visible')), lang).toEqual([])
    }
    expect.soft(await axe(wall, '.frame')).toEqual([])

    await open(phone, 'presenter/money')
    await open(wall, 'money')
    await task(phone, 'poll-money').locator('[data-action="live-open"]').tap()
    await expect(task(phone, 'poll-money')).toHaveAttribute('data-phase', 'open')
    await phones.choose('poll-money', Array.from({ length: 12 }, (_, index) => [index < 8 ? 'a' : 'b']))
    await expect(number(wall, 'finished')).toHaveAttribute('data-n', '12')
    await expect(wall.locator('[data-hand-bar="money/a"] [data-count]')).toHaveCount(0)
    await task(phone, 'poll-money').locator('[data-action="live-close"]').tap()
    await task(phone, 'poll-money').locator('[data-action="live-show"]').tap()
    await phone.locator('[data-confirm="live-show"]').tap()
    // Shown by another device than the wall's.
    await expect(wall.locator('[data-hand-bar="money/a"] [data-count]')).toHaveAttribute('data-count', '8')
    await own.close()
  })

  test('locked, with a new code, and made again by the lecturer\'s window where the server has lost everything', async ({ context, browser }) => {
    // The server is started twice.
    test.slow()
    const { host, wall, at } = await start(context)
    await press(host, 'open')
    const own = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, serviceWorkers: 'block' })
    const phone = await own.newPage()
    const page = phone.locator('.live-page')
    await phone.goto(`${server.url}${at}`)
    await phone.locator('[data-action="join"]').tap()
    const board = new Board(phone, 'core')
    await board.grab(A).tap()
    await phone.locator('[data-bin-bar="project"]').tap()
    await expect(page).toHaveAttribute('data-line', 'sent')

    // The key closes the panel from its button and from within, and leaves the focus at the button.
    for (const from of ['live-more', 'live-lock']) {
      await press(host, 'more')
      await host.locator(`[data-action="${from}"]`).focus()
      await host.keyboard.press('Escape')
      await expect(host.locator('[data-action="live-lock"]')).toBeHidden()
      await expect(host.locator('[data-action="live-more"]')).toBeFocused()
    }
    await press(host, 'more')
    await press(host, 'lock')
    const late = await browser.newContext()
    const other = await late.newPage()
    await other.goto(`${server.url}${at}`)
    await other.locator('[data-action="join"]').click()
    await expect(other.locator('.live-page')).toHaveAttribute('data-live', 'locked')
    await press(host, 'lock')
    await press(host, 'new-code')
    await expect(wall.locator('[data-live="strip"]:visible [data-join]')).not.toHaveAttribute('data-join', new RegExp(`/${at}$`))
    const next = await code(host)
    // Who is in stays in, under the old address; who is not needs the new code.
    await phone.reload()
    await expect(page).toHaveAttribute('data-live', 'in')
    await other.goto(`${server.url}${at}`)
    await other.locator('[data-action="join"]').click()
    await expect(other.locator('.live-page')).toHaveAttribute('data-live', 'noClass')
    await other.goto(`${server.url}${next}`)
    await other.locator('[data-action="join"]').click()
    await expect(other.locator('.live-page')).toHaveAttribute('data-live', 'in')
    await late.close()

    await server.lose()
    await expect(strip(wall)).toHaveAttribute('data-away', 'true', { timeout: 30_000 })
    // From now on nothing but what the lecturer's window stores tells the wall to try again, and by which code.
    await wall.evaluate(() => { window.setTimeout = (() => 0) as unknown as typeof setTimeout })
    await server.start()
    await expect(desk(host).locator('[data-live-fault="unknown"]')).toBeVisible({ timeout: 30_000 })
    await host.evaluate((key) => { location.hash = `#/presenter/sort?live=${key}` }, server.key)
    await expect(desk(host)).toHaveAttribute('data-link', 'open', { timeout: 30_000 })
    expect(await code(host)).toBe(next)
    await expect(strip(wall)).not.toHaveAttribute('data-away')
    await expect(task(host)).toHaveAttribute('data-phase', 'closed')
    await expect(page).toHaveAttribute('data-link', 'open', { timeout: 30_000 })
    // The phone has sent again what the server lacked.
    await expect(task(host).locator('[data-live-placed]')).toHaveAttribute('data-live-placed', '1', { timeout: 30_000 })
    await own.close()
  })
})

test('without a class the deck asks for nothing of one, and shows what it always showed', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await goto(page, 'presenter/sort')
  await goto(page, 'sort')
  await expect(page.locator('[data-panel]:visible')).toBeVisible()
  await expect(page.locator('[data-live]')).toHaveCount(0)
  expect(asked.filter(path => /^\/live\//.test(path) || /deckClass|LiveDesk/.test(path))).toEqual([])
})
