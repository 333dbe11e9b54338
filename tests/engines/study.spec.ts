import type { SetId } from '../e2e/support/content'
import { homeOf } from '../e2e/support/content'
import { cut } from '../e2e/support/page'
import { Board } from './support/board'
import { expect, PHONE, poll, test } from './support/test'

const SETS: Record<string, SetId> = { try: 'first', sort: 'core', transfer: 'twins', all: 'full' }
const PARTS = ['', 'try', 'stages', 'sort', 'debrief', 'quiz', 'transfer', 'all', 'reflect', 'review', 'judge', 'glossary', 'claims', 'answers', 'class']

test.use({ device: PHONE })

test('a study path on a phone, from the first sort to the words at its end', async ({ reader }) => {
  const touch = (part: string) => reader.touch === 'none' ? reader.click(part) : reader.tap(part)
  const place = (board: Board, id: string, bin: 'project' | 'resource' | 'development' | 'unstaged') => reader.touch === 'none' ? board.byClick(id, bin) : board.byTap(id, bin)
  const next = async (id: string) => {
    await touch('[data-action="next-step"]')
    await poll(() => reader.read('[data-part]', 'data-part')).toBe(id)
    // Before it is whole what lies below it moves.
    await poll(() => reader.read('[data-part]', 'data-state')).toBe('there')
  }
  await reader.open('study')
  await touch('[data-action="go-on"]')
  const first = new Board(reader, 'first')
  for (const [id, bin] of Object.entries(homeOf('first')))
    await place(first, id, bin)
  await next('stages')
  await next('sort')
  const board = new Board(reader)
  for (const [id, bin] of Object.entries({ ...homeOf('core'), 'S1-03': 'resource' } as const))
    await board.byDigit(id, bin)
  await touch(board.action('check'))
  await board.says('relationship', 'institutional')
  await next('debrief')
  await touch('[data-action="open-debrief"]')
  await poll(() => reader.read('[data-reason="S1-03"]', 'data-mark')).toBe('wrong')
  await next('quiz')
  await touch('[data-quiz="Q2"] [data-option] label')
  await touch('[data-quiz="Q2"] [data-action="check-answer"]')
  await poll(() => reader.read('[data-quiz="Q2"]', 'data-answered')).toBe('true')
  await next('transfer')
  await next('all')
  await next('reflect')
  await reader.write('[data-slip]', '大家一起学')
  await touch('[data-action="path"]')
  await poll(() => reader.read('[data-step="sort"]', 'data-state')).toBe('done')
  await poll(() => reader.read('[data-step="reflect"]', 'data-state')).toBe('begun')
  await reader.reload()
  await poll(() => reader.read('[data-step="reflect"]', 'data-state')).toBe('begun')
})

test('no part of the study page scrolls sideways at 360 px, and no board is cut, in three languages', async ({ reader, show }) => {
  await reader.open('study')
  await poll(() => reader.ask(() => location.pathname)).toBe('/study/')
  for (const part of PARTS) {
    await reader.ask((hash) => { location.hash = hash }, `#/${part}`)
    if (part)
      await poll(() => reader.ask(() => document.querySelector<HTMLElement>('[data-state="there"]')?.dataset.part), part).toBe(part)
    for (const lang of ['zh', 'en', 'both']) {
      await reader.click(`[data-set-lang="${lang}"]`)
      await poll(() => reader.read('html', 'data-lang')).toBe(lang)
      const faults = await reader.ask(() => [document.documentElement.scrollWidth - document.documentElement.clientWidth].filter(over => over > 0).map(over => `${over} px sideways`))
      if (part in SETS)
        faults.push(...await cut(reader.part(`[data-sorter="${SETS[part]}"]`)))
      expect.soft(faults, `${part || 'the path'} (${lang})`).toEqual([])
      await show(`study-${part || 'path'}-${lang}`, faults.length > 0)
    }
  }
})
