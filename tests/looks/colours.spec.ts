import { goto, keep, keepAll, openBoard, record } from '../e2e/support/board'
import { homeOf } from '../e2e/support/content'
import { expect, LANGS, picture, press, slideAt, test, wholePage } from './support/look'

const SLIDES = ['cover', 'marks', 'numbers', 'sentences', 'two-sides', 'linkage', 'project-contract', 'money', 'near-misses', 'contested', 'references', 'how']
const FULL = { ...homeOf('core'), 'S1-01': 'resource', 'X3': 'project' } as const

for (const look of ['dark', 'forced'] as const) {
  for (const lang of LANGS) {
    test(`${look}: a dozen slides, the board and the study page in ${lang}`, async ({ page }) => {
      if (look === 'forced')
        await page.emulateMedia({ forcedColors: 'active' })
      else
        await keepAll(page, { 'slidev-color-schema': 'dark' })
      await keep(page, 'core', record(FULL, { check: 2, moved: false, marked: Object.keys(FULL) }))
      await goto(page, SLIDES[0], lang)
      for (const id of SLIDES) {
        await slideAt(page, id, 'last')
        await picture(page, `colours/${look}/${lang}/${id}`)
      }
      const board = await openBoard(page, 'sort', lang)
      await board.grab('S1-01').focus()
      await page.keyboard.press('Enter')
      await expect(board.grab('S1-01')).toHaveAttribute('aria-pressed', 'true')
      await picture(page, `colours/${look}/${lang}/board`)
      await page.keyboard.press('Escape')
      await press(board.action('reset'))
      await expect(board.root.locator('[role="dialog"]')).toBeVisible()
      await picture(page, `colours/${look}/${lang}/board-dialog`)
      await openBoard(page, 'study/sort', lang)
      await wholePage(page, `colours/${look}/${lang}/study-sort`)
    })
  }
}
