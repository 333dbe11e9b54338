import { slideIds } from '../../e2e/support/content'
import { cut, overlapping } from '../../e2e/support/page'
import { expect, poll, test } from '../support/test'

/** Run with letters that the reader's browser sets larger than the deck does (playwright.engines.config.ts). */
test('every slide: what it holds is there, or the way to it', async ({ reader }) => {
  test.setTimeout(240_000)
  await reader.open(slideIds[0], { lang: 'both' })
  for (const slide of slideIds) {
    await reader.ask((hash) => { location.hash = hash }, `#/${slide}?clicks=99`)
    const frame = `.slidev-page .slidev-layout[data-slide="${slide}"]`
    await poll(() => reader.ask(frame => document.querySelector(frame)?.checkVisibility(), frame)).toBe(true)
    await reader.ask(() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))))
    if (await reader.read(frame, 'data-cut') === 'true')
      expect.soft(await reader.ask(frame => document.querySelector(`${frame} .cut-note a`)?.checkVisibility(), frame), `${slide} says that it is cut`).toBe(true)
    else
      expect.soft([...await cut(reader.part(frame)), ...await overlapping(reader.part(frame))], slide).toEqual([])
  }
})
