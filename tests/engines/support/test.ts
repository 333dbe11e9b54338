import type { FoundEngine } from '../../../scripts/lib/engines.ts'
import type { Driven, Device } from './driven'
import type { Reader } from './reader'
import type { Site } from './server'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { test as base, expect } from 'playwright/test'
import { byPlaywright } from './playwright'
import { FAULTS, serveWatched } from './server'
import { byWebDriver } from './webdriver'

export { expect } from 'playwright/test'

/** Said in the line at the end: a part of a test for which the engine, or how it is driven, has no way. */
export const cannot = (what: string): void => void base.info().annotations.push({ type: 'cannot', description: what })

/** Asked again soon, and not after the second that Playwright's own patience grows to: there are hundreds of these. */
export const poll = <T>(look: () => T | Promise<T>, message?: string, timeout?: number) =>
  expect.poll(look, { message, timeout, intervals: [20, 40, 80, 160] })

export const WALL: Device = { width: 1280, height: 720, phone: false }
export const PHONE: Device = { width: 360, height: 740, phone: true }

/** None of a page that has no store: one that was never left. */
const faultsOf = (reader: Reader): Promise<string[]> => reader.ask((name) => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '[]') as string[]
  }
  catch {
    return []
  }
}, FAULTS)

interface EachTest {
  device: Device
  /** Keeps what the window shows, where pictures are wanted (`--pictures`) or there is a reason: `test-results/engines-pictures/`. */
  show: (name: string, reason?: boolean) => Promise<void>
  /** Of what a page writes down as gone wrong: what this test is about. */
  expected: RegExp | null
  reader: Reader
}
interface EachWorker {
  engine: FoundEngine
  driven: Driven
  site: Site
}

export const test = base.extend<EachTest, EachWorker>({
  engine: [undefined as never, { option: true, scope: 'worker' }],
  device: [WALL, { option: true }],
  expected: [null, { option: true }],
  driven: [async ({ playwright, engine }, use) => {
    const driven = await (engine.by === 'webdriver' ? byWebDriver(engine) : byPlaywright(playwright, engine))
    await use(driven)
    await driven.close()
  }, { scope: 'worker', timeout: 60_000 }],
  // Playwright reads what a fixture needs from its parameter.
  site: [async ({}, use) => {
    const site = await serveWatched()
    await use(site)
    await site.close()
  }, { scope: 'worker' }],
  show: ({ reader, engine }, use) => use(async (name, reason = false) => {
    if (!reason && !process.env.DECK_PICTURES)
      return
    const folder = join('test-results/engines-pictures', engine.name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.png`), await reader.picture())
  }),
  reader: async ({ driven, site, device, expected, engine }, use, { annotations }) => {
    // The line at the end says with what was tested.
    annotations.push({ type: 'engine', description: `${driven.version} (${engine.build === 'system' ? 'the system’s' : 'Playwright’s'})` })
    site.missing()
    const { reader, close } = await driven.reader(device, site.url)
    await use(reader)
    const faults = await faultsOf(reader)
    expect.soft([...faults, ...site.missing()].filter(fault => !expected?.test(fault)), 'what went wrong in the page').toEqual([])
    await close()
  },
})
