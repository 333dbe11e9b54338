import type { Locator, Page } from 'playwright/test'
import type { Lang, SetId } from '../support/content'
import { expect, test } from '../support/test'
import { goto, turnTo } from '../support/board'
import { BINS, byNumber, card, LANGUAGE_KEY, numberOf, PREFIX, sets, UNNAMED } from '../support/content'
import { FULL } from '../support/full'

/** A poll on the page being shown. */
const poll = (page: Page, id: string): Locator => page.locator(`[data-poll="${id}"]:visible`)
const keysOf = (within: Locator, stepper: string): Locator => within.locator(`[data-hand-stepper="${stepper}"]`)
const more = (within: Locator, stepper: string): Locator => keysOf(within, stepper).locator('[data-hand="more"]')
const less = (within: Locator, stepper: string): Locator => keysOf(within, stepper).locator('[data-hand="less"]')
const count = (within: Locator, stepper: string): Locator => keysOf(within, stepper).locator('.hand-count')
const action = (within: Locator, name: string): Locator => within.locator(`[data-action="${name}"]`)
const bars = (within: Locator, stepper: string): Locator => within.locator(`[data-hand-bar="${stepper}"] [data-round]`)
const total = (within: Locator): Locator => within.locator(':is(.hands-keyed, .table-keyed)')
/** Shown, a number of the class's table stands in its cell. */
const cell = (within: Locator, card: string, bin: string): Locator => within.locator(`[data-row="${card}"] [data-hand-count="${bin}"]`)
const size = (within: Locator): Locator => within.locator('[data-class-size]')
/** Counts as they are kept: covered, they are nowhere in the page. */
const stored = (page: Page, poll = 'money'): Promise<unknown> =>
  page.evaluate(key => (JSON.parse(localStorage.getItem(key) ?? 'null') as { rounds: { counts: object }[] } | null)?.rounds[0].counts ?? {}, `${PREFIX}hands/${poll}`)

/** "Show" of a first round, which asks once more. */
async function showFirst(within: Locator): Promise<void> {
  await action(within, 'show-hands').click()
  await within.locator('[data-confirm="show-hands"]').click()
}
const table = (page: Page): Locator => page.locator('.class-table:visible')
const keys = (page: Page): Promise<string[]> => page.evaluate(([prefix, settings]) => Object.keys(localStorage).filter(key => key.startsWith(prefix) || key.startsWith(settings)).sort(), [PREFIX, UNNAMED] as const)

async function press(button: Locator, times: number): Promise<void> {
  for (let n = 0; n < times; n++)
    await button.click()
}

async function openPoll(page: Page, alias = 'money', id = 'money', lang: Lang = 'zh'): Promise<Locator> {
  await goto(page, alias, lang)
  await expect(poll(page, id)).toBeVisible()
  return poll(page, id)
}

async function openTable(page: Page, set: SetId, lang: Lang = 'zh'): Promise<Locator> {
  await goto(page, 'class-table', lang)
  await table(page).locator(`[data-table-set="${set}"]`).click()
  await expect(table(page)).toHaveAttribute('data-set', set)
  return table(page)
}

const rows = (within: Locator): Promise<(string | null)[]> =>
  within.locator('[data-row]').evaluateAll(all => all.map(row => row.getAttribute('data-row')))

test('hands stay covered until Show in the projector\'s window, and the presenter sees them', async ({ page, context }) => {
  await goto(page, 'presenter/money')
  const presenter = poll(page, 'money').first()
  await expect(presenter).toBeVisible()
  const projector = await openPoll(await context.newPage())
  await count(presenter, 'money/a').fill('37')
  await press(more(presenter, 'money/b'), 1)
  await expect(count(presenter, 'money/a')).toHaveValue('37')
  await expect(total(presenter)).toHaveAttribute('data-hands', '38')
  await expect(projector.locator('[data-given]')).toHaveCount(2)
  await expect(bars(projector, 'money/a')).toHaveCount(0)
  // Nowhere: text, attributes, what fields hold.
  expect(await projector.evaluate(root => root.outerHTML + [...root.querySelectorAll('input')].map(one => one.value).join(' '))).not.toMatch(/3[78]/)
  await showFirst(presenter)
  await expect(bars(projector, 'money/a')).toHaveAttribute('data-count', '37')
  // A number stands once, and − + have gone, in both windows.
  for (const window of [presenter, projector]) {
    await expect(window.locator('[data-hand-stepper]')).toHaveCount(0)
    await expect(window.getByText('37', { exact: true })).toHaveCount(1)
  }
  await action(projector, 'show-hands').click()
  await expect(bars(projector, 'money/a')).toHaveCount(0)
  await expect(presenter).toHaveAttribute('data-shown', 'false')
})

test('the presenter\'s pointer is not told to the projector over hands being counted', FULL, async ({ page, context }) => {
  await goto(page, 'presenter/money')
  const presenter = poll(page, 'money').first()
  await expect(presenter).toBeVisible()
  const projector = await context.newPage()
  await openPoll(projector)
  const pointer = projector.locator('.slidev-page svg.absolute, .absolute.pointer-events-none svg')
  const title = page.locator('.slidev-layout:visible h1').first()
  await page.bringToFront()
  await title.hover()
  await expect(pointer).toHaveCount(1)
  await more(presenter, 'money/b').hover()
  await expect(pointer).toHaveCount(0)
  await presenter.locator('[data-option="c"]').hover()
  await more(presenter, 'money/c').click()
  await expect(projector.locator('[data-poll="money"]:visible [data-given]')).toHaveCount(1)
  await expect(pointer).toHaveCount(0)
  await title.hover()
  await expect(pointer).toHaveCount(1)
})

test('a number is typed: Enter and Tab lead on, full-width digits count, what cannot be is mended with a word', async ({ page }) => {
  await goto(page, 'presenter/money', 'en')
  const money = poll(page, 'money').first()
  const word = total(money)
  await count(money, 'money/a').focus()
  await page.keyboard.type('２０')
  await page.keyboard.press('Enter')
  await expect(count(money, 'money/b')).toBeFocused()
  await expect(count(money, 'money/a')).toHaveValue('20')
  for (const [typed, value, told] of [['-4', '0', /Not below 0/], ['5000', '999', /At most 999/], ['3.7', '3', /Whole numbers/], ['many', '3', /type a number/]] as const) {
    await count(money, 'money/b').focus()
    await page.keyboard.type(typed)
    await page.keyboard.press('Tab')
    await expect(count(money, 'money/c')).toBeFocused()
    await expect(count(money, 'money/b')).toHaveValue(value)
    await expect(word).toHaveText(told, { useInnerText: true })
  }
  // A typed number is one step to undo; while one is being typed, undo is the field's own.
  await page.keyboard.press('Control+z')
  await expect(count(money, 'money/b')).toHaveValue('999')
  await page.keyboard.type('12')
  await page.keyboard.press('Escape')
  await expect(count(money, 'money/c')).toHaveValue('')
  await page.keyboard.press('Shift+Enter')
  await expect(count(money, 'money/b')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(count(money, 'money/b')).toHaveValue('997')
  // A digit typed on + is meant for the number.
  await more(money, 'money/d').focus()
  await page.keyboard.type('23')
  await page.keyboard.press('Enter')
  await expect(count(money, 'money/d')).toHaveValue('23')
  // A turn of the page takes over what was half typed.
  await count(money, 'money/c').focus()
  await page.keyboard.type('7')
  await page.keyboard.press('PageDown')
  await expect.poll(() => stored(page)).toEqual({ a: 20, b: 997, c: 7, d: 23 })
})

test('− and + held down count on, and neither they nor the number lose the focus', FULL, async ({ page }) => {
  await goto(page, 'presenter/money')
  const money = poll(page, 'money').first()
  const now = async () => Number(await count(money, 'money/a').inputValue())
  await more(money, 'money/a').hover()
  await page.mouse.down()
  await expect.poll(now).toBeGreaterThan(4)
  await page.mouse.up()
  const held = await now()
  await expect(more(money, 'money/a')).toBeFocused()
  // The release is no press of its own, and one held press is one step.
  await page.keyboard.press('Enter')
  await expect(count(money, 'money/a')).toHaveValue(String(held + 1))
  await count(money, 'money/a').focus()
  await page.keyboard.down('ArrowDown')
  await expect.poll(now).toBe(0)
  await page.keyboard.up('ArrowDown')
  await expect(count(money, 'money/a')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(count(money, 'money/a')).toHaveValue(String(held + 1))
  await page.keyboard.press('Control+z')
  await expect(count(money, 'money/a')).toHaveValue(String(held))
})

test('with the class\'s size the last count is the rest; more hands than people are told; several answers have no rest', FULL, async ({ page }) => {
  await goto(page, 'presenter/money')
  const money = poll(page, 'money').first()
  await size(money).focus()
  await page.keyboard.type('40')
  await page.keyboard.press('Enter')
  await expect(count(money, 'money/a')).toBeFocused()
  for (const number of ['20', '12', '5']) {
    await page.keyboard.type(number)
    await page.keyboard.press('Enter')
  }
  await expect(count(money, 'money/d')).toHaveValue('3')
  await expect(count(money, 'money/d')).toHaveAttribute('data-rest')
  await size(money).fill('42')
  await size(money).press('Tab')
  await expect(count(money, 'money/d')).toHaveValue('5')
  await count(money, 'money/a').fill('60')
  await count(money, 'money/a').press('Tab')
  await expect(count(money, 'money/d')).toHaveValue('0')
  await expect(total(money)).toHaveAttribute('data-too-many')
  await count(money, 'money/a').fill('20')
  await count(money, 'money/d').fill('1')
  await count(money, 'money/d').press('Enter')
  await expect(count(money, 'money/d')).not.toHaveAttribute('data-rest')
  await expect(total(money)).toHaveAttribute('data-hands', '38')
  await expect(total(money)).not.toHaveAttribute('data-too-many')
  // Where several may be chosen there is nothing to subtract from.
  await turnTo(page, 'presenter/resource-quiz')
  const several = page.locator('[data-quiz="Q3"]:visible').first()
  await expect(several.locator('[data-hand-stepper]')).toHaveCount(4)
  await expect(size(several)).toHaveCount(0)
})

test('one window: what is typed is dots, and what has been typed is nowhere', FULL, async ({ page }) => {
  const money = await openPoll(page)
  await count(money, 'money/a').focus()
  await page.keyboard.type('37')
  expect(await count(money, 'money/a').evaluate(one => getComputedStyle(one).getPropertyValue('-webkit-text-security'))).toBe('disc')
  await page.keyboard.press('Enter')
  await expect(count(money, 'money/a')).toHaveValue('')
  await expect(count(money, 'money/a')).toHaveAttribute('data-given')
  await expect.poll(() => stored(page)).toEqual({ a: 37 })
})

test('a count never goes below nothing, survives a reload, is cleared and brought back', async ({ page }) => {
  const money = await openPoll(page)
  await press(less(money, 'money/d'), 2)
  await press(more(money, 'money/d'), 2)
  await press(less(money, 'money/d'), 1)
  await showFirst(money)
  await expect(bars(money, 'money/d')).toHaveAttribute('data-count', '1')
  await page.reload()
  await expect(bars(money, 'money/d')).toHaveAttribute('data-count', '1')
  await action(money, 'clear-hands').click()
  await expect.poll(() => stored(page)).toEqual({})
  await expect(money).toHaveAttribute('data-shown', 'false')
  await action(money, 'clear-hands').click()
  await expect(bars(money, 'money/d')).toHaveAttribute('data-count', '1')
})

test('a first round asks once more before it is shown, while the second is to come', async ({ page }) => {
  await goto(page, 'project-quiz')
  const quiz = page.locator('[data-quiz="Q2"]:visible')
  await press(more(quiz, 'Q2/a'), 1)
  await action(quiz, 'show-hands').click()
  // Enter by habit shows nothing.
  await page.keyboard.press('Enter')
  await expect(quiz.locator('[data-confirm="show-hands"]')).toHaveCount(0)
  await expect(bars(quiz, 'Q2/a')).toHaveCount(0)
  await action(quiz, 'turn-round').click()
  await press(more(quiz, 'Q2/b'), 1)
  await action(quiz, 'show-hands').click()
  await expect(bars(quiz, 'Q2/b')).toHaveCount(2)
  await action(quiz, 'turn-round').click()
  await expect(bars(quiz, 'Q2/a')).toHaveCount(0)
  await action(quiz, 'show-hands').click()
  await expect(bars(quiz, 'Q2/a')).toHaveAttribute('data-count', '1')
})

test('a second round keeps the first: slide 2 shows its own and writes to it only', async ({ page }) => {
  await page.addInitScript(key => localStorage.setItem(key, JSON.stringify({
    version: 1, round: 1, rounds: [{ counts: { a: 7, b: 3 }, shown: true }, { counts: { b: 9 }, shown: true }],
  })), `${PREFIX}hands/money`)
  const money = await openPoll(page)
  // Slide 2 is about the first round, whatever came after.
  await expect(bars(money, 'money/b')).toHaveCount(1)
  await expect(bars(money, 'money/b')).toHaveAttribute('data-count', '3')
  await action(money, 'show-hands').click()
  await press(more(money, 'money/b'), 1)
  await expect.poll(() => page.evaluate(key => JSON.parse(localStorage.getItem(key) ?? '{}') as object, `${PREFIX}hands/money`)).toMatchObject({
    rounds: [{ counts: { a: 7, b: 4 } }, { counts: { b: 9 } }],
  })
})

test('stored counts that cannot be read do no harm', FULL, async ({ page }) => {
  await page.addInitScript(key => localStorage.setItem(key, '{"version":1,"rounds":'), `${PREFIX}hands/money`)
  const money = await openPoll(page)
  await expect(money.locator('[data-given]')).toHaveCount(0)
  await press(more(money, 'money/a'), 1)
  await expect.poll(() => stored(page)).toEqual({ a: 1 })
})

test('a full store: counting goes on in memory, stepper and bar agree', FULL, async ({ page }) => {
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } })
  const money = await openPoll(page)
  await press(more(money, 'money/a'), 2)
  await showFirst(money)
  await expect(bars(money, 'money/a')).toHaveAttribute('data-count', '2')
  await turnTo(page, 'numbers')
  await turnTo(page, 'money')
  await expect(bars(money, 'money/a')).toHaveAttribute('data-count', '2')
})

test('one\'s own answer is kept on the device, and a second tap takes it back', FULL, async ({ page }) => {
  const money = await openPoll(page)
  const chosen = money.locator('input:checked')
  await money.locator('[data-option="b"] label').click()
  await expect(chosen).toHaveValue('b')
  await money.locator('[data-option="c"] label').click()
  await page.reload()
  await expect(chosen).toHaveValue('c')
  await money.locator('[data-option="c"] label').click()
  await expect(chosen).toHaveCount(0)
})

test('by keyboard only: count, choose and show, and the deck stays', FULL, async ({ page }) => {
  const money = await openPoll(page)
  await money.locator('input').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(money.locator('input:checked')).toHaveValue('b')
  await more(money, 'money/a').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect.poll(() => stored(page)).toEqual({ a: 2 })
  await action(money, 'show-hands').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(bars(money, 'money/a')).toHaveAttribute('data-count', '2')
  await expect(page).toHaveURL(/#\/money/)
  await page.keyboard.press('PageDown')
  await expect(page).not.toHaveURL(/#\/money/)
})

test('the class\'s table: pool order, covered; then the most divided first, and cards without hands stay off the wall', async ({ page }) => {
  const first = await openTable(page, 'first')
  expect(await rows(first)).toEqual(byNumber('first'))
  const plus = (id: string, bin: string) => more(first, `sort/first/${id}/${bin}`)
  for (const bin of BINS)
    await press(plus('X6', bin), 1)
  await press(plus('S1-03', 'project'), 3)
  await press(plus('S3-02', 'project'), 2)
  await press(plus('S3-02', 'resource'), 2)
  await expect(first.locator('[data-given]')).toHaveCount(7)
  await expect(first.locator('[data-division], [data-count], [data-hands]')).toHaveCount(0)
  // The main sort is still to come.
  await showFirst(first)
  await expect.poll(() => rows(first)).toEqual(['X6', 'S3-02', 'S1-03'])
  await expect(first.locator('[data-row="X6"] [data-division]')).toHaveAttribute('data-division', '1.00')
  await expect(first.locator('[data-row="S1-03"] [data-division]')).toHaveAttribute('data-division', '0.00')
  await page.reload()
  await expect(table(page)).toHaveAttribute('data-set', 'first')
  await expect(first.locator('[data-row="S3-02"] .most')).toHaveCount(2)
  await action(first, 'show-hands').click()
  await expect.poll(() => rows(first)).toEqual(byNumber('first'))
})

test('the right bins are marked by "Answers" and A only, never by Show; then what is to be taught again comes first', async ({ page, context }) => {
  const hands = (counts: Record<string, number>) => JSON.stringify({ version: 1, round: 1, rounds: [{ counts, shown: false }, { counts: {}, shown: false }] })
  const votes = { 'S1-04': { project: 4, resource: 36 }, 'X6': { unstaged: 20, resource: 20 }, 'S3-02': { development: 39, project: 1 } }
  await page.addInitScript(([all, prefix]) => {
    for (const [id, text] of Object.entries(all)) {
      // Once: the second window must not cover what the first has shown.
      if (localStorage.getItem(`${prefix}hands/sort/core/${id}`) === null)
        localStorage.setItem(`${prefix}hands/sort/core/${id}`, text)
    }
  }, [Object.fromEntries(Object.entries(votes).map(([id, counts]) => [id, hands(counts)])), PREFIX] as const)
  await goto(page, 'presenter/class-table')
  const core = table(page).first()
  await expect(core).toHaveAttribute('data-set', 'core')
  const projector = await openTable(await context.newPage(), 'core')
  await expect(core.locator('[data-right]')).toHaveCount(0)
  await action(core, 'show-hands').click()
  await expect.poll(() => rows(projector)).toEqual(['X6', 'S1-04', 'S3-02'])
  await expect(projector.locator('[data-right], [data-lesson]')).toHaveCount(0)
  await page.keyboard.press('a')
  for (const window of [core, projector]) {
    await expect.poll(() => rows(window)).toEqual(['S1-04', 'X6', 'S3-02'])
    await expect(window.locator('[data-right]')).toHaveCount(3)
    await expect(window.locator('[data-row="S1-04"] .project')).toHaveAttribute('data-right')
    await expect.poll(() => window.locator('[data-lesson]').evaluateAll(all => all.map(one => one.getAttribute('data-lesson')))).toEqual(['again', 'discuss', 'explain'])
  }
  await action(core, 'answers').click()
  await expect(projector.locator('[data-right], [data-lesson]')).toHaveCount(0)
  // Covered, the bins may be told, and not what the counts would say.
  await action(core, 'show-hands').click()
  await action(core, 'answers').click()
  await expect(projector.locator('[data-right]')).toHaveCount(sets.core.poolOrder.length)
  await expect(projector.locator('[data-lesson]')).toHaveCount(0)
  await core.locator('[data-table-set="first"]').click()
  await expect(core.locator('[data-right]')).toHaveCount(0)
})

for (const people of [40, 60]) {
  test(`a class of ${people}: fifteen cards by keyboard alone, at most nine keys a card`, FULL, async ({ page, context }) => {
    await page.addInitScript(key => localStorage.setItem(key, 'core'), `${PREFIX}class-table`)
    await goto(page, 'presenter/class-table')
    const core = table(page).first()
    await expect(core).toHaveAttribute('data-set', 'core')
    const projector = await openTable(await context.newPage(), 'core')
    await page.bringToFront()
    let pressed = 0
    const type = async (text: string, end: string) => {
      await page.keyboard.type(text)
      await page.keyboard.press(end)
      pressed += text.length + 1
    }
    await size(core).focus()
    await type(String(people), 'Enter')
    expect(pressed, 'the class\'s size').toBeLessThanOrEqual(3)
    const third = Math.floor(people / 4) + 1
    for (const [index, id] of sets.core.poolOrder.entries()) {
      pressed = 0
      await expect(count(core, `sort/core/${id}/project`)).toBeFocused()
      for (const number of [third, third + 1, third - 1])
        await type(String(number), index % 2 ? 'Tab' : 'Enter')
      expect.soft(pressed, id).toBeLessThanOrEqual(9)
      await expect(count(core, `sort/core/${id}/unstaged`)).toHaveValue(String(people - 3 * third))
    }
    await expect(total(core)).toHaveAttribute('data-hands', String(15 * people))
    await expect(projector.locator('[data-given]')).toHaveCount(60)
    expect(await projector.locator('input').evaluateAll(all => all.map(one => (one as HTMLInputElement).value).join(''))).toBe(String(people))
    await action(core, 'show-hands').click()
    await expect(cell(projector, 'X7', 'unstaged')).toHaveText(String(people - 3 * third))
  })
}

test('by keyboard alone: the class\'s size comes first, and Enter leads over a row that is not counted', FULL, async ({ page }) => {
  const core = await openTable(page, 'core')
  const [first, second, third] = sets.core.poolOrder
  await core.locator('[data-table-set="core"]').focus()
  await page.keyboard.press('Tab')
  await expect(size(core)).toBeFocused()
  await page.keyboard.type('40')
  await page.keyboard.press('Enter')
  await expect(count(core, `sort/core/${first}/project`)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(count(core, `sort/core/${second}/project`)).toBeFocused()
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(count(core, `sort/core/${second}/resource`)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(count(core, `sort/core/${third}/project`)).toBeFocused()
})

test('the table of the main sort has a row for each card, and is cleared and brought back whole', FULL, async ({ page }) => {
  const core = await openTable(page, 'core', 'en')
  expect(await rows(core)).toEqual(sets.core.poolOrder)
  await expect(core.locator('[data-hand="more"]')).toHaveCount(sets.core.poolOrder.length * BINS.length)
  await expect(keysOf(core, 'sort/core/S1-01/project').getByRole('button', { name: `+ ${numberOf('S1-01')} ${card('S1-01').title.en}: Service project` })).toBeVisible()
  await press(more(core, 'sort/core/S1-01/project'), 2)
  await press(more(core, 'sort/core/X7/unstaged'), 1)
  await action(core, 'clear-hands').click()
  await expect(core.locator('[data-given]')).toHaveCount(0)
  await action(core, 'clear-hands').click()
  await expect(core.locator('[data-given]')).toHaveCount(2)
  // Undo goes from card to card.
  await count(core, 'sort/core/S3-02/project').focus()
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(core.locator('[data-given]')).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(core.locator('[data-given]')).toHaveCount(2)
})

test('first against last compares the class\'s two tables, once both are shown', FULL, async ({ page }) => {
  const hands = (project: number, resource: number, shown: boolean) => JSON.stringify({ version: 1, round: 1, rounds: [{ counts: { project, resource }, shown }, { counts: {}, shown: false }] })
  const keepAll = (shown: boolean) => page.evaluate(([first, core, sorted, prefix]) => {
    for (const [set, text] of [['first', first], ['core', core]] as const) {
      for (const id of sorted[set])
        localStorage.setItem(`${prefix}hands/sort/${set}/${id}`, text)
    }
  }, [hands(10, 30, shown), hands(30, 10, shown), { first: sets.first.poolOrder, core: sets.core.poolOrder }, PREFIX] as const)
  await goto(page, 'first-last')
  await expect(page.locator('.first-last:visible')).toBeVisible()
  await keepAll(false)
  await page.reload()
  const compared = page.locator('.tables-compared:visible')
  await expect(compared).toBeVisible()
  await expect(compared.locator('[data-change]')).toHaveCount(0)
  await keepAll(true)
  await page.reload()
  await expect(compared).toHaveAttribute('data-compared', String(sets.first.poolOrder.length))
  await expect(compared.locator('[data-change="S1-04"] .moved')).toHaveText('50%')
})

test('from the near misses to the table and back', FULL, async ({ page }) => {
  await goto(page, 'near-misses')
  await action(page.locator('.near-misses:visible'), 'class-table').click()
  await expect(table(page)).toHaveAttribute('data-set', 'core')
  await action(table(page), 'back').click()
  await expect(page.locator('.near-misses:visible')).toBeVisible()
  await goto(page, 'presenter/near-misses')
  // Only the hash has changed: until the router has followed, the player's slide is still there.
  await page.reload()
  await action(page.locator('.near-misses:visible').first(), 'class-table').click()
  await expect(page).toHaveURL(/#\/presenter\/class-table/)
})

test('pairs of cards that the class has sorted come first; another pair starts covered, in both windows', FULL, async ({ page, context }) => {
  await goto(page, 'near-misses')
  const pair = page.locator('[data-pair]:visible')
  await expect(pair).toHaveAttribute('data-pair', 'S1-01/S2-02')
  await expect(pair.locator('.new-card')).toHaveCount(0)
  const picks = page.locator('[data-pick]:visible')
  expect(await picks.evaluateAll(all => all.map(one => one.getAttribute('data-pick')))).toEqual(['1', '2', '5', '0', '3', '6', '7', '4'])

  const other = await context.newPage()
  await goto(other, 'near-misses')
  await expect(other.locator('[data-pair]:visible')).toHaveAttribute('data-pair', 'S1-01/S2-02')
  for (const step of ['1', '2', '3']) {
    await action(pair, 'show').and(page.locator(':enabled')).click()
    await expect(pair).toHaveAttribute('data-shown', step)
  }
  await picks.nth(3).click()
  for (const window of [page, other]) {
    await expect(window.locator('[data-pair]:visible')).toHaveAttribute('data-pair', 'S1-04/S3-01')
    await expect(window.locator('[data-pair]:visible')).toHaveAttribute('data-shown', '0')
    // Only one of the two is not among the fifteen.
    await expect(window.locator('[data-pair]:visible .new-card')).toHaveCount(1)
  }
})

test('"new class" clears hands, answers and what was turned to, in every window; the language stays', async ({ page, context }) => {
  const money = await openPoll(page)
  await press(more(money, 'money/a'), 2)
  await showFirst(money)
  await money.locator('[data-option="a"] label').click()
  await page.locator('[data-set-lang="en"]:visible').click()
  await page.evaluate(key => localStorage.setItem(key, 'x'), `${PREFIX}anything/else`)
  const other = await context.newPage()
  const projector = await openPoll(other, 'money', 'money', 'en')
  await expect(bars(projector, 'money/a')).toHaveAttribute('data-count', '2')
  await turnTo(page, 'how')
  await page.locator('[data-action="new-class"]:visible').click()
  await page.locator('[data-confirm="new-class"]:visible').click()
  await expect.poll(() => keys(page)).toEqual([`${UNNAMED}asked-to-keep`, LANGUAGE_KEY, `${PREFIX}class-begun`])
  await expect(projector).toHaveAttribute('data-shown', 'false')
  await expect(projector.locator('[data-given]')).toHaveCount(0)
  await expect(projector.locator('input:checked')).toHaveCount(0)
  await turnTo(page, 'money')
  await expect(money.locator('[data-given]')).toHaveCount(0)
  await expect(money.locator('input:checked')).toHaveCount(0)
})
