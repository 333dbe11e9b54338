import type { ChildProcess } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import type { WebDriver, WebElement } from 'selenium-webdriver'
import type { FoundEngine } from '../../../scripts/lib/engines.ts'
import type { Driven, Device } from './driven'
import type { Reader } from './reader'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect } from 'playwright/test'
import { Builder, By, Capabilities, Key, Origin } from 'selenium-webdriver'
import { addressOf, PATIENCE } from './reader'

/** WebDriver's names of the keys that `KeyboardEvent.key` calls otherwise. */
const KEYS: Record<string, string> = { Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB, ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT, ArrowUp: Key.ARROW_UP, ArrowDown: Key.ARROW_DOWN, Control: Key.CONTROL, Shift: Key.SHIFT }

/** A screen that nobody sees, of an X server's own; there and with a number when this is done. */
async function startScreen(path: string): Promise<{ display: string, child: ChildProcess }> {
  const child = spawn(path, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise<string>((done, failed) => {
    child.stdio[3]!.once('data', (line: Buffer) => done(String(line).trim()))
    child.once('exit', code => failed(new Error(`Xvfb ended with ${code}.`)))
    child.once('error', failed)
  })
  return { display: `:${number}`, child }
}

const freePort = (): Promise<number> => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => done(port))
  })
})

/** WebKit as a Linux system has it: its driver, its smallest browser, and a screen for them. */
export async function byWebDriver({ path, driver, screen }: FoundEngine): Promise<Driven> {
  const children: ChildProcess[] = []
  const end = () => children.forEach(child => child.kill())
  process.once('exit', end)
  const shown = screen ? await startScreen(screen) : undefined
  if (shown)
    children.push(shown.child)
  const port = await freePort()
  children.push(spawn(driver!, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...shown && { DISPLAY: shown.display, WAYLAND_DISPLAY: undefined, GDK_BACKEND: 'x11' } } }))
  const url = `http://127.0.0.1:${port}`
  await expect.poll(() => fetch(`${url}/status`).then(({ ok }) => ok, () => false), 'the driver answers').toBe(true)
  const capabilities = new Capabilities({ 'browserName': 'MiniBrowser', 'webkitgtk:browserOptions': { binary: path, args: ['--automation'] } })
  const open = () => new Builder().usingServer(url).withCapabilities(capabilities).build()

  const first = await open()
  const version = (await first.getCapabilities()).getBrowserVersion() ?? ''
  await first.quit()
  return {
    version,
    async reader(device, baseURL) {
      const browser = await open()
      await browser.manage().setTimeouts({ script: PATIENCE })
      await (device.phone ? narrow(browser, device) : wide(browser, device))
      return { reader: readerOf(browser, await browser.getWindowHandle(), baseURL), close: () => browser.quit() }
    },
    async close() {
      process.off('exit', end)
      end()
    },
  }
}

/** The window has a bar of its own above the page. */
async function wide(browser: WebDriver, { width, height }: Device): Promise<void> {
  await browser.manage().window().setRect({ x: 0, y: 0, width, height })
  const inside = await browser.executeScript<number>('return innerHeight')
  await browser.manage().window().setRect({ x: 0, y: 0, width, height: 2 * height - inside })
}

/** That bar makes the window wider than a phone: one that a page opens has none. */
async function narrow(browser: WebDriver, { width, height }: Device): Promise<void> {
  await browser.get(`data:text/html,<button onclick="open('about:blank','phone','popup,toolbar=no,location=no,width=${width},height=${height}')">.</button>`)
  const [opener] = await browser.getAllWindowHandles()
  await browser.findElement(By.css('button')).click()
  await expect.poll(async () => (await browser.getAllWindowHandles()).length).toBe(2)
  await browser.close()
  await browser.switchTo().window((await browser.getAllWindowHandles()).find(handle => handle !== opener)!)
  await browser.manage().window().setRect({ x: 0, y: 0, width, height })
}

/**
 * Runs in the page: the middle of what the window shows of the first part of this name that is seen, once it has stayed where
 * it is for two frames and nothing else lies over it. Null where there is none.
 */
async function middleOf({ part, free }: { part: string, free: boolean }): Promise<{ x: number, y: number } | null> {
  const found = [...document.querySelectorAll(part)].find(one => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0)
  if (!found)
    return null
  const box = () => found.getBoundingClientRect()
  const middle = ({ left, right, top, bottom }: DOMRect) => ({
    x: Math.round((Math.max(left, 0) + Math.min(right, innerWidth)) / 2),
    y: Math.round((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2),
  })
  const hit = () => {
    const { x, y } = middle(box())
    const at = document.elementFromPoint(x, y)
    return at !== null && (found.contains(at) || at.contains(found) || at.closest('label')?.contains(found) === true)
  }
  if (box().top < 0 || box().bottom > innerHeight || !hit())
    found.scrollIntoView({ block: 'center', behavior: 'instant' })
  const frame = () => new Promise(done => requestAnimationFrame(done))
  const before = box()
  await frame()
  await frame()
  const after = box()
  return before.x === after.x && before.y === after.y && before.width === after.width && (!free || hit()) ? middle(after) : null
}

function readerOf(browser: WebDriver, handle: string, baseURL: string): Reader {
  /** Of several windows, this reader's. */
  const here = async (): Promise<void> => {
    if (await browser.getWindowHandle().catch(() => '') !== handle)
      await browser.switchTo().window(handle)
  }
  /** Runs in the page; what it throws there is thrown here. */
  const run = async <T>(question: string, ...given: unknown[]): Promise<T> => {
    await here()
    const { value, fault } = await browser.executeAsyncScript<{ value?: T, fault?: string }>(`
      const given = [...arguments], done = given.pop()
      Promise.resolve().then(() => (${question})(...given)).then(value => done({ value }), fault => done({ fault: String(fault && fault.stack || fault) }))`, ...given)
    if (fault !== undefined)
      throw new Error(fault)
    return value as T
  }
  const ask: Reader['ask'] = (question, given) => run(String(question), given ?? null)
  const until = async <T>(what: string, look: () => Promise<T | null | undefined>): Promise<T> => {
    const end = Date.now() + PATIENCE
    for (;;) {
      const found = await look()
      if (found !== null && found !== undefined)
        return found
      if (Date.now() > end)
        throw new Error(`Not within ${PATIENCE} ms: ${what}`)
      await new Promise(done => setTimeout(done, 50))
    }
  }
  const middle = (part: string, free = true) => until(`${part} is seen${free ? ', and nothing lies over it' : ''}`, () => ask(middleOf, { part, free }))
  const elementOf = async (part: string): Promise<WebElement> => {
    await here()
    return until(`${part} is there`, async () => (await browser.findElements(By.css(part)))[0])
  }
  const seen = async (part: string): Promise<WebElement> => {
    await here()
    return until(`${part} is seen`, () => browser.executeScript<WebElement | null>(`return [...document.querySelectorAll(arguments[0])].find(one => one.checkVisibility({ visibilityProperty: true })) || null`, part))
  }
  const at = (point: { x: number, y: number }, duration = 0) => ({ ...point, duration, origin: Origin.VIEWPORT })
  const reader: Reader = {
    // WebKit's driver for Linux takes every pointer for a mouse.
    touch: 'none',
    async open(address, where = {}) {
      await reader.goTo(addressOf(address, where))
      await until(`the page of ${address}`, async () => await ask(lang => document.documentElement.dataset.lang === lang && document.querySelector('#app > *') !== null, where.lang ?? 'zh') || null)
    },
    async goTo(url) {
      await here()
      await browser.get(new URL(url, baseURL).href)
    },
    async reload() {
      await here()
      await browser.navigate().refresh()
    },
    back: () => ask(() => void setTimeout(() => history.back())),
    async press(key, on) {
      if (on)
        await run('one => one.focus()', await seen(on))
      await here()
      const keys = key.split(/(?<=.)\+/).map(one => KEYS[one] ?? one)
      const actions = browser.actions()
      keys.forEach(one => actions.keyDown(one))
      keys.reverse().forEach(one => actions.keyUp(one))
      await actions.perform()
    },
    async click(part) {
      const point = await middle(part)
      await browser.actions().move(at(point)).press().release().perform()
    },
    async drag(part, onto) {
      const [from, to] = [await middle(part), await middle(onto, false)]
      await browser.actions().move(at(from)).press().move(at({ x: from.x + 8, y: from.y + 8 }, 50)).move(at(to, 150)).move(at({ x: to.x + 1, y: to.y }, 50)).release().perform()
    },
    tap: () => Promise.reject(new Error('No finger in this engine.')),
    swipe: () => Promise.reject(new Error('No finger in this engine.')),
    async write(field, text) {
      const one = await seen(field)
      await one.clear()
      await one.sendKeys(text)
    },
    async give(field, name, bytes) {
      const folder = mkdtempSync(join(tmpdir(), 'given-'))
      writeFileSync(join(folder, name), bytes)
      await (await elementOf(field)).sendKeys(join(folder, name))
      // Not before the page has read it.
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    },
    read: (part, attribute) => until(`${part} is there`, () => ask(([part, attribute]) => {
      const one = document.querySelector(part)
      return one && { value: attribute ? one.getAttribute(attribute) : one.textContent }
    }, [part, attribute] as const)).then(({ value }) => value),
    async picture(part) {
      await here()
      return Buffer.from(await (part ? (await seen(part)).takeScreenshot() : browser.takeScreenshot()), 'base64')
    },
    print: () => Promise.resolve(null),
    part: part => ({ evaluate: async (question: unknown, given: unknown = null) => run(String(question), await seen(part), given) }) as never,
    ask,
    async another() {
      await browser.switchTo().newWindow('tab')
      return readerOf(browser, await browser.getWindowHandle(), baseURL)
    },
  }
  return reader
}
