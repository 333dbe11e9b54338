import { goto } from '../e2e/support/board'
import { slideIds } from '../e2e/support/content'
import { expect, LANGS, picture, slideAt, test } from './support/look'

for (const lang of LANGS) {
  test(`every slide at its first and last step, and with its answers, in ${lang}`, async ({ page }) => {
    await goto(page, slideIds[0], lang)
    const first = new Map<string, Buffer[]>()
    for (const id of slideIds) {
      await slideAt(page, id)
      first.set(id, await picture(page, `slides/${lang}/${id}`))
    }
    // A second time round: a slide that is come to from another one is at its last step at once.
    for (const id of slideIds) {
      const slide = await slideAt(page, id, 'last')
      const last = await picture(page, `slides/${lang}/${id}-last`, first.get(id))
      // A board's lie on it, where it has any; elsewhere it is the question at the foot that has one.
      const [has, tells] = await slide.locator('[data-sorter]').count() ? ['[data-action="answers"]', 'aria-pressed'] : ['[data-check-level]', 'data-check-level']
      if (await slide.locator(has).count() === 0)
        continue
      const opened = (): Promise<string | null> => slide.locator(has).getAttribute(tells)
      const closed = await opened()
      await page.keyboard.press('a')
      await expect.poll(opened).not.toBe(closed)
      await picture(page, `slides/${lang}/${id}-answers`, last)
      await page.keyboard.press('h')
      await expect.poll(opened).toBe(closed)
    }
  })
}
