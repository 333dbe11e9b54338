import type { BrowserContext, Page } from 'playwright/test'
import type { Seen } from './world'
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'playwright/test'
import { storageKey, watchFaults } from '../board'
import { LANGUAGE_KEY } from '../content'
import { apply, draw, tell } from './actions'
import { Driver, look, PATIENCE } from './drive'
import { Random } from './random'
import { HOME, World } from './world'

/**
 * After so many steps all windows are closed, and opened again on a device that keeps what they left. That is known
 * without a browser: a run can begin there.
 */
export const LAP = 500
/** Actions told of a failure. */
const TOLD = 20
/** Two screens: a projector's, and a tablet held upright. */
const SIZES = [{ width: 1280, height: 720 }, { width: 1024, height: 1366 }]

export interface SoakOptions {
  seed: number
  /** Within one lap; what lies before it there is done, too. */
  first: number
  last: number
}

/**
 * Random actions in two windows of one device; after each, what both windows show and the device keeps is compared with
 * the model. Throws at the first difference, with all that is needed to have it again.
 */
export async function soak(context: BrowserContext, { seed, first, last }: SoakOptions): Promise<void> {
  const world = new World()
  const done: string[] = []
  const start = first - first % LAP
  for (let step = 0; step < start; step++) {
    if (step % LAP === 0)
      world.reopen()
    apply(world, draw(new Random(seed, step), world))
  }

  const faults: string[][] = []
  world.reopen()
  const pages = await openBoth(context, world, faults)
  const driver = new Driver(pages)
  await agree(pages, world)
  for (let step = start; step <= last; step++) {
    const drawn = draw(new Random(seed, step), world)
    done.push(`${step} ${tell(drawn)}`)
    try {
      await driver.perform(drawn)
      apply(world, drawn)
      await agree(pages, world)
      expect(faults.flat(), 'errors in the page').toEqual([])
    }
    catch (error) {
      throw new Error([
        `Seed ${seed}, step ${step}: ${tell(drawn)}`,
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
  // A file of the deck that runs nothing: the store is put there. In a window of its own, whose want of an icon is nobody's fault.
  const store = await context.newPage()
  await store.goto('./manifest.webmanifest')
  await store.evaluate(([key, language, records]) => {
    localStorage.setItem(key, language)
    for (const [key, text] of records)
      localStorage.setItem(key, text)
  }, [LANGUAGE_KEY, world.language, Object.entries(world.stored()).map(([set, record]) => [storageKey(set as 'core'), JSON.stringify(record)])] as const)
  await store.close()
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
