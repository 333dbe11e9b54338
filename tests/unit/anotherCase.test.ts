import type { ContentFiles, Fault } from '../../build/content/check'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { alike } from '../../build/content/check/alike'
import { alikeLines, checkContent, summarize } from '../../build/content/check'
import { casesBeside, readContentFiles } from '../../build/content/files'

const root = fileURLToPath(new URL('../..', import.meta.url))
const first = readContentFiles(`${root}content`)
const example = readContentFiles(`${root}tests/fixtures/second-case`)
const messages = (faults: Fault[]) => faults.map(({ file, message }) => `${file}: ${message.en}`)

/** An entry of a list taken out: the lines from its name to the next. */
const without = (text: string, ...ids: string[]) => ids.reduce((all, id) => all.replace(new RegExp(`^- id: ${id}\\n(?: {2}.*\\n)+`, 'm'), ''), text)

describe('a case without some of the lists', () => {
  const EMPTY = ['twins', 'pairs', 'quiz', 'misconceptions', 'polls', 'discussion', 'statements', 'glossary', 'sentences', 'untold', 'diagrams', 'tables', 'pictures', 'references']
  const bare: ContentFiles = {
    ...example,
    ...Object.fromEntries(EMPTY.map(name => [name, '[]\n'])),
    sets: example.sets.replace(/( {2}twins:\n {4}number: 4\n)[\s\S]*/, '$1    cards: []\n    poolOrder: []\n'),
    counts: example.counts.replace(/sources:[\s\S]*/, 'sources: []\npoints: []\n'),
  }
  const kept = (...ids: string[]) => ({ ...bare, slides: without(bare.slides, ...ids), notes: without(bare.notes, ...ids) })

  it('is taken, if the slides that show them are left out', () => {
    expect(messages(checkContent(kept('near-misses', 'project', 'development-value')))).toEqual([])
    expect(summarize(bare, 'bare')).toMatch(/^bare: 9 claims, 7 cards, 21 reasons, 0 pairs, 0 twins/)
  })

  it.each([
    ['numbers', 'opening', 'counts.yaml needs two points at least'],
    ['sentences', 'reading', 'there is none in sentences.yaml'],
    ['close-reading', 'reading', 'there is none in statements.yaml'],
    ['near-misses', 'sorting', 'there is none in pairs.yaml'],
    ['contested', 'sorting', 'no card in cards.yaml is contested'],
    ['resource-signs', 'resource', 'it has no claims to match signs with'],
    ['references', 'closing', 'there is none in references.yaml'],
    ['not-told', 'closing', 'there is none in untold.yaml'],
    ['misconceptions', 'appendix', 'there is none in misconceptions.yaml'],
    ['discussion-cards', 'appendix', 'there is none in discussion.yaml'],
  ])('is messages that a slide would be empty: %s', (id, section, lack) => {
    const files = kept('near-misses', 'project', 'development-value')
    // Sections stand in their order: put before the first slide of a later one.
    const order = ['opening', 'try', 'reading', 'model', 'resource', 'sorting', 'closing', 'appendix']
    const later = order.slice(order.indexOf(section) + 1)
    const at = later.map(one => files.slides.search(new RegExp(`^- id: .*\\n {2}section: ${one}$`, 'm'))).find(found => found >= 0) ?? files.slides.length
    const slide = `- id: ${id}\n  section: ${section}\n  minutes: { long: 1 }\n  title: { zh: 一张, en: One }\n`
    const faults = messages(checkContent({ ...files, slides: `${files.slides.slice(0, at)}${slide}${files.slides.slice(at)}`, notes: `${files.notes}- id: ${id}\n  zh: 一段\n  en: Text\n` }))
    expect(faults.filter(fault => fault.includes('would be empty'))).toEqual([`slides.yaml: slide "${id}": the slide would be empty: ${lack}; write one, or leave the slide out here and in notes.yaml`])
  })

  it('is told so of the slip, which can not be left out', () => {
    expect(messages(checkContent({ ...example, exit: '[]\n' }))).toEqual(['slides.yaml: slide "exit": the slide would be empty: there is none in exit.yaml; write one'])
  })
})

describe('a case of which only part is new', () => {
  const known = (files: ContentFiles) => alikeLines(files, [{ files: first, name: { zh: '原来的', en: 'the first case' } }], 'mine').lines

  it('is told with counts, and never "no faults"', () => {
    const [counts, ...rest] = known(first)
    expect(counts).toMatch(/^As in the first case: claims 59 of 59, cards 31 of 31, .*slides 36 of 36/)
    expect(counts).toMatch(/和原来的一样：论断 59\/59、卡片 31\/31/)
    expect(rest.join('\n')).toMatch(/write it anew/)
    expect(summarize(first, 'mine', 'false')).not.toMatch(/没有错误/)
    expect(summarize(first, 'mine', 'perhaps')).not.toMatch(/没有错误/)
  })

  it('names the entries, by either language, and by one sentence left', () => {
    const claims = first.claims.replace(/^ {4}zh: .*$/gm, (_, at: number) => `    zh: 另一句话${at}`)
    expect(alike({ ...first, claims }, first).find(({ name }) => name === 'claims')).toMatchObject({ count: 59, of: 59 })
    const anew = claims.replace(/^ {4}en: .*$/gm, (_, at: number) => `    en: Another sentence ${at}`)
    expect(alike({ ...first, claims: anew }, first).find(({ name }) => name === 'claims')).toBeUndefined()
    // A slide that is new but for one sentence, in one language.
    const [line] = /(?<=^ {2}lead:\n {2}- zh: ).*$/m.exec(first.slides.slice(first.slides.indexOf('- id: resource-learning')))!
    const mixed = example.slides.replace('- id: resource-learning\n', `- id: resource-learning\n  lead: [{ zh: "${line}", en: New words, mark: S, claims: [F04] }]\n`)
    expect(alike({ ...example, slides: mixed }, first)).toMatchObject([{ name: 'slides', count: 1, entries: ['resource-learning'] }])
    expect(known({ ...example, slides: mixed })[1]).toMatch(/^mine\/slides\.yaml:\d+: still as there: resource-learning /)
  })

  it('is compared with the small case too, which is there to be copied; neither with itself', () => {
    expect(casesBeside(root, `${root}content`)).toEqual([])
    expect(casesBeside(root, `${root}tests/fixtures/second-case`).map(({ files }) => alike(example, files))).toEqual([[]])
    expect(casesBeside(root, '/elsewhere').map(({ files }) => alike(example, files).length > 0)).toEqual([false, true])
  })

  it('may keep what fits any case, and is asked about what may fit', () => {
    const sure = alike(first, first).filter(one => one.sure)
    const perhaps = alike(first, first).filter(one => !one.sure)
    expect(perhaps.map(({ name }) => name)).toEqual(expect.arrayContaining(['labels', 'glossary', 'polls', 'twins']))
    expect([...sure, ...perhaps].map(({ name }) => name).filter(name => ['marks', 'sections', 'sets', 'forbidden'].includes(name))).toEqual([])
    // A slide that rests on no claim says nothing of the case.
    expect(sure.find(({ name }) => name === 'slides')!.entries).not.toContain('how')
    const labels = alikeLines({ ...example, labels: first.labels }, [{ files: first, name: { zh: '原来的', en: 'the first case' } }], 'mine')
    expect(labels.left).toBe('perhaps')
    expect(labels.lines[0]).toMatch(/^As in the first case: labels \d+ of \d+\. /)
  })
})
