import { goto, keep, openBoard, record } from '../e2e/support/board'
import { put } from '../e2e/support/content'
import { expect, LANGS, picture, slideAt, test, wholePage } from './support/look'

const KINDS = ['slides', 'handout', 'worksheet', 'answers']

test.describe('handouts', () => {
  // In few pictures.
  test.use({ viewport: { width: 1280, height: 2400 } })

  for (const lang of LANGS) {
    for (const kind of KINDS) {
      test(`the ${kind} as they are printed, in ${lang}`, async ({ page }) => {
        await page.goto(`./?print#/handout/${kind}?lang=${lang}`)
        await expect(page.locator(`[data-handout="${kind}"]`)).toHaveAttribute('data-state', 'ready', { timeout: 120_000 })
        await wholePage(page, `print/${lang}/${kind}`)
      })
    }
  }
})

test('what Ctrl+P prints of slides and of the study page', async ({ page }) => {
  await keep(page, 'core', record(put({ project: 'S1-01 S1-03', resource: 'S2-02' })))
  await page.emulateMedia({ media: 'print' })
  await goto(page, 'cover', 'both')
  for (const id of ['cover', 'marks', 'money', 'linkage', 'sort', 'references']) {
    await slideAt(page, id, 'last')
    await picture(page, `print/slide/${id}`)
  }
  await openBoard(page, 'study/sort', 'both')
  await wholePage(page, 'print/slide/study-sort')
})
