import { DIGIT } from '../e2e/support/content'
import { falseOnes, rewriteAll } from '../e2e/support/translator'
import { Board } from './support/board'
import { ENCODE } from './support/encode'
import { expect, poll, test } from './support/test'

/** What browsers do differently with what a learner has made: pages kept whole, files, translated pages. */
const BOARD = '[data-sorter="core"]'

test('Back to a page that the browser has kept: what was done elsewhere meanwhile is there, and stays', async ({ reader, engine }) => {
  const board = new Board(reader)
  await reader.open('study/sort')
  await board.byDigit('S1-01', 'project')
  // Not every driver is told of a page that comes back: it does the rest by itself, and what it keeps is read in another window.
  await reader.ask(([board, key]) => addEventListener('pageshow', ({ persisted }) => {
    localStorage.setItem('test-came-back', persisted ? 'kept' : 'new')
    const card = document.querySelector<HTMLElement>(`${board} [data-card="X7"] [data-grab]`)
    setTimeout(() => {
      card?.focus()
      card?.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true }))
    }, 300)
  }), [BOARD, DIGIT.unstaged] as const)
  // The other lecture shares the answers, and no channel that would have the browser drop the page.
  await reader.open('study/sort', { build: '45/' })
  await board.byDigit('S1-02', 'project')
  await board.byDigit('S1-03', 'resource')
  await board.says('placed', '3')
  await reader.back()
  const other = await reader.another()
  await other.goTo('./version.txt')
  const stored = (key: string) => other.ask(key => Object.entries(localStorage).find(([name]) => name.endsWith(key))?.[1] as string | undefined ?? null, key)
  // Playwright's own builds keep no page.
  test.skip(engine.build === 'Playwright', 'pages kept for Back')
  await poll(() => stored('test-came-back'), 'the page itself, and not a new one').toBe('kept')
  await poll(async () => (await stored('board/core'))?.match(/"(?:S1-0[123]|X7)":/g)?.length).toBe(4)
})

test(`an answers file in ${Object.keys(ENCODE).join(', ')} is read with every word`, async ({ reader }) => {
  const WORDS = '我觉得它属于资源网络：大家一起学，不只是买服务。'
  await reader.open('study/reflect')
  await reader.write('[data-slip]', WORDS)
  await reader.open('study/answers')
  await reader.click('details:has([data-answers-text]) summary')
  await poll(() => reader.ask(() => document.querySelector<HTMLTextAreaElement>('[data-answers-text]')?.value)).toContain(WORDS)
  const text = await reader.ask(() => document.querySelector<HTMLTextAreaElement>('[data-answers-text]')?.value ?? '')
  for (const [name, encode] of Object.entries(ENCODE)) {
    await reader.ask(() => localStorage.clear())
    await reader.open('study/answers', { lang: 'en' })
    await reader.give('[data-answers-file]', 'answers.json', encode(text))
    await poll(() => reader.ask(() => Object.values(localStorage).join()), name).toContain(WORDS)
  }
})

test('an answers file in an encoding that nobody can tell is refused, and nothing of it kept', async ({ reader }) => {
  await reader.open('study/answers')
  // No text in any of them: bytes that begin nothing.
  await reader.give('[data-answers-file]', 'answers.json', Uint8Array.from([...new TextEncoder().encode('{"deck":"'), 0xFF, 0xFF, 0x80, 0xFF, 0x22, 0x7D]))
  await poll(() => reader.read('[data-answers-fault]')).not.toBe('')
  expect(await reader.ask(() => Object.values(localStorage).join())).not.toContain('\uFFFD')
})

test('a translated page: figures that change stay true', async ({ reader }) => {
  const board = new Board(reader)
  await reader.open('study/sort')
  await board.says('total', '15')
  await reader.ask(rewriteAll)
  await board.byDigit('S1-01', 'project')
  await board.byDigit('S1-03', 'project')
  await board.says('placed', '2')
  await poll(() => reader.ask(falseOnes)).toEqual([])
  await reader.open('money')
  await reader.read('[data-hand-stepper="money/a"]')
  await reader.ask(rewriteAll)
  await reader.click('[data-hand-stepper="money/a"] [data-hand="more"]')
  await reader.click('[data-hand-stepper="money/a"] [data-hand="more"]')
  await reader.click('[data-poll="money"] [data-action="show-hands"]')
  await reader.click('[data-confirm="show-hands"]')
  await poll(() => reader.read('[data-hand-bar="money/a"] [data-round]', 'data-count')).toBe('2')
  await poll(() => reader.ask(falseOnes)).toEqual([])
})

test('the deck says that it has a dark theme of its own', async ({ reader }) => {
  await reader.open('study')
  const scheme = () => reader.ask(() => getComputedStyle(document.documentElement).colorScheme.split(' ').sort().join(' '))
  expect(await scheme()).toBe('light only')
  await reader.ask(() => localStorage.setItem('slidev-color-schema', 'dark'))
  await reader.open('study', { lang: 'en' })
  expect(await scheme()).toBe('dark only')
})
