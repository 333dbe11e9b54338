import type * as Content from '#case/index'
import type * as Board from '#i18n/words/board'
import type * as Lecture from '#i18n/words/lecture'
import type * as Reading from '#i18n/words/reading'
import type * as Study from '#i18n/words/study'
import type { Placement } from '#board/model/placement'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as first from '#case/index'
import { checkContent } from '../../build/content/check'
import { contentFolder, readContentFiles } from '../../build/content/files'
import { caseContent } from '../../build/content/plugin'
import { ZONE_IDS } from '#case/model/model'
import { check, homeCount, markedOf, gradeOf, UNMARKED } from '#board/model/marking'
import { readBoard } from '#board/model/reading'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'tests/fixtures/second-case')

describe('a second case, invented, without a line of code', () => {
  let second: typeof Content
  let lecture: typeof Lecture
  let reading: typeof Reading
  let board: typeof Board
  let study: typeof Study
  const before = process.env.DECK_CONTENT

  // As a build with `--content` does it: the same code, the other folder.
  beforeAll(async () => {
    process.env.DECK_CONTENT = folder
    const load = async <T>(path: string) => (await runnerImport<T>(path, { root, configFile: false, logLevel: 'error', plugins: [caseContent()] })).module
    second = await load<typeof Content>('./src/case/index.ts')
    lecture = await load<typeof Lecture>('./src/i18n/words/lecture.ts')
    reading = await load<typeof Reading>('./src/i18n/words/reading.ts')
    board = await load<typeof Board>('./src/i18n/words/board.ts')
    study = await load<typeof Study>('./src/i18n/words/study.ts')
  }, 60_000)
  afterAll(() => {
    if (before === undefined)
      delete process.env.DECK_CONTENT
    else
      process.env.DECK_CONTENT = before
  })

  it('has no faults, and says of itself that it is invented', () => {
    expect(checkContent(readContentFiles(contentFolder(root)))).toEqual([])
    for (const text of [second.caseTexts.title, second.caseTexts.by, second.slideById('cover').title, ...second.claims.map(claim => claim.text)]) {
      expect(text.zh).toMatch(/编/)
      expect(text.en).toMatch(/invented/i)
    }
  })

  it('has other names and cards than the first, in the same bins', () => {
    const names = ({ labels, cards }: typeof Content) => [...Object.values(labels.bins), ...Object.values(labels.relationships), ...Object.values(labels.sides).map(side => side.name), ...cards.map(card => card.title)].flatMap(({ zh, en }) => [zh, en])
    expect(names(second).filter(name => names(first).includes(name))).toEqual([])
    expect(Object.keys(second.labels.bins)).toEqual(Object.keys(first.labels.bins))
  })

  it('is read and marked by the same rules', () => {
    const cards = second.setById('core').cards.map(second.cardById)
    const home: Placement = Object.fromEntries(cards.map(card => [card.id, card.bin]))
    expect(readBoard(home, cards)).toMatchObject({ reached: 'institutional', settled: true, coEvolution: true })
    expect(readBoard({ K1: 'project' }, cards).zones.project.reading).toBe('oneSidedGovernment')
    const wrong: Placement = { ...home, K3: 'project' }
    expect(readBoard(wrong, cards)).toMatchObject({ reached: 'contractual', settled: false })
    expect(homeCount(wrong, cards)).toBe(6)
    expect(gradeOf(markedOf({ ...check(UNMARKED, wrong, cards), check: 2, marked: cards.map(card => card.id) }), wrong, second.cardById('K3'))).toBe('wrong')
    expect(second.reasonFor('K3', 'project')?.zh).toMatch(/借手艺/)
  })

  it('has its own minute and its own question, which another case may leave out with the file', () => {
    expect(second.minuteParts.map(({ head }) => head.en)).toEqual(['Who and whom', 'What is not said'])
    expect(second.stageTest?.answers.resource.zh).toBe('手艺')
    const { minute, ...without } = readContentFiles(folder)
    expect(minute).toMatch(/^# An invented case/)
    expect(checkContent(without)).toEqual([])
    expect(checkContent({ ...without, minute: minute.replace('      en: Who and whom\n', '') }).map(fault => `${fault.file}:${fault.line} ${fault.message.en}`))
      .toEqual(['minute.yaml:6 minute "who": the English head is missing; write it after "en: "'])
    expect(checkContent({ ...without, minute: minute.replace('F02', 'F99') })[0].message.en).toMatch(/there is no claim "F99"/)
  })

  it('gives the interface its names', () => {
    expect(lecture.stageWords.government).toEqual({ zh: '图书馆', en: 'Library' })
    expect(reading.picture.institutional.en).toMatch(/street/)
    expect(board.worksheet.body.en).toMatch(/"none of the steps"/)
    expect(study.parts.sort.about.en).toMatch(/^7 cards/)
    expect(study.transferPart.intro.zh).toMatch(/和图书馆、修理社无关/)
    expect(study.study.source.en).toMatch(/^An invented case/)
  })
})

describe('no text of the first case is wired into code', () => {
  const SOURCES = ['src', 'components', 'layouts', 'pages', 'setup', 'custom-nav-controls.vue', 'slides.md', 'index.html']
  const CODE = /\.(?:ts|vue|md|html|css)$/
  /** Ids of the model, the same for every case; they are also English words, and the first case's names for them. */
  const MODEL_IDS = ['government', 'organization', 'both', 'area', 'project', 'resource', 'development', 'contractual', 'interdependent', 'institutional']
  /** Texts that may stand in code, with the reason. */
  const ALLOWED: Record<string, string> = {
    双方: 'any two sides',
  }

  const filesOf = (path: string): string[] => CODE.test(path) ? [path] : readdirSync(join(root, path), { withFileTypes: true }).flatMap(entry => entry.isDirectory() || CODE.test(entry.name) ? filesOf(`${path}/${entry.name}`) : []).filter(name => !name.endsWith('.test.ts'))
  const withoutComments = (text: string) => text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1').replace(/^ *# .*$/gm, '').toLowerCase()
  const code = SOURCES.flatMap(filesOf).map(file => ({ file, text: withoutComments(readFileSync(join(root, file), 'utf8')) }))

  const { labels, stages, cards, twinCards, caseTexts, sections } = first
  const texts = [
    ...Object.values(labels.bins), ...Object.values(labels.relationships), ...Object.values(labels.steps), ...Object.values(labels.sides).map(side => side.name),
    ...stages.flatMap(stage => [stage.name, stage.headline]), ...sections.filter(({ id }) => (ZONE_IDS as readonly string[]).includes(id)).map(({ name }) => name),
    ...[...cards, ...twinCards].flatMap(card => [card.title, card.text]),
    ...Object.values(caseTexts.picture), caseTexts.title, caseTexts.brief, caseTexts.source, caseTexts.author, caseTexts.unlike, caseTexts.takenFrom,
    ...[caseTexts.cover, caseTexts.by].flatMap(({ zh, en }) => [{ zh: zh.split('\n')[0], en: en.split('\n')[0] }, { zh: zh.split('\n')[1] ?? zh, en: en.split('\n')[1] ?? en }]),
    { zh: '管委会', en: 'Committee' }, { zh: '彭小兵', en: 'Peng' }, { zh: 'G区', en: 'G District' },
  ].flatMap(({ zh, en }) => [zh, en])
  const needles = [...new Set([
    ...texts.map(text => text.toLowerCase()),
    labels.sides.government.tag.zh, labels.sides.organization.tag.zh,
  ])].filter(text => !MODEL_IDS.includes(text) && !(text in ALLOWED))

  it('looks at enough', () => {
    expect(code.length).toBeGreaterThan(200)
    expect(needles.length).toBeGreaterThan(200)
  })

  it('finds none', () => {
    expect(code.flatMap(({ file, text }) => needles.filter(needle => text.includes(needle)).map(needle => `${file}: ${needle}`))).toEqual([])
  })
})
