import { goto, keepAll } from '../e2e/support/board'
import { BINS, polls, PREFIX, quiz, sets, slideIds } from '../e2e/support/content'
import { optionsOf, votes } from '../e2e/support/votes'
import { expect, LANGS, picture, slideAt, test } from './support/look'

const CONTESTED = ['S2-09', 'S3-08']
/** Where hands are counted or shown. */
const COUNTED = '[data-poll], [data-quiz], .class-table, [data-compared], .hand-controls'

/** Every poll, quiz question and card of the class's tables, by their keys in the store. */
function hands(shown: boolean): Record<string, string> {
  const vote = { most: 60, shown, round: 2 } as const
  const asked = [...[...polls, ...quiz].map(({ id }) => id), ...CONTESTED]
  return {
    [`${PREFIX}class-size`]: '130',
    ...Object.fromEntries(asked.map(poll => [`${PREFIX}hands/${poll}`, votes(optionsOf(poll), vote)])),
    ...Object.fromEntries((['core', 'first'] as const).flatMap(set => sets[set].poolOrder.map((id, index) =>
      [`${PREFIX}hands/sort/${set}/${id}`, votes(BINS, { ...vote, most: [0, 5, 60, 300][index % 4] })]))),
  }
}

for (const lang of LANGS) {
  test(`two rounds of votes, shown, in ${lang}`, async ({ page }) => {
    await keepAll(page, hands(true))
    await goto(page, slideIds[0], lang)
    const first = new Map<string, Buffer[]>()
    for (const id of slideIds) {
      const slide = await slideAt(page, id)
      if (await slide.locator(COUNTED).count() > 0)
        first.set(id, await picture(page, `votes/${lang}/${id}`))
    }
    for (const [id, pictures] of first) {
      await slideAt(page, id, 'last')
      await picture(page, `votes/${lang}/${id}-last`, pictures)
    }
  })
}

test('votes while they are counted, as the lecturer sees them', async ({ page }) => {
  await keepAll(page, hands(false))
  await goto(page, 'presenter/money', 'both')
  for (const id of ['money', 'project-quiz', 'contested', 'class-table']) {
    await page.evaluate((hash) => { location.hash = hash }, `#/presenter/${id}`)
    await expect(page.locator(`.slidev-layout[data-slide="${id}"]:visible [data-hand-stepper]:visible`).first()).toBeVisible()
    await picture(page, `votes/counting/${id}`)
  }
})
