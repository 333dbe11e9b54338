import type { BrowserContext, Page } from 'playwright/test'
import type { Seen } from './world'
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'playwright/test'
import { storageKey, watchFaults } from '../board'
import { apply, draw, tell } from './actions'
import { Driver, look, PATIENCE } from './drive'
import { Random } from './random'
import { HOME, World } from './world'

/**
 * After so many steps all windows are closed and opened again. Then nothing counts but what the device keeps, and that is
 * known without a browser: a run can begin there.
 */
export const LAP = 500
/** Actions told of a failure. */
const TOLD = 20
/** Two screens: a projector's, and a tablet held upright. */
const SIZES = [{ width: 1280, height: 720 }, { width: 1024, height: 1366 }]

export interface SoakOptions {
  seed: number
  steps: number
  /** The first step; what lies before it in its lap is done, too. */
  from?: number
  onLap?: (step: number) => void
}

/**
 * Random actions in two windows of one device; after each, what both windows show and the device keeps is compared with
 * the model. Throws at the first difference, with all that is needed to have it again.
 */
export async function soak(context: BrowserContext, { seed, steps, from = 0, onLap }: SoakOptions): Promise<void> {
  const world = new World()
  const done: string[] = []
  const start = from - from % LAP
  for (let step = 0; step < start; step++) {
    if (step % LAP === 0)
      world.reopen()
    apply(world, draw(new Random(seed, step), world))
  }

  let pages: [Page, Page] | null = null
  let driver: Driver | null = null
  const faults: string[][] = []
  for (let step = start; step < from + steps; step++) {
    let action = 'open both windows'
    try {
      if (!pages || !driver || step % LAP === 0) {
        if (pages)
          onLap?.(step)
        world.reopen()
        await Promise.all(pages?.map(page => page.close()) ?? [])
        pages = await openBoth(context, world, faults)
        driver = new Driver(pages)
        await agree(pages, world)
      }
      const drawn = draw(new Random(seed, step), world)
      action = tell(drawn)
      done.push(`${step} ${action}`)
      await driver.perform(drawn)
      apply(world, drawn)
      await agree(pages, world)
      expect(faults.flat(), 'errors in the page').toEqual([])
    }
    catch (error) {
      throw new Error([
        `Seed ${seed}, step ${step}: ${action}`,
        `To have it again: npm run soak -- --seed ${seed} --from ${step - step % LAP} --steps ${step % LAP + 1}`,
        `The last ${Math.min(TOLD, done.length)} actions:`,
        ...done.slice(-TOLD).map(one => `  ${one}`),
        error instanceof Error ? error.message : String(error),
      ].join('\n'))
    }
  }
}

async function openBoth(context: BrowserContext, world: World, faults: string[][]): Promise<[Page, Page]> {
  const open = async (size: { width: number, height: number }) => {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    await page.setViewportSize(size)
    return page
  }
  const pages: [Page, Page] = [await open(SIZES[0]), await open(SIZES[1])]
  // A file of the deck that runs nothing: the store is put there when a run begins midway, and is there already when it goes on.
  await pages[0].goto('./manifest.webmanifest')
  await pages[0].evaluate(([language, records]) => {
    localStorage.setItem('coevolution-deck/language', language)
    for (const [key, text] of records) {
      if (localStorage.getItem(key) === null)
        localStorage.setItem(key, text)
    }
  }, [world.language, Object.entries(world.stored()).map(([set, record]) => [storageKey(set as 'core'), JSON.stringify(record)])] as const)
  for (const [w, page] of pages.entries()) {
    faults.push(watchFaults(page))
    await page.goto(`./#/${HOME[w]}`)
  }
  return pages
}

/** Until both windows show what the model says. */
async function agree(pages: readonly [Page, Page], world: World): Promise<void> {
  const expected = pages.map((_, w) => world.seen(w))
  const until = Date.now() + PATIENCE
  let found: Seen[]
  do {
    found = await Promise.all(pages.map(look))
    if (isDeepStrictEqual(found, expected))
      return
  } while (Date.now() < until)
  expect({ A: found[0], B: found[1] }, 'what the windows show and the device keeps is what the model says').toEqual({ A: expected[0], B: expected[1] })
}
