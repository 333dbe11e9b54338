import { slideIds } from '../e2e/support/content'
import { cut, overlapping } from '../e2e/support/page'
import { expect, poll, test } from './support/test'

/** As many a test as the deck is loaded once for. */
const CHUNK = 12
const chunks = Array.from({ length: Math.ceil(slideIds.length / CHUNK) }, (_, n) => slideIds.slice(n * CHUNK, (n + 1) * CHUNK))

for (const chunk of chunks) {
  test(`#/${chunk[0]} to #/${chunk.at(-1)}: nothing is cut and nothing overlaps, in three languages`, async ({ reader, show }) => {
    await reader.open(chunk[0])
    for (const slide of chunk) {
      // All steps uncovered: what is hidden keeps its room, so this is the fullest the slide gets.
      await reader.ask((hash) => { location.hash = hash }, `#/${slide}?clicks=99`)
      const frame = `.slidev-page .slidev-layout[data-slide="${slide}"]`
      await poll(() => reader.ask(frame => [...document.querySelectorAll(frame)].some(one => one.checkVisibility()), frame), slide).toBe(true)
      for (const lang of ['zh', 'en', 'both']) {
        await reader.click(`${frame} [data-set-lang="${lang}"]`)
        await poll(() => reader.ask(([frame, lang]) => document.documentElement.dataset.lang === lang
          && [...document.querySelectorAll<HTMLElement>(`${frame} [data-diagram]`)].every(one => one.dataset.ready === 'true'), [frame, lang] as const), `${slide} is whole (${lang})`).toBe(true)
        await reader.ask(() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))))
        const faults = [...await cut(reader.part(frame)), ...await overlapping(reader.part(frame))]
        expect.soft(faults, `${slide} (${lang})`).toEqual([])
        await show(`${slide}-${lang}`, faults.length > 0)
      }
    }
  })
}
