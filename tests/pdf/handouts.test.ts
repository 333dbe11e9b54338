import type { Opened } from './opened'
import process from 'node:process'
import { beforeAll, describe, expect, it } from 'vitest'
import { cards, diagrams, lessonSlides, pairs, quiz, sections, setById, statements } from '#case/index'
import { APPENDIX } from '#case/model/lessonNumbers'
import { bare, LANGUAGES, open } from './opened'
import { PAGES } from './pages'

type Kind = 'slides' | 'handout' | 'worksheet' | 'answers'
/** What was made to be opened (scripts/test.ts). */
const KINDS = (['slides', 'handout', 'worksheet', 'answers'] as const).filter(kind => kind !== 'slides' || process.env.DECK_TESTS !== 'short')
const OF_SLIDES = KINDS.filter(kind => kind === 'slides' || kind === 'handout')
/** Points. */
const PAGE = { slides: [735, 414], handout: [595, 842], worksheet: [595, 842], answers: [595, 842] } as const
/** Lines on a page, at least: a paragraph's last line is not worth one. */
const LEAST_LINES = { slides: 2, handout: 4, worksheet: 4, answers: 4 } as const
/** A mark that closes stands at the end of what it closes, never at the beginning of a line. */
const CLOSING = /^[，。、；：？！）》”’」』]/

/** The lecture handout has no appendix, unless it is asked for. */
const slidesOf = (kind: string) => lessonSlides.filter(({ section }) => kind !== 'handout' || section !== APPENDIX)
const sectionsOf = (kind: string) => sections.filter(({ id }) => slidesOf(kind).some(({ section }) => section === id))
/** Points: of anything, and of what a page is read for, in its first language. */
const LEAST = 7
const LEAST_BODY = 9
/** What rounding takes. */
const ROUNDING = 0.06

const said = (lang: typeof LANGUAGES[number], text: { zh: string, en: string }) => (lang === 'both' ? [text.zh, text.en] : [text[lang]]).map(bare)

describe.each(LANGUAGES)('handouts in %s', (lang) => {
  const opened = {} as Record<Kind, Opened>
  beforeAll(async () => {
    for (const kind of KINDS)
      opened[kind] = await open(`${kind}-${lang}.pdf`)
  }, 240_000)

  it.each(KINDS)('%s: is a document with a title, an author, a language, tags and an outline', (kind) => {
    const { title, author, language, tagged, outline, megabytes } = opened[kind]
    expect(title).toBeTruthy()
    expect(author).toBeTruthy()
    expect(language).toBe(lang === 'en' ? 'en' : 'zh-CN')
    expect(tagged).toBe(true)
    expect(outline.length).toBeGreaterThan(4)
    expect(outline.every(entry => entry.trim() !== '')).toBe(true)
    expect(megabytes).toBeLessThan(10)
  })

  it.each(KINDS)('%s: has its number of pages, each of its size, none for a line or two', (kind) => {
    const { pages } = opened[kind]
    expect(pages.length).toBeGreaterThanOrEqual(PAGES[kind][0])
    expect(pages.length).toBeLessThanOrEqual(PAGES[kind][1])
    for (const [index, { width, height, runs }] of pages.entries()) {
      expect([Math.round(width), Math.round(height)], `page ${index + 1}`).toEqual([...PAGE[kind]])
      // The foot of a page is not its content.
      const lines = new Set(runs.filter(({ y }) => y > 45).map(({ y }) => Math.round(y)))
      expect(lines.size, `page ${index + 1}`).toBeGreaterThanOrEqual(LEAST_LINES[kind])
    }
  })

  it.each(KINDS)('%s: holds its fonts as TrueType or OpenType, no letters drawn as pictures', (kind) => {
    const { fonts } = opened[kind]
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter(({ type, embedded }) => type === '/Type3' || !embedded)).toEqual([])
  })

  it.each(KINDS)('%s: is drawn with plain lines and fills', (kind) => {
    expect(opened[kind].fragile).toEqual([])
  })

  it.each(KINDS)('%s: nothing is smaller than 7 points, and what it says not than 9', (kind) => {
    const body = [...lessonSlides.flatMap(({ title, lead = [] }) => [title, ...lead]), ...cards.flatMap(({ title, text }) => [title, text]), ...quiz.flatMap(({ question, options }) => [question, ...options])]
      .map(text => bare(text[lang === 'en' ? 'en' : 'zh']))
    for (const [index, { runs }] of opened[kind].pages.entries()) {
      const small = (least: number) => runs.filter(({ size }) => size < least - ROUNDING)
      expect.soft(small(LEAST).map(({ text, size }) => `${size.toFixed(2)} ${text}`), `page ${index + 1}`).toEqual([])
      if (kind === 'worksheet' || kind === 'answers')
        expect.soft(small(LEAST_BODY).filter(({ text, y }) => y > 45 && bare(text).length > 5 && body.some(words => words.includes(bare(text)))).map(({ text, size }) => `${size.toFixed(2)} ${text}`), `page ${index + 1}`).toEqual([])
    }
  })

  it.each(KINDS)('%s: keeps its text on the page, and closing marks off the beginning of lines', (kind) => {
    for (const [index, { width, height, runs }] of opened[kind].pages.entries()) {
      const outside = runs.filter(({ x, y, width: wide }) => x < 0 || y < 0 || x + wide > width + 1 || y > height)
      expect(outside.map(({ text }) => text), `page ${index + 1}`).toEqual([])
      // The question mark of the missing link is a picture's part, and stands alone.
      const lineStarts = runs.filter(({ text }) => text !== '？').filter(run => !runs.some(other => other !== run && Math.abs(other.y - run.y) < 2 && other.x < run.x && run.x - (other.x + other.width) < 12))
      expect(lineStarts.filter(({ text }) => CLOSING.test(text)).map(({ text }) => text), `page ${index + 1}`).toEqual([])
    }
  })

  it.each(KINDS)('%s: has headings in its tags, and words for each picture', (kind) => {
    const { pages } = opened[kind]
    expect(pages.flatMap(({ roles }) => roles)).toContain('H1')
    expect(pages.flatMap(({ alternatives }) => alternatives).filter(alternative => !alternative?.trim())).toEqual([])
  })

  it.each(KINDS)('%s: leads to nothing on the machine that made it', (kind) => {
    expect(opened[kind].pages.flatMap(({ links }) => links).filter(link => !link.startsWith('https://'))).toEqual([])
  })

  // The first page of the answers is the key, the last pages are the tally sheets and the mat: names of cards and bins stand there by themselves.
  it.each([['answers', 1, 2], ['worksheet', 0, 1]] as const)('%s: no heading at the foot of a page', (kind, first, last) => {
    const headings = opened[kind].outline.map(bare)
    for (const [index, { runs }] of opened[kind].pages.slice(first, -last).entries()) {
      const lowest = Math.min(...runs.filter(({ y }) => y > 45).map(({ y }) => y))
      const line = bare(runs.filter(({ y }) => Math.abs(y - lowest) < 2).map(({ text }) => text).join(''))
      expect(headings.filter(heading => heading.includes(line)), `page ${index + 1 + first}`).toEqual([])
    }
  })

  it.each(OF_SLIDES)('%s: what a slide says stands in tags, in its order', (kind) => {
    const all = opened[kind].told.join('\n')
    for (const { id, title, lead = [] } of slidesOf(kind).filter(({ id }) => id !== 'cover')) {
      // From here on: some lines are said on more than one slide.
      let place = all.indexOf(said(lang, title).at(-1)!)
      expect(place, id).toBeGreaterThan(-1)
      // Boards and tables of facts put their own words in the place of the lines.
      for (const words of lead.flatMap(text => said(lang, text)).filter(words => opened[kind].text.includes(words))) {
        const next = all.indexOf(words, place)
        expect.soft(next, `${id}: ${words}`).toBeGreaterThan(-1)
        place = Math.max(place, next)
      }
    }
  })

  it.each(['answers', 'worksheet'] as const)('%s: cards stand in tags', (kind) => {
    const all = opened[kind].told.join('')
    for (const id of setById('core').poolOrder) {
      const card = cards.find(one => one.id === id)!
      for (const words of [...said(lang, card.title), ...said(lang, card.text)])
        expect(all, id).toContain(words)
    }
  })

  it.each(KINDS)('%s: what is in another language says so', (kind) => {
    const { languages } = opened[kind]
    if (lang === 'both')
      expect(languages.en).toBeGreaterThan(50)
    expect(opened[kind].pages.flatMap(({ roles }) => roles)).not.toContain('Form')
  })

  it.runIf(KINDS.includes('slides'))('a diagram on a slide is told in words', () => {
    for (const { title, description } of diagrams.filter(({ id }) => id === 'policy' || id === 'model')) {
      const told = bare(opened.slides.pages.flatMap(({ alternatives }) => alternatives).join('\n'))
      for (const words of [...said(lang, title), ...said(lang, description)])
        expect(told).toContain(words)
    }
  })

  it.runIf(KINDS.includes('slides'))('the slides are all there, and in the outline', () => {
    const { text, outline } = opened.slides
    for (const { id, title } of lessonSlides.filter(({ id }) => id !== 'cover')) {
      for (const words of said(lang, title)) {
        expect(text, id).toContain(words)
        expect(bare(outline.join('\n')), id).toContain(words)
      }
    }
  })

  it.each(OF_SLIDES)('%s: the outline has the slides below their sections', (kind) => {
    const outline = opened[kind].sections
    expect(outline.map(({ title }) => bare(title))).toEqual(sectionsOf(kind).map(({ name }) => said(lang, name).join('')))
    for (const { id, name } of sectionsOf(kind)) {
      const below = bare(outline.find(({ title }) => bare(title) === said(lang, name).join(''))!.below.join('\n'))
      for (const slide of lessonSlides.filter(({ section, id: one }) => section === id && one !== 'cover'))
        expect(below, slide.id).toContain(said(lang, slide.title).join(''))
    }
  })

  it('every card can be found in the answers, those of the sort on the worksheet', () => {
    for (const card of cards) {
      for (const words of [...said(lang, card.title), ...said(lang, card.text), ...said(lang, card.why)])
        expect(opened.answers.text, card.id).toContain(words)
    }
    for (const id of setById('core').poolOrder) {
      const card = cards.find(one => one.id === id)!
      for (const words of [...said(lang, card.title), ...said(lang, card.text)])
        expect(opened.worksheet.text, id).toContain(words)
    }
  })

  it('the worksheet gives nothing away', () => {
    const secrets = [...cards.map(({ why }) => why), ...quiz.map(({ why }) => why), ...statements.map(({ why }) => why), ...pairs.map(({ principle }) => principle)]
    for (const secret of secrets) {
      for (const words of said(lang, secret))
        expect(opened.worksheet.text).not.toContain(words)
    }
  })
})
