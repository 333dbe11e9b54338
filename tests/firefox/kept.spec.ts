import type { Reader } from './support/reader'
import { expect, test } from 'playwright/test'
import { DIGIT } from '../e2e/support/content'
import { falseOnes, rewriteAll } from '../e2e/support/translator'
import { ENCODE } from './support/encode'
import { readerOf } from './support/reader'

/** What browsers do differently with what a learner has made: pages kept whole, files, translated pages, the pointer. */
const BOARD = '[data-sorter="core"]'
const place = (reader: Reader, id: string, bin: keyof typeof DIGIT) => reader.press(DIGIT[bin], `[data-card="${id}"] [data-grab]`)
const placed = (reader: Reader) => reader.read(BOARD, 'data-placed')

test('Back to a page that the browser has kept: what was done elsewhere meanwhile is there, and stays', async ({ page, context }) => {
  const reader = readerOf(page)
  await reader.open('study/sort')
  await place(reader, 'S1-01', 'project')
  // A page that comes back is not told to the driver: it does the rest by itself, and what it keeps is read in another window.
  await reader.ask(([board, key]) => addEventListener('pageshow', ({ persisted }) => {
    localStorage.setItem('test-came-back', persisted ? 'kept' : 'new')
    const card = document.querySelector<HTMLElement>(`${board} [data-card="X7"] [data-grab]`)
    setTimeout(() => {
      card?.focus()
      card?.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true }))
    }, 300)
  }), [BOARD, DIGIT.unstaged] as const)
  // The other lecture shares the answers, and no channel that would have the browser drop the page.
  await reader.open('study/sort', 'zh', '45/')
  await place(reader, 'S1-02', 'project')
  await place(reader, 'S1-03', 'resource')
  await expect.poll(() => placed(reader)).toBe('3')
  await reader.back()
  const other = await context.newPage()
  await other.goto('./version.txt')
  const stored = (key: string) => other.evaluate(key => Object.entries(localStorage).find(([name]) => name.endsWith(key))?.[1], key)
  await expect.poll(() => stored('test-came-back'), 'the page itself, and not a new one').toBe('kept')
  await expect.poll(async () => (await stored('board/core'))?.match(/"(?:S1-0[123]|X7)":/g)?.length).toBe(4)
})

for (const [name, encode] of Object.entries(ENCODE)) {
  test(`an answers file in ${name} is read with every word`, async ({ page }) => {
    const WORDS = '我觉得它属于资源网络：大家一起学，不只是买服务。'
    const reader = readerOf(page)
    await reader.open('study/reflect')
    await reader.write('[data-slip]', WORDS)
    await reader.open('study/answers')
    await reader.click('details:has([data-answers-text]) summary')
    await expect.poll(() => reader.ask(() => document.querySelector<HTMLTextAreaElement>('[data-answers-text]')?.value, null)).toContain(WORDS)
    const text = await reader.ask(() => document.querySelector<HTMLTextAreaElement>('[data-answers-text]')?.value ?? '', null)
    await reader.ask(() => localStorage.clear(), null)
    await reader.open('study/answers', 'en')
    await reader.give('[data-answers-file]', 'answers.json', encode(text))
    await expect.poll(() => reader.ask(() => Object.values(localStorage).join(), null)).toContain(WORDS)
  })
}

test('an answers file in an encoding that nobody can tell is refused, and nothing of it kept', async ({ page }) => {
  const reader = readerOf(page)
  await reader.open('study/answers')
  // No text in any of them: bytes that begin nothing.
  await reader.give('[data-answers-file]', 'answers.json', Uint8Array.from([...new TextEncoder().encode('{"deck":"'), 0xFF, 0xFF, 0x80, 0xFF, 0x22, 0x7D]))
  await expect.poll(() => reader.read('[data-answers-fault]')).not.toBe('')
  expect(await reader.ask(() => Object.values(localStorage).join(), null)).not.toContain('\uFFFD')
})

test('a translated page: figures that change stay true', async ({ page }) => {
  const reader = readerOf(page)
  await reader.open('study/sort')
  await reader.ask(rewriteAll, null)
  await place(reader, 'S1-01', 'project')
  await place(reader, 'S1-03', 'project')
  await expect.poll(() => placed(reader)).toBe('2')
  await expect.poll(() => reader.ask(falseOnes, null)).toEqual([])
  await reader.ask(() => { location.hash = '#/money' }, null)
  await reader.click('[data-hand-stepper="money/a"] [data-hand="more"]')
  await reader.click('[data-hand-stepper="money/a"] [data-hand="more"]')
  await reader.click('[data-poll="money"] [data-action="show-hands"]')
  await reader.click('[data-confirm="show-hands"]')
  await expect.poll(() => reader.read('[data-hand-bar="money/a"] [data-round]', 'data-count')).toBe('2')
  await expect.poll(() => reader.ask(falseOnes, null)).toEqual([])
})

test('a card is dragged on a slide', async ({ page }) => {
  const reader = readerOf(page)
  await reader.open('sort')
  await reader.drag(`${BOARD} [data-card="S1-03"]`, `${BOARD} [data-bin="resource"]`)
  await expect.poll(() => reader.read(`${BOARD} [data-card="S1-03"]`, 'data-in')).toBe('resource')
})
