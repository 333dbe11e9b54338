import type { Place, Placement } from '../support/content'
import { expect, test } from '../support/window'
import { Board, keep, openBoard, record, turnTo } from '../support/board'
import { homeOf, only, PREFIX, put, sets } from '../support/content'

const HOME = homeOf('core')
const BUT_ONE = only(HOME, sets.core.cards.filter(id => id !== 'S1-02'))

interface Row {
  name: string
  placement: Placement
  /** project, resource, development: reading and others. */
  zones: [string, string, string]
  relationship: string
  settled?: boolean
  coevolution?: boolean
}

/** The table of the design, section 2. */
const TABLE: Row[] = [
  { name: 'nothing', placement: {}, zones: ['empty 0', 'empty 0', 'empty 0'], relationship: 'none' },
  { name: 'S1-01 in project', placement: put({ project: 'S1-01' }), zones: ['oneSidedGovernment 0', 'empty 0', 'empty 0'], relationship: 'none' },
  { name: 'both sides in project', placement: put({ project: 'S1-01 S1-03' }), zones: ['contractual 0', 'empty 0', 'empty 0'], relationship: 'contractual', settled: true },
  { name: 'a condition among them', placement: put({ project: 'S1-01 S1-03 X3' }), zones: ['contractual 1', 'empty 0', 'empty 0'], relationship: 'contractual', settled: false },
  { name: 'needs in resource', placement: put({ resource: 'S1-03 S1-04' }), zones: ['empty 0', 'contractual 0', 'empty 0'], relationship: 'none' },
  { name: 'resource mixed', placement: put({ project: 'S1-01 S1-03', resource: 'S2-02 S1-04' }), zones: ['contractual 0', 'mixed 0', 'empty 0'], relationship: 'contractual' },
  { name: 'resource with one other', placement: put({ project: 'S1-01 S1-03', resource: 'S2-02 S2-04 S1-04' }), zones: ['contractual 0', 'interdependent 1', 'empty 0'], relationship: 'interdependent', settled: false },
  { name: 'S2-08 alone in resource', placement: put({ resource: 'S2-08' }), zones: ['empty 0', 'interdependent 0', 'empty 0'], relationship: 'none' },
  { name: 'the middle missing', placement: put({ project: 'S1-01 S1-03', development: 'S3-02 S3-03' }), zones: ['contractual 0', 'empty 0', 'institutional 0'], relationship: 'contractual' },
  { name: 'S1-04 alone in development', placement: put({ development: 'S1-04' }), zones: ['empty 0', 'empty 0', 'contractual 0'], relationship: 'none' },
  { name: 'context in project', placement: put({ project: 'X3 X7' }), zones: ['contextOnly 0', 'empty 0', 'empty 0'], relationship: 'none' },
  { name: 'all at home', placement: HOME, zones: ['contractual 0', 'interdependent 0', 'institutional 0'], relationship: 'institutional', settled: true, coevolution: true },
  { name: 'what is not known in no single stage', placement: { ...Object.fromEntries(sets.core.cards.map(id => [id, 'unstaged'])), ...put({ project: 'S1-01 S1-03', resource: 'S2-08', development: 'S3-06' }) } as Placement, zones: ['contractual 0', 'interdependent 0', 'institutional 0'], relationship: 'institutional', settled: true, coevolution: false },
  { name: 'all at home but one in the pool', placement: BUT_ONE, zones: ['contractual 0', 'interdependent 0', 'institutional 0'], relationship: 'institutional', settled: true, coevolution: false },
]

test('the board reads each placement of the design as its table says', async ({ page }) => {
  test.setTimeout(60_000)
  const board = await openBoard(page)
  for (const { name, placement, zones, relationship, settled, coevolution = false } of TABLE) {
    await test.step(name, async () => {
      const before = await board.placement()
      const back = Object.keys(before).filter(id => !(id in placement)).map((id): [string, Place] => [id, 'pool'])
      const on = Object.entries(placement).filter(([id, bin]) => before[id] !== bin)
      await board.digits(Object.fromEntries<Place>([...back, ...on]))
      await board.shows(placement)
      const [project, resource, development] = zones
      await expect.poll(() => board.view(), { message: name }).toMatchObject({
        relationship,
        coevolution: String(coevolution),
        zones: { project, resource, development },
        ...(settled === undefined ? {} : { settled: String(settled) }),
      })
    })
  }
})

test('the reading does not depend on the order of moves, and follows undo', async ({ page }) => {
  const board = await openBoard(page)
  await board.digits({ 'S1-04': 'resource', 'S2-04': 'project', 'S1-03': 'project', 'X3': 'resource' })
  await board.digits({ 'S2-04': 'resource', 'X3': 'pool', 'S2-02': 'resource', 'S1-01': 'project' })
  await expect(board.root).toHaveAttribute('data-relationship', 'interdependent')
  await expect(board.bin('resource')).toHaveAttribute('data-others', '1')
  await board.action('undo').click()
  await expect(board.root).toHaveAttribute('data-relationship', 'none')
})

test('the try-first sort shows no reading, no relationship and no marks', async ({ page }) => {
  const board = await openBoard(page, 'try', 'zh', 'first')
  await board.digits(homeOf('first'))
  await expect(board.root).toHaveAttribute('data-placed', '8')
  await expect(page.locator('[data-reading]:visible, [data-relationship]:visible')).toHaveCount(0)
  await expect(board.root.locator('[data-reading], [data-settled], [data-coevolution], [data-mark]')).toHaveCount(0)
  await expect(board.action('check')).toHaveCount(0)
  await expect(board.action('answers')).toHaveCount(0)
})

test('on the try-first slide the page holds no reading at all, also when another board was shown before', async ({ page }) => {
  await openBoard(page, 'sort')
  await turnTo(page, 'try')
  await new Board(page, 'first').ready()
  await expect(page.locator('[data-reading], [data-relationship]')).toHaveCount(0)
})

const WRONG = { ...HOME, 'S1-03': 'resource', 'S1-04': 'resource', 'X3': 'project' } as const
/** All that tells more than the relationship. */
const ZONES = '[data-reading], [data-others], [data-settled], .zone-reading, .relationship-picture.broken'

for (const at of ['sort', 'study/sort']) {
  test(`from the first check on the reading is that of the last one, until everything is told (${at})`, async ({ page }) => {
    await keep(page, 'core', record(WRONG))
    const board = await openBoard(page, at)
    if (at === 'sort')
      await expect(board.bin('project')).toHaveAttribute('data-others', '1')
    else
      await expect(page.locator('[data-reading], [data-relationship], [data-settled], [data-coevolution]')).toHaveCount(0)
    await board.check(1)
    await expect(board.root).toHaveAttribute('data-relationship', 'none')
    await expect(board.root.locator('.panel-words p')).not.toBeEmpty()
    await expect(board.root.locator(ZONES)).toHaveCount(0)

    // What now lies there describes another relationship: it is told by the next check, and not before.
    await board.digits({ 'S1-03': 'project' })
    await expect(board.root).toHaveAttribute('data-relationship', 'none')
    await page.reload()
    await board.shows({ ...WRONG, 'S1-03': 'project' })
    await expect(board.root).toHaveAttribute('data-relationship', 'none')
    await board.check(2)
    await expect(board.root).toHaveAttribute('data-relationship', 'institutional')
    await expect(board.root).toHaveAttribute('data-settled', 'false')
    await expect(board.bin('project')).toHaveAttribute('data-others', '1')
    await board.digits({ X3: 'unstaged' })
    await expect(board.bin('project')).toHaveAttribute('data-others', '1')
    await board.action('undo').click()
    await expect(board.card('X3')).toHaveAttribute('data-in', 'project')
    await board.digits({ X3: 'development' })
    await board.check(3)
    // Nothing is left to give away: "what if" is open.
    await board.digits({ 'S1-03': 'resource' })
    await expect(board.root).toHaveAttribute('data-relationship', 'none')
    await board.action('undo').click()
    await expect(board.root).toHaveAttribute('data-relationship', 'institutional')
  })
}

test('read along or after a check: turned on the slide, kept, and the same in both windows', async ({ page, context }) => {
  const board = await openBoard(page)
  await board.digits({ 'S1-01': 'project', 'S1-03': 'project' })
  const other = await context.newPage()
  const projector = await openBoard(other)
  await expect(projector.root).toHaveAttribute('data-relationship', 'contractual')
  const turn = async (mode: string) => {
    await board.action('more').click()
    await board.root.locator(`[data-reading-mode="${mode}"]`).click()
  }
  await turn('afterCheck')
  for (const one of [board, projector])
    await expect(one.page.locator('[data-reading], [data-relationship], [data-settled]')).toHaveCount(0)
  await page.reload()
  await expect(board.root).toHaveAttribute('data-placed', '2')
  await expect(page.locator('[data-relationship]')).toHaveCount(0)
  await turn('live')
  for (const one of [board, projector])
    await expect(one.root).toHaveAttribute('data-relationship', 'contractual')
})

test('while the class\'s table holds a count that is covered, nothing is read before a check', async ({ page }) => {
  await page.addInitScript(key => localStorage.setItem(key, JSON.stringify({ version: 1, round: 1, rounds: [{ counts: { project: 3 }, shown: false }, { counts: {}, shown: false }] })), `${PREFIX}hands/sort/core/X3`)
  await keep(page, 'core', record(WRONG))
  const board = await openBoard(page)
  await expect(page.locator('[data-reading], [data-relationship]')).toHaveCount(0)
  await board.check(1)
  await expect(board.root).toHaveAttribute('data-relationship', 'none')
})

test('on the try-first board neither key shows answers', async ({ page }) => {
  const board = await openBoard(page, 'try', 'zh', 'first')
  await board.digits({ X3: 'project' })
  await page.keyboard.press('a')
  await page.keyboard.press('h')
  await page.keyboard.press('l')
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await board.shows({ X3: 'project' })
  await expect(board.root).toHaveAttribute('data-check', '0')
  await expect(page.locator('[data-slide="try"]:visible [data-check-level]')).toHaveAttribute('data-check-level', '0')
})
