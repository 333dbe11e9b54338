import type { ContentFiles, Fault } from './check'
import type { FileName } from './schema'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { checkContent, closingLine, faultLine, summarize } from './check'
import { PAGE_SLIDES } from './check/needs'
import { readSource } from './check/source'
import { textsOf } from './check/walk'
import { readContentFiles } from './files'
import * as content from '../../src/case/index'
import { BIN_IDS } from '../../src/case/model/model'

const files = readContentFiles(fileURLToPath(new URL('../../content', import.meta.url)))

const messages = (faults: Fault[]) => faults.map(({ file, line, message }) => `${file}:${line}: ${message.en}`)

describe('the real content', () => {
  it('has no faults', () => {
    expect(messages(checkContent(files))).toEqual([])
  }, 30_000)

  it('has the counts of the brief', () => {
    expect(summarize(files)).toBe('content: 59 claims, 31 cards, 93 reasons, 8 pairs, 15 twins, 13 quiz questions, '
      + '12 misconceptions, 12 discussion questions, 35 terms; zh and en complete 没有错误，中英齐全')
    expect(content.cardSets.map(set => set.cards.length)).toEqual([15, 8, 31, 15])
  })
})

interface Breakage {
  file: string
  /** Where in the file the change is made: all else is looked for after this. */
  after: string
  edits: [from: string | RegExp, to: string][]
  /** Text of the line, in the broken file, on which the fault must be told. */
  at: string
  says: string
}

function breakIt({ file, after, edits }: Breakage): ContentFiles {
  const start = files[file].indexOf(after)
  expect(start, `${after} in ${file}`).toBeGreaterThanOrEqual(0)
  let tail = files[file].slice(start)
  for (const [from, to] of edits) {
    const changed = tail.replace(from, () => to)
    expect(changed, `${from} in ${file}`).not.toBe(tail)
    tail = changed
  }
  return { ...files, [file]: files[file].slice(0, start) + tail }
}

const card = 'id: S1-03\n'
const both = '{ zh: 甲, en: A }'
const madeUp = `id: X7\n  twinOf: X7\n  label: ${both}\n  title: ${both}\n  text: ${both}\n  bin: unstaged\n  side: both\n`
  + `  why: ${both}\n  likelyWrong: { bin: project, zh: 甲, en: A }`
const breakages: Record<string, Breakage> = {
  'YAML that cannot be read': {
    file: 'cards', after: card, edits: [['sideMark: S', 'side: organization']], at: 'side: organization\n  stage', says: 'this can\'t be read: the same name stands twice in one entry',
  },
  'letters lost in another encoding': {
    file: 'cards', after: card, edits: [['Needing', 'Need\uFFFDing']], at: 'Need\uFFFDing', says: 'the file is not in UTF-8',
  },
  'a missing translation': {
    file: 'cards', after: card, edits: [['    en: Needing funds and venues\n', '']], at: 'title:', says: 'card "S1-03": the English title is missing; write it after "en: "',
  },
  'an empty translation': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh: ""']], at: 'zh: ""', says: 'card "S1-03": the Chinese title is missing',
  },
  'a translation without anything after its colon': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh:']], at: 'zh:', says: 'card "S1-03": the Chinese title is missing',
  },
  'a Chinese colon': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh：需要资金和场地']], at: 'zh：', says: 'the colon after "zh" is the Chinese one',
  },
  'no space after a colon': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh:需要资金和场地']], at: 'zh:需要', says: 'there is no space after "zh:"',
  },
  'no space after a dash': {
    file: 'exit', after: '- id: ask', edits: [['- id: ask', '-id: ask']], at: '-id: ask', says: 'there is no space after the "-"',
  },
  'a colon within a text': {
    file: 'cards', after: card, edits: [['en: Needing funds', 'en: Needing: funds']], at: 'en: Needing:', says: 'this can\'t be read: a text with a colon and a space in it; put the whole text in straight double quotes',
  },
  'a tab at the beginning of a line': {
    file: 'cards', after: card, edits: [['    en: Needing funds', '\ten: Needing funds']], at: '\ten:', says: 'a tab at the beginning of the line',
  },
  'a quotation mark that is not closed': {
    file: 'deck', after: 'publicUrl', edits: [['publicUrl: ""', 'publicUrl: "']], at: 'publicUrl', says: 'this can\'t be read: a quotation mark on this line is not closed',
  },
  'a field named wrongly': {
    file: 'cards', after: card, edits: [['sideMark: S', 'sidemark: S']], at: 'sidemark', says: 'card "S1-03": "sidemark" is not known here; do you mean "sideMark"?',
  },
  'a comma in a text between braces': {
    file: 'cards', after: card, edits: [[/title:\n {4}zh: .*\n {4}en: .*/, 'title: { zh: 需要资金和场地, en: Needing funds, and venues }']], at: 'title: {', says: 'card "S1-03": the text before "and venues" ends at a comma; within { } put the whole text in straight double quotes',
  },
  'a missing field': {
    file: 'cards', after: card, edits: [['  side: organization\n', '']], at: 'id: S1-03', says: 'card "S1-03": side is missing; write it after "side: "',
  },
  'a misspelt field': {
    file: 'cards', after: card, edits: [['rank: 1', 'rnak: 1']], at: 'rnak', says: 'card "S1-03": "rnak" is not known here; look for a slip of the pen',
  },
  'a bin that does not exist': {
    file: 'cards', after: card, edits: [['bin: project', 'bin: projekt']], at: 'bin:', says: 'card "S1-03": bin can\'t be "projekt"; it is one of project, resource, development, unstaged: do you mean "project"?',
  },
  'a number where text should be': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh: 2013']], at: 'zh: 2013', says: 'card "S1-03": the Chinese title must be text; put it in straight double quotes: "2013"',
  },
  'nothing to rest on': {
    file: 'cards', after: card, edits: [['claims: [C25]', 'claims: []']], at: 'claims:', says: 'card "S1-03": claims needs at least one claim',
  },
  'a missing state of a zone': {
    file: 'readings', after: 'resource:\n', edits: [[/ {2}mixed:\n(?: {4}.*\n)+/, '']], at: 'resource:', says: 'reading "resource/mixed": it is missing',
  },
  'a claim that does not exist': {
    file: 'reasons', after: 'S1-03:', edits: [['C25', 'C99']], at: 'C99', says: 'reason "S1-03/resource": there is no claim "C99"',
  },
  'an echo that does not exist': {
    file: 'cards', after: 'id: S2-09', edits: [['echoes: [C23', 'echoes: [C93']], at: 'echoes', says: 'card "S2-09": there is no claim "C93"',
  },
  'a set with a card that does not exist': {
    file: 'sets', after: 'core:', edits: [['- S1-01', '- S9-01'], ['S1-01,', 'S9-01,']], at: '- S9-01', says: 'set "core": there is no card "S9-01"',
  },
  'a pair with a card that does not exist': {
    file: 'pairs', after: '- a: S1-01', edits: [['b: S2-02', 'b: S2-99']], at: 'b: S2-99', says: 'pair "S1-01+S2-99": there is no card "S2-99"',
  },
  'a twin of a card that does not exist': {
    file: 'twins', after: 'id: T02', edits: [['twinOf: S1-02', 'twinOf: S1-99']], at: 'twinOf', says: 'twin "T02": there is no card "S1-99"',
  },
  'reasons for a card that does not exist': {
    file: 'reasons', after: 'S1-02:', edits: [['S1-02:', 'Q9:\n  project: { zh: 甲, en: A, claims: [C01] }\nS1-02:']], at: 'Q9:', says: 'reason "Q9": there is no card "Q9"',
  },
  'the same id twice': {
    file: 'claims', after: 'id: C05', edits: [['id: C05', 'id: C04']], at: 'id: C04', says: 'claim "C04": "C04" is there twice',
  },
  'a twin with the id of a card': {
    file: 'twins', after: 'id: T15', edits: [['id: T15', `${madeUp}\n- id: T15`]], at: 'id: X7', says: 'twin "X7": "X7" is there twice',
  },
  'the same number for two sets': {
    file: 'sets', after: 'twins:', edits: [['number: 4', 'number: 1']], at: 'number: 1', says: 'set "twins": "1" is there twice',
  },
  'a card without a reason against a wrong bin': {
    file: 'reasons', after: 'S1-04:', edits: [[/ {2}unstaged:\n(?: {4}.*\n)+/, '']], at: 'S1-04:', says: 'reason "S1-04": no reason is given against "unstaged"',
  },
  'a reason against the right bin': {
    file: 'reasons', after: 'S1-03:', edits: [['  resource:', '  project: { zh: 甲, en: A, claims: [C01] }\n  resource:']], at: 'project:', says: 'reason "S1-03/project": this is the card\'s right bin',
  },
  'a reason that names the right bin': {
    file: 'reasons', after: 'S1-03:', edits: [['Money and venues are not knowledge.', 'See the Service Project Stage.']], at: 'en:', says: 'reason "S1-03/resource": it names the card\'s right bin "project"',
  },
  'a title that names a stage': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh: 资源网络阶段的需要']], at: 'zh:', says: 'card "S1-03": the title names the bin "resource"',
  },
  'a card whose stage is not its bin': {
    file: 'cards', after: card, edits: [['stage: 1', 'stage: 2']], at: 'stage: 2', says: 'card "S1-03": stage 2 is not bin "project"',
  },
  'a contested card whose reason says otherwise': {
    file: 'reasons', after: 'S2-09:', edits: [['defensible: true', 'defensible: false']], at: 'project:', says: 'reason "S2-09/project": defensible should be true, as the card has it',
  },
  'a likely wrong bin that is right': {
    file: 'twins', after: 'id: T01', edits: [['bin: resource', 'bin: project']], at: 'bin: project\n    zh', says: 'twin "T01": the likely wrong bin "project" is its right one',
  },
  'a reason against a story\'s right bin': {
    file: 'twins', after: 'id: T01', edits: [['    development:', '    project:']], at: 'project:', says: 'twin "T01": this is the story\'s right bin',
  },
  'a story\'s reason that names its right bin': {
    file: 'twins', after: 'id: T01', edits: [['The library opens no way for anybody', 'See the service project stage']], at: 'en: There government makes', says: 'twin "T01": it names the card\'s right bin "project"',
  },
  'a story\'s reason that is why it belongs elsewhere': {
    file: 'twins', after: 'id: T01', edits: [['背景和条件里没有谁去请谁。这里有人去请，也有人来带，是做出来的一件事。', '图书馆缺这项本事，就把别人的服务请进来补上。']], at: 'unstaged:\n', says: 'twin "T01": it says why the story belongs where it does',
  },
  'a part of the study page that does not exist': {
    file: 'quiz', after: 'id: Q2', edits: [['again: sort', 'again: sorts']], at: 'again:', says: 'quiz question "Q2": again can\'t be "sorts"; it is one of try, stages',
  },
  'half-width punctuation in Chinese': {
    file: 'cards', after: card, edits: [['资金、场地等。', '资金,场地等。']], at: 'zh: 社会组织需要', says: 'card "S1-03": the Chinese text holds the half-width ","',
  },
  'full-width punctuation in English': {
    file: 'cards', after: card, edits: [['government departments.', 'government departments。']], at: 'en: The organization', says: 'card "S1-03": the English text holds the Chinese or full-width "。"',
  },
  'a title too long for its card': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh: 需要资金和场地与其他种种']], at: 'zh:', says: 'card "S1-03": the Chinese title has 12 characters, at most 11: a card must stay readable when fifteen share the board',
  },
  'a cell of the grid too long': {
    file: 'stages', after: 'id: resource', edits: [['en: Absorbs more', `en: Absorbs ${'more and '.repeat(12)}more`]], at: 'en: Absorbs', says: 'stage "resource": the English fact has 151 characters, at most 110: it is one cell of the grid',
  },
  'a form of the others line without its slot': {
    file: 'readings', after: 'others:', edits: [['{n} point to {type}, {m} does not', '{n} point to {type}, some do not']], at: 'other_one', says: 'reading "others": en other_one lacks {m}',
  },
  'a quiz answer that is not an option': {
    file: 'quiz', after: 'id: Q2', edits: [['answer: [b]', 'answer: [e]']], at: 'answer', says: 'quiz question "Q2": the answer "e" is not an option',
  },
  'an order question with an option left out': {
    file: 'quiz', after: 'id: Q1', edits: [['answer: [b, c, a]', 'answer: [b, c]']], at: 'answer', says: 'quiz question "Q1": an order question has every option in its answer',
  },
  'a pool without one of its cards': {
    file: 'sets', after: 'first:', edits: [['X3, ', '']], at: 'poolOrder', says: 'set "first": poolOrder must hold each card of the set once, and no withdrawn one',
  },
  'a stage without one of the five answers': {
    file: 'stages', after: 'id: project', edits: [['role: driver', 'role: both']], at: 'facts:', says: 'stage "project": no fact has the role "driver"',
  },
  'a slide in a section that is over': {
    file: 'slides', after: 'id: marks\n', edits: [['section: background', 'section: opening']], at: 'section:', says: 'slide "marks": section "opening" is over by now',
  },
  'a note for a slide that does not exist': {
    file: 'notes', after: '- id: policy', edits: [['- id: policy', '- id: nowhere\n  zh: 甲\n  en: A\n- id: policy']], at: '- id: nowhere', says: 'note "nowhere": there is no slide of this name',
  },
  'a line that cites what the slide may not': {
    file: 'slides', after: 'id: project\n', edits: [['claims: [C23, C24]\n', 'claims: [C23, C44]\n']], at: 'claims: [C23, C44]', says: 'slide "project": "C44" is not among the claims of the slide',
  },
  'a diagram that cites what its slide may not': {
    file: 'diagrams', after: 'id: resource\n', edits: [['claims: [C29]}', 'claims: [C44]}']], at: '{id: n', says: 'diagram "resource": "C44" is not among the claims of the slide',
  },
  'a line marked as stated that rests on nothing': {
    file: 'slides', after: 'id: resource\n', edits: [['    mark: S\n    claims: [C28]\n', '    mark: S\n']], at: '- zh: 服务做得好', says: 'slide "resource": what is marked S (stated) needs its claims',
  },
  'a row that does not fit its table': {
    file: 'tables', after: 'id: resource-name', edits: [['    - {zh: 资金、场地, en: "funding, venues"}\n', '']], at: 'cells:', says: 'table "resource-name": row 1 has 1 cells for 2 columns',
  },
  'a source that does not exist': {
    file: 'tables', after: 'id: neighbours', edits: [['[najam-2000]', '[najam-2001]']], at: 'najam-2001', says: 'table "neighbours": there is no reference "najam-2001"',
  },
  'an edge of a diagram that leads nowhere': {
    file: 'diagrams', after: 'id: resource\n', edits: [['{from: p, to: e', '{from: p, to: nowhere']], at: 'from: p, to: nowhere', says: 'diagram "resource": there is no node "nowhere"',
  },
  'a word the abstract does not use': {
    file: 'cards', after: card, edits: [['money and venues', 'money, venues and trust']], at: 'en: The organization', says: 'card "S1-03": the English text uses "trust": not in the abstract',
  },
  'a title too long for its slide': {
    file: 'slides', after: 'id: policy\n', edits: [[/zh: .*/, `zh: ${'甲'.repeat(17)}`]], at: 'zh: 甲', says: 'slide "policy": the Chinese title has 17 characters, at most 16: it heads a slide in one line; take 1 out',
  },
  'lines that are too many together': {
    file: 'slides', after: 'id: policy\n', edits: [['  lead:\n', `  lead:\n${`  - { zh: ${'甲'.repeat(60)}, en: A }\n`.repeat(3)}`]], at: 'lead:', says: 'slide "policy": the Chinese lead has',
  },
  'a name too long, told by its part': {
    file: 'labels', after: 'sides:', edits: [[/zh: .*/, 'zh: 一个长长的名字']], at: 'zh: 一个', says: 'label "sides/government": the Chinese name has 7 characters, at most 5',
  },
  'a reference too long, which has no language': {
    file: 'references', after: 'id: ', edits: [[/text:\n {6}zh: .*\n {6}en: .*/, `text: ${'A'.repeat(351)}`]], at: 'text: AAA', says: 'reference "case/peng-wang-2024": text has 351 characters, at most 350',
  },
  'more statements than a slide has clicks': {
    file: 'statements', after: '- id: ', edits: [['- id: ', `- id: more\n  ${both.slice(2, -2).replace(', ', '\n  ')}\n  answer: S\n  why: ${both}\n  claims: [C01]\n- id: `]], at: '- id: more', says: 'the file: the list has 7 entries, at most 6',
  },
  'a number of cards that the board does not have': {
    file: 'slides', after: 'id: sort\n', edits: [['十五张', '十六张']], at: '十六张', says: 'slide "sort": the Chinese title speaks of 16 cards, and there are 15',
  },
  'a number of cards that the case does not have': {
    file: 'notes', after: '- id: policy', edits: [[/en: (")?/, 'en: "Forty-two cards. ']], at: 'en: "Forty', says: 'note "policy": the English text speaks of 42 cards, and there are 31',
  },
  'Chinese that is English': {
    file: 'cards', after: card, edits: [['zh: 需要资金和场地', 'zh: Needs funds']], at: 'zh: Needs', says: 'card "S1-03": the Chinese title has no Chinese in it: "Needs funds"',
  },
  'English that is Chinese, where it may cite some': {
    file: 'glossary', after: 'definition:', edits: [[/en: .*/, 'en: 还没有译']], at: 'en: 还', says: 'term "政府购买服务": the English definition is Chinese: "还没有译"',
  },
  'a sign in place of a text': {
    file: 'cards', after: card, edits: [['en: Needing funds and venues', 'en: "..."']], at: 'en: "..."', says: 'card "S1-03": the English title is "...", and the other language says more',
  },
  'an address in a text that is none': {
    file: 'references', after: 'id: ', edits: [[/text:\n {6}zh: .*\n {6}en: .*/, 'text: See http:/journal.org']], at: 'text: See', says: 'reference "case/peng-wang-2024": "http:/journal.org" is no address; it begins with https://',
  },
  'a DOI that is none': {
    file: 'references', after: 'id: ', edits: [[/text:\n {6}zh: .*\n {6}en: .*/, 'text: "A, doi: 11.1/x"']], at: 'text: "A', says: 'reference "case/peng-wang-2024": "11.1/x" is no DOI',
  },
  'a card without a stage or a kind': {
    file: 'cards', after: 'id: X1\n', edits: [[/ {2}kind: .*\n/, '']], at: 'id: X1', says: 'card "X1": a card without a stage needs a kind, one of background (what was there before), condition (a circumstance that holds throughout), runs through (',
  },
  'a kind that does not exist': {
    file: 'cards', after: 'id: X1\n', edits: [[/kind: .*/, 'kind: backgroud']], at: 'kind:', says: 'card "X1": kind can\'t be "backgroud"; it is one of background (what was there before), condition',
  },
  'a missing field of a closed list': {
    file: 'quiz', after: 'id: Q2', edits: [[/ {2}type: .*\n/, '']], at: 'id: Q2', says: 'quiz question "Q2": type is missing; write it after "type: ", one of single (one right answer), multi (several), order',
  },
  'a table without rows': {
    file: 'tables', after: 'id: limits', edits: [[/rows:\n(?: {2,}.*\n)+/, 'rows: []\n']], at: 'rows: []', says: 'table "limits": it has no rows, and its slide would be empty',
  },
}

describe('a fault is told once, with file, line and plain words:', () => {
  it.each(Object.entries(breakages))('%s', (_, breakage) => {
    const broken = breakIt(breakage)
    const text = broken[breakage.file]
    const offset = text.indexOf(breakage.at, files[breakage.file].indexOf(breakage.after))
    const line = text.slice(0, offset).split('\n').length
    const faults = checkContent(broken)
    expect(messages(faults)).toEqual([expect.stringContaining(`${breakage.file}.yaml:${line}: ${breakage.says}`)])
    expect(faults[0].message.zh).toMatch(/\p{Script=Han}/u)
  })

  it('a file that is missing, a file that nothing reads', () => {
    const { pairs, ...rest } = files
    expect(messages(checkContent({ ...rest, pair: pairs }))).toEqual([
      'pair.yaml:1: the deck reads no file of this name; do you mean pairs.yaml?',
      'pairs.yaml:1: the file is missing; copy pairs.yaml of the deck\'s tests/fixtures/second-case/ and change it, or make one with [] in it',
    ])
  })

  it('what the deck looks up by name and does not find', () => {
    const slides = files.slides.replace('- id: money\n', '- id: mony\n').replace(/^- id: how\n(?: {2}.*\n)+/m, '')
    const notes = files.notes.replace('- id: money\n', '- id: mony\n').replace(/^- id: how\n(?: {2}.*\n)+/m, '')
    expect(messages(checkContent({ ...files, slides, notes }))).toEqual([
      expect.stringContaining('the slide "how" is missing'),
      expect.stringContaining('slide "mony": no page of the deck shows a slide of this name; do you mean "money"?'),
    ])
    const tables = files.tables.replace('- id: limits\n', '- id: limitz\n').replace('{zh: S3-08, en: S3-08}', '{zh: 别处, en: elsewhere}')
    expect(messages(checkContent({ ...files, tables }))).toEqual([
      expect.stringContaining('card "S3-08": a contested card needs a row in the table "contested"'),
      expect.stringContaining('slide "limits": it shows "limits" of tables.yaml, which is not there'),
    ])
  })

  it('any text that has a place, and is longer than it', () => {
    const long = (value: unknown, within?: string): unknown => Array.isArray(value)
      ? value.map(one => long(one, within))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, long(inner, key === 'zh' || key === 'en' ? key : within)]))
        : typeof value === 'string' && within ? value.padEnd(1000, within === 'zh' ? '长' : 'l') : value
    // The words of the list are shown nowhere.
    const all = Object.entries(files).filter(([name]) => name !== 'forbidden')
    const faults = messages(checkContent({ ...files, ...Object.fromEntries(all.map(([name, text]) => [name, stringify(long(parse(text)))])) }))
    const texts = all.flatMap(([name, text]) => textsOf(readSource(name as FileName, text).source!))
    expect(faults.filter(fault => fault.includes('has 1000 characters, at most'))).toHaveLength(texts.length)
  })

  it('more minutes than the class has', () => {
    const slides = (from: string, to: string) => messages(checkContent({ ...files, slides: files.slides.replace(from, to) }))
    expect(slides('long: 0.5', 'long: 60')).toEqual([expect.stringMatching(/^slides\.yaml:\d+: the file: the minutes "long" add up to [\d.]+, and the class has 90; take [\d.]+ out$/)])
    expect(slides('short: 0.5', 'short: 40')).toEqual([expect.stringMatching(/the minutes "short" add up to [\d.]+, and the class has 45/)])
  })

  it.each([
    ['deck.school.edu', 'is no address; it begins with https://'],
    ['https:/school.edu/', 'is no address'],
    ['ftp://school.edu/', 'is no address'],
    ['https://school.edu/my deck/', 'has a space in it'],
    ['https://school.edu/，', 'holds a sign that no address has'],
    ['https://school．edu/', 'holds a sign that no address has'],
    ['http://school.edu/', 'begins with http://'],
    ['http://localhost:3030/', 'is this computer\'s own'],
    ['https://127.0.0.1/', 'is this computer\'s own'],
    ['https://school/', 'leads nowhere'],
    ['https://example.org/deck/', 'is an example'],
  ])('a public address that is none: %s', (address, says) => {
    expect(messages(checkContent({ ...files, deck: files.deck.replace('publicUrl: ""', `publicUrl: "${address}"`) }))).toEqual([expect.stringContaining(`setting "publicUrl": "${address}" ${says}`)])
  })

  it.each(['https://school.edu/deck/', 'https://school.edu/deck/#/1', 'http://192.168.1.20:3030/', 'https://课件.中国/'])('but not one that is: %s', (address) => {
    expect(checkContent({ ...files, deck: files.deck.replace('publicUrl: ""', `publicUrl: "${address}"`) })).toEqual([])
  })

  it('but no word that is allowed where nothing is, nor one that nobody uses', () => {
    expect(checkContent({ ...files, forbidden: files.forbidden.replace('allowed:\n', 'allowed:\n- entry: claims/C99\n  words: [nothing]\n  reason: gone\n').replace('[重庆, Chongqing]', '[重庆, Chongqing, meso]') })).toEqual([])
  })

  it('knows the slides of the pages', () => {
    const folder = fileURLToPath(new URL('../../pages', import.meta.url))
    const named = readdirSync(folder).sort().flatMap(name => [...readFileSync(join(folder, name), 'utf8').matchAll(/^slide: (\S+)$/gm)].map(([, id]) => id))
    expect([...PAGE_SLIDES].sort()).toEqual(named.sort())
  })

  it.each([
    ['complete: [sort, quizz]', /quiz/],
    ['complete: []', /at least one step/],
    ['pass: 70', /0\.7/],
    ['pas: 0.7', /pas/],
  ])('"lms" of the deck with %s is told, in both languages', (line, says) => {
    const faults = checkContent({ ...files, deck: `${files.deck.replace(/^lms:[\s\S]*/m, '')}lms:\n  ${line}\n` })
    expect(faults).toHaveLength(1)
    expect(faults[0].message.en).toMatch(says)
    expect(faults[0].message.zh).toMatch(/[\u4E00-\u9FFF]/)
  })

  it('is printed with its folder, in both languages, and counted', () => {
    const [fault] = checkContent({ ...files, deck: 'publicUrl: 7\nwhyCards: []\n' })
    expect(faultLine(fault, '../my-case')).toMatch(/^\.\.\/my-case\/deck\.yaml:1: setting "publicUrl": .+ 设置“publicUrl”：/)
    expect(closingLine(1)).toMatch(/^1 fault\. .*共 1 处/)
  })

  it.each([
    ['none', /^id: .*\n/m, '', 'setting "id": it is missing'],
    ['capital letters', 'id: g-district', 'id: G-District', 'setting "id": it is no name of a case'],
    ['a blank', 'id: g-district', 'id: g district', 'setting "id": it is no name of a case'],
    ['another, with the older answers of this one', 'id: g-district', 'id: my-case', 'setting "keptBeforeIds": what was kept before cases had names is not this case\'s but that of "g-district"'],
  ])('looks at the name of the case: %s', (_, from, to, says) => {
    expect(messages(checkContent({ ...files, deck: files.deck.replace(from, to) }))).toEqual([expect.stringContaining(says)])
  })

  it('knows a copy that kept the name of the case it was copied from', () => {
    const mine = { ...files, case: files.case.replace(/^title:\n {2}zh: .*\n {2}en: .*$/m, 'title:\n  zh: 我的案例\n  en: My case') }
    expect(messages(checkContent(mine, files))).toEqual([expect.stringContaining('deck.yaml:5: setting "id": "g-district" is the name of the case "Co-evolution')])
    expect(checkContent(files, files)).toEqual([])
    const titled = { ...files, deck: files.deck.replace('id: g-district', 'id: my-case').replace(/^keptBeforeIds.*$/m, '') }
    expect(messages(checkContent(titled, files))).toEqual([expect.stringContaining('text of the case "title": "Co-evolution of Government')])
  })

  it('lets a withdrawn card go, if the list keeps its place', () => {
    const without = files.sets.replace('retired: []', 'retired: [X9]').replace('    - X7\n', '    - X7\n    - X9\n')
    expect(checkContent({ ...files, sets: without })).toEqual([])
  })
})

describe('the lecture', () => {
  const minutes = (length: 'short' | 'long') => content.lessonSlides.reduce((sum, slide) => sum + (slide.minutes[length] ?? 0), 0)

  it('leaves six minutes of 90 free, and four of 45', () => {
    expect(minutes('long')).toBe(84)
    expect(minutes('short')).toBe(41)
  })

  it('has twenty-nine slides, twenty of them on the short route', () => {
    const lecture = content.lessonSlides.filter(slide => slide.section !== 'appendix')
    expect(lecture).toHaveLength(29)
    expect(lecture.filter(slide => slide.minutes.short !== undefined)).toHaveLength(20)
  })

  it('has a note for every slide', () => {
    expect(messages(checkContent({ ...files, notes: files.notes.replace(/- id: policy\n {2}zh: .*\n {2}en: .*\n/, '') })))
      .toEqual([expect.stringMatching(/^slides\.yaml:\d+: slide "policy": there is no note for the lecturer in notes\.yaml/)])
  })
})

describe('look-ups', () => {
  it('answer for every card and bin but its own', () => {
    for (const { id, bin, why, isTwin } of [...content.cards, ...content.twinCards]) {
      expect(content.cardById(id).why).toBe(why)
      expect(content.reasonFor(id, bin)).toBeUndefined()
      for (const wrong of BIN_IDS.filter(other => other !== bin))
        expect(content.reasonFor(id, wrong)?.claims.length === 0, `${id} ${wrong}`).toBe(isTwin)
    }
    expect(content.reasonFor('T01', 'resource')?.en).toMatch(/^It would be absorbing knowledge/)
    expect(content.reasonFor('T01', 'unstaged')?.en).toMatch(/^In background and conditions/)
    expect(content.reasonFor('S2-09', 'project')?.defensible).toBe(true)
  })

  it('tag no card that speaks of neither side', () => {
    expect([...content.cards, ...content.twinCards].filter(card => !card.showTag).map(card => card.id)).toEqual(['S2-09', 'X4'])
    expect(content.cards.filter(card => card.contested).map(card => card.id)).toEqual(['S2-09', 'S3-08'])
  })

  it('name an id that does not exist', () => {
    expect(() => content.cardById('S9-99')).toThrow('unknown card "S9-99"')
    expect(() => content.claimById('C60')).toThrow('unknown claim "C60"')
    expect(() => content.setById('half')).toThrow('unknown set "half"')
    expect(() => content.reasonFor('S9-99', 'project')).toThrow('unknown card "S9-99"')
  })
})
