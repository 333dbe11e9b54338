import type { Page } from 'playwright/test'
import { readFileSync } from 'node:fs'
import { goto, keepAll, openBoard, record, storageKey } from '../e2e/support/board'
import { homeOf, PREFIX, put, quiz } from '../e2e/support/content'
import { expect, LANGS, press, picture, test, wholePage } from './support/look'

const PARTS = ['try', 'stages', 'sort', 'debrief', 'quiz', 'transfer', 'all', 'reflect', 'review', 'judge', 'glossary', 'claims', 'answers', 'class']
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1366, height: 768, touch: false },
]

/** One of everything that a device keeps, with questions answered, right and wrong. */
function answered(): Record<string, string> {
  const { local } = JSON.parse(readFileSync(new URL('../fixtures/kept-before-ids.json', import.meta.url), 'utf8')) as { local: Record<string, string> }
  const names = ['choice/money', 'close-reading', 'exit', 'questions', 'review', 'signs', 'study', 'true-false', 'why/S2-04', 'board/first', 'board/twins']
  const full = { ...homeOf('core'), 'S1-01': 'resource', 'X3': 'project' } as const
  return {
    ...Object.fromEntries(names.map(name => [PREFIX + name, local[name]])),
    ...Object.fromEntries(quiz.map(({ id, type, options }, index) => {
      const keys = options.map(({ key }) => key)
      return [`${PREFIX}quiz/${id}`, JSON.stringify({ chosen: type === 'order' ? keys : [keys[index % keys.length]], attempts: 1, answered: true, asked: index % 2 === 0 })]
    })),
    [storageKey('core')]: record(full, { check: 2, moved: false, marked: Object.keys(full), first: full }),
  }
}

async function toPart(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => { location.hash = hash }, `#/study/${id}`)
  await expect(page.locator('[data-part]')).toHaveAttribute('data-part', id)
  await expect(page.locator('[data-part]')).toHaveAttribute('data-state', 'there')
}

for (const { width, height, touch } of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: touch, isMobile: touch })

    for (const lang of LANGS) {
      for (const [name, entries] of Object.entries({ new: {}, answered: answered() })) {
        test(`every part, ${name}, in ${lang}`, async ({ page }) => {
          await keepAll(page, entries)
          await goto(page, 'study', lang)
          await expect(page.locator('[data-step]').first()).toBeVisible()
          await wholePage(page, `study/${width}/${lang}/path-${name}`)
          for (const id of PARTS) {
            await toPart(page, id)
            await wholePage(page, `study/${width}/${lang}/${id}-${name}`)
          }
        })
      }
    }

    test('the board with a card in hand and its menus', async ({ page }) => {
      await keepAll(page, { [storageKey('core')]: record(put({ project: 'S1-01 S1-03', resource: 'S2-02' })) })
      for (const lang of LANGS) {
        const board = await openBoard(page, 'study/sort', lang)
        await press(board.grab('X7'))
        await expect(board.grab('X7')).toHaveAttribute('aria-pressed', 'true')
        await picture(page, `study/${width}/${lang}/sort-in-hand`)
        await page.keyboard.press('Escape')
        await press(board.card('X7').locator('[data-move-menu]'))
        await expect(board.root.locator('[data-move-to]').first()).toBeVisible()
        await picture(page, `study/${width}/${lang}/sort-card-menu`)
        await page.keyboard.press('Escape')
        await press(board.action('more'))
        await expect(board.action('more')).toHaveAttribute('aria-expanded', 'true')
        await picture(page, `study/${width}/${lang}/sort-menu`)
        await press(board.action('share'))
        await expect(board.root.locator('[role="dialog"]')).toBeVisible()
        await picture(page, `study/${width}/${lang}/sort-share`)
      }
    })
  })
}
