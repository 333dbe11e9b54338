import type { FileName, LocalText } from '../schema'
import type { Context } from './context'
import type { Entry } from './entry'
import type { Fault, Path } from './source'
import { FILE_NAMES } from '../schema'
import { entryOf, fieldWords, LANGUAGE } from './entry'
import { faultAt } from './context'
import { textsOf, walk } from './walk'

interface Limit { zh: number, en: number, because: LocalText }

const CARD_TITLE: Limit = { zh: 11, en: 52, because: { en: 'a card must stay readable when fifteen share the board', zh: '十五张卡同在一块板上，还要看得清' } }
const CARD_TEXT: Limit = { zh: 40, en: 135, because: { en: 'the reading box shows both languages at once', zh: '读卡框同时显示两种语言' } }
const REASON: Limit = { zh: 75, en: 190, because: { en: 'the reading box does not scroll', zh: '读卡框不能滚动' } }
const SHORT_REASON: Limit = { zh: 42, en: 150, because: { en: 'the reading box shows both languages at once', zh: '读卡框同时显示两种语言' } }
const STORY_REASON: Limit = { zh: 48, en: 165, because: { en: 'it stands below its story in the reading box', zh: '读卡框里它排在故事下面' } }
const READING_HEADLINE: Limit = { zh: 14, en: 44, because: { en: 'it is one line of the relationship panel', zh: '它在关系栏里占一行' } }
const READING_BODY: Limit = { zh: 64, en: 240, because: { en: 'the relationship panel does not scroll', zh: '关系栏不能滚动' } }
const UNSETTLED: Limit = { zh: 46, en: 175, because: { en: 'it stands under a reading', zh: '它排在读法下面' } }
const VIGNETTE: Limit = { zh: 60, en: 185, because: { en: 'an invented story needs more room than a card, the box has no more', zh: '编的小故事比卡片长，框里放不下更多' } }
const PAIR: Limit = { zh: 48, en: 160, because: { en: 'two cards and three texts share a slide', zh: '两张卡和三段话同在一张幻灯片上' } }
const STAGE_HEADLINE: Limit = { zh: 16, en: 56, because: { en: 'it heads a slide in one line', zh: '它是幻灯片的一行标题' } }
const STAGE_FACT: Limit = { zh: 34, en: 110, because: { en: 'it is one cell of the grid', zh: '它是表里的一格' } }
const STAGE_BRIEF: Limit = { zh: 12, en: 46, because: { en: 'three stages stand side by side on a phone', zh: '手机上三个阶段并排' } }
const MINUTE: Limit = { zh: 64, en: 190, because: { en: 'the whole case is read in a minute', zh: '整个案例要一分钟读完' } }
const MINUTE_HEAD: Limit = { zh: 12, en: 40, because: { en: 'it is one line of a page', zh: '它在页面上占一行' } }
const STAGE_TEST: Limit = { zh: 20, en: 66, because: { en: 'it stands under a table on a phone', zh: '手机上它排在表下面' } }
const QUIZ_QUESTION: Limit = { zh: 40, en: 120, because: { en: 'question and four options share a slide in both languages', zh: '题目和四个选项以两种语言同在一张幻灯片上' } }
const QUIZ_OPTION: Limit = { zh: 20, en: 60, because: { en: 'an option is one line', zh: '一个选项占一行' } }
const HINT: Limit = { zh: 40, en: 130, because: { en: 'it is read at a glance, on a phone in both languages', zh: '它要一眼读完，手机上还要放两种语言' } }
const EXPLANATION: Limit = { zh: 44, en: 140, because: { en: 'it stands below others on a slide', zh: '一张幻灯片上还有别的几条' } }

const STORY: Limit = { zh: 90, en: 270, because: { en: 'the story is read from the wall in one go', zh: '例子要从投影上一口气读完' } }
const MISTAKE: Limit = { zh: 20, en: 72, because: { en: 'twelve of them share a slide', zh: '十二条同在一张幻灯片上' } }
const JUDGED: Limit = { zh: 32, en: 110, because: { en: 'it is judged on a phone, and by what it says, not by its length', zh: '它在手机上判断，要看意思，不看长短' } }
const SLIDE_TITLE: Limit = { zh: 16, en: 56, because: { en: 'it heads a slide in one line', zh: '它是幻灯片的一行标题' } }
const SLIDE_LINE: Limit = { zh: 64, en: 210, because: { en: 'a slide has room for a few lines in both languages beside its picture', zh: '幻灯片上除了图，只有几行的地方，还要放两种语言' } }
const CHECK_QUESTION: Limit = { zh: 52, en: 165, because: { en: 'it stands in the small box at the foot of a slide', zh: '它在幻灯片下方的小框里' } }
const CHECK_ANSWER: Limit = { zh: 30, en: 90, because: CHECK_QUESTION.because }
const NOTE: Limit = { zh: 270, en: 840, because: { en: 'the handout prints it beside its slide', zh: '讲义上它印在幻灯片旁边' } }
const SECTION_NAME: Limit = { zh: 9, en: 34, because: { en: 'it is one line of the table of contents', zh: '它是目录里的一行' } }
const BIN_NAME: Limit = { zh: 8, en: 26, because: { en: 'it heads a bin in one line', zh: '它是一个格的一行标题' } }
const TYPE_NAME: Limit = { zh: 8, en: 30, because: { en: 'it stands within a line of the relationship panel', zh: '它在关系栏的一行里' } }
const STEP_NAME: Limit = { zh: 5, en: 16, because: { en: 'three of them share a line', zh: '三个同在一行' } }
const SIDE_NAME: Limit = { zh: 5, en: 16, because: { en: 'it stands in a circle of the relationship picture', zh: '它写在关系图的圆里' } }
const SIDE_TAG: Limit = { zh: 1, en: 1, because: { en: 'it is the sign on a card: one character', zh: '它是卡片上的记号，只放一个字' } }
const LABEL_NOTE: Limit = { zh: 60, en: 150, because: { en: 'it is small print below the board', zh: '它是放卡板下面的小字' } }
const CASE_TITLE: Limit = { zh: 20, en: 64, because: { en: 'it names the window and heads every handout', zh: '它是窗口的名称，也在每页讲义上' } }
const CASE_BRIEF: Limit = { zh: 8, en: 24, because: { en: 'it stands under an icon', zh: '它写在图标下面' } }
const COVER_LINE: Limit = { zh: 26, en: 90, because: { en: 'it is the large print of the cover', zh: '它是封面上的大字' } }
const COVER_FINE: Limit = { zh: 60, en: 190, because: { en: 'it is two lines of the cover', zh: '它在封面上占两行' } }
const BRING: Limit = { zh: 150, en: 400, because: { en: 'it is a few lines of a page', zh: '它是页面上的几行' } }
const FOOT: Limit = { zh: 40, en: 110, because: { en: 'it is one line at the foot of a page', zh: '它是页脚的一行' } }
const WITHIN: Limit = { zh: 6, en: 24, because: { en: 'it is put into lines of the interface', zh: '它会放进界面的句子里' } }
const PICTURE_TOLD: Limit = { zh: 80, en: 260, because: { en: 'it is read out in one go', zh: '它要一口气读完' } }
const ARROW: Limit = { zh: 10, en: 32, because: { en: 'it stands beside an arrow', zh: '它写在箭头旁边' } }
const MARK_WORDS: Limit = { zh: 10, en: 36, because: { en: 'it is one cell of the table of marks', zh: '它是记号表里的一格' } }
const MARK_NAME: Limit = { zh: 3, en: 10, because: { en: 'it stands beside a sign in the text', zh: '它在正文里跟着记号' } }
const CLAIM: Limit = { zh: 110, en: 350, because: { en: 'the box of the source is small', zh: '出处的小框放不下更多' } }
const DIAGRAM_TITLE: Limit = { zh: 24, en: 76, because: { en: 'it is the name that is read out with the picture', zh: '它是跟图一起念出来的名称' } }
const DIAGRAM_DESCRIPTION: Limit = { zh: 140, en: 500, because: PICTURE_TOLD.because }
const NODE: Limit = { zh: 32, en: 76, because: { en: 'it is one box of a diagram', zh: '它是图里的一个框' } }
const NODE_NOTE: Limit = { zh: 28, en: 50, because: { en: 'it is the small print in a box of a diagram', zh: '它是图中框里的小字' } }
const EDGE: Limit = { zh: 6, en: 24, because: ARROW.because }
const LEVEL: Limit = { zh: 4, en: 12, because: { en: 'it is the small heading of a card', zh: '它是卡上的小标题' } }
const SLIP_LINE: Limit = { zh: 16, en: 48, because: { en: 'it stands above a box to write in', zh: '它在要写的格子上面' } }
const TERM: Limit = { zh: 12, en: 76, because: { en: 'it is one line of the glossary', zh: '它是术语表里的一行' } }
const DEFINITION: Limit = { zh: 42, en: 140, because: { en: 'the box of a term is small', zh: '术语的小框放不下更多' } }
const PICTURE_PART: Limit = { zh: 22, en: 66, because: { en: 'it is written into a drawing', zh: '它写在画里' } }
const POLL_QUESTION: Limit = { zh: 30, en: 84, because: { en: 'the bars of the count need the rest of the slide', zh: '幻灯片其余的地方要放票数' } }
const POLL_OPTION: Limit = { zh: 11, en: 52, because: { en: 'it stands beside its bar', zh: '它在票数的横条旁边' } }
const GROUP_TITLE: Limit = { zh: 10, en: 32, because: { en: 'it heads a column', zh: '它是一栏的标题' } }
const SMALL_NOTE: Limit = { zh: 24, en: 68, because: { en: 'it is small print beside its line', zh: '它是一行旁边的小字' } }
const SENTENCE_DOES: Limit = { zh: 22, en: 84, because: { en: 'four sentences share a slide', zh: '四句同在一张幻灯片上' } }
const STATEMENT: Limit = { zh: 24, en: 80, because: { en: 'six sentences share a slide', zh: '六句同在一张幻灯片上' } }
const STATEMENT_WHY: Limit = { zh: 44, en: 150, because: STATEMENT.because }
const CAPTION: Limit = { zh: 18, en: 64, because: { en: 'it is one line above a table', zh: '它是表上面的一行' } }
const COLUMN: Limit = { zh: 12, en: 40, because: { en: 'it heads a column of a table', zh: '它是表里一列的标题' } }
const CELL: Limit = { zh: 54, en: 120, because: { en: 'it is one cell of a table', zh: '它是表里的一格' } }
const CHART_CAPTION: Limit = { zh: 56, en: 190, because: { en: 'it is two lines below the chart', zh: '它在图下面占两行' } }
const ALONE: Limit = { zh: 60, en: 170, because: { en: 'it is one line above the task', zh: '它是题目上面的一行' } }
const UNTOLD: Limit = { zh: 18, en: 64, because: { en: 'it is one cell of a wall', zh: '它是墙上的一格' } }
const TWIN_LABEL: Limit = { zh: 14, en: 42, because: { en: 'it stands on every invented card', zh: '它写在每张编的卡上' } }
const OTHERS: Limit = { zh: 28, en: 56, because: { en: 'it stands beside a reading', zh: '它在读法旁边' } }
const LOCATOR: Limit = { zh: 48, en: 48, because: { en: 'it is the small sign of a source', zh: '它是出处的小记号' } }
const PINYIN: Limit = { zh: 48, en: 48, because: TERM.because }
const REFERENCE: Limit = { zh: 240, en: 350, because: { en: 'all references share a slide', zh: '文献都在一张幻灯片上' } }

/**
 * Set just above what the first case needs today, where its texts have been looked at on a projector, a phone and paper. In the
 * files of PARTS by part and field (`bins`, `sides/name`), in the others by field.
 */
const LIMITS: Partial<Record<FileName, Record<string, Limit>>> = {
  cards: { title: CARD_TITLE, text: CARD_TEXT, why: SHORT_REASON, likelyWrong: SHORT_REASON },
  twins: { 'title': CARD_TITLE, 'text': VIGNETTE, 'why': SHORT_REASON, 'likelyWrong': SHORT_REASON, 'label': TWIN_LABEL, 'reasons/project': STORY_REASON, 'reasons/resource': STORY_REASON, 'reasons/development': STORY_REASON, 'reasons/unstaged': STORY_REASON },
  stories: { label: TWIN_LABEL, text: STORY, ask: PAIR, tell: REASON },
  reasons: { '': REASON },
  readings: { 'headline': READING_HEADLINE, 'body': READING_BODY, '': UNSETTLED, 'one_one': OTHERS, 'one_other': OTHERS, 'other_one': OTHERS, 'other_other': OTHERS },
  pairs: { share: PAIR, part: PAIR, principle: PAIR },
  stages: { name: BIN_NAME, headline: STAGE_HEADLINE, level: MARK_WORDS, fact: STAGE_FACT, 'fact/brief': STAGE_BRIEF },
  minute: { head: MINUTE_HEAD, line: MINUTE, '': STAGE_TEST, project: STAGE_BRIEF, resource: STAGE_BRIEF, development: STAGE_BRIEF },
  quiz: { 'question': QUIZ_QUESTION, 'option': QUIZ_OPTION, 'option/hint': HINT, 'why': EXPLANATION },
  misconceptions: { mistake: MISTAKE, correction: EXPLANATION, sentence: JUDGED },
  discussion: { level: LEVEL, question: EXPLANATION },
  claims: { text: CLAIM },
  glossary: { term: TERM, definition: DEFINITION },
  marks: { 'name': MARK_NAME, 'meaning': MARK_WORDS, 'drawn': MARK_WORDS, '': FOOT },
  references: { '': GROUP_TITLE, 'text': REFERENCE, 'note': SMALL_NOTE },
  labels: { notes: LABEL_NOTE, bins: BIN_NAME, relationships: TYPE_NAME, steps: STEP_NAME, 'sides/name': SIDE_NAME, 'sides/tag': SIDE_TAG },
  sections: { name: SECTION_NAME },
  slides: { 'title': SLIDE_TITLE, 'lead': SLIDE_LINE, 'alone': ALONE, 'check/question': CHECK_QUESTION, 'check/answer': CHECK_ANSWER },
  notes: { '': NOTE },
  tables: { 'caption': CAPTION, 'column': COLUMN, 'row/head': COLUMN, 'row/cell': CELL },
  pictures: { part: PICTURE_PART },
  sentences: { does: SENTENCE_DOES, term: SENTENCE_DOES },
  statements: { '': STATEMENT, 'why': STATEMENT_WHY },
  polls: { question: POLL_QUESTION, option: POLL_OPTION },
  counts: { 'caption': CHART_CAPTION, 'unit': WITHIN, 'points/note': SMALL_NOTE },
  diagrams: { 'title': DIAGRAM_TITLE, 'description': DIAGRAM_DESCRIPTION, 'node': NODE, 'node/head': NODE_NOTE, 'node/note': NODE_NOTE, 'edge': EDGE },
  untold: { '': UNTOLD },
  exit: { '': SLIP_LINE },
  case: {
    'title': CASE_TITLE, 'brief': CASE_BRIEF, 'cover': COVER_LINE, 'by': COVER_FINE, 'source': FOOT, 'author': FOOT, 'takenFrom': WITHIN, 'unlike': FOOT, 'bring': BRING,
    'picture': PICTURE_TOLD, 'picture/given': ARROW, 'picture/returned': ARROW,
  },
}
const PARTS: readonly FileName[] = ['labels', 'case', 'counts']

/** Texts that are one for both languages. */
const ONE_FOR_BOTH: Partial<Record<FileName, Record<string, Limit>>> = {
  claims: { locator: LOCATOR },
  glossary: { pinyin: PINYIN },
  references: { text: REFERENCE },
}

function limitOf(file: FileName, { key, field }: Entry): Limit | undefined {
  const limits = LIMITS[file]
  if (!PARTS.includes(file))
    return limits?.[field]
  const [, part] = key.split('/')
  return limits?.[field ? `${part}/${field}` : part] ?? limits?.[part]
}

/** Texts that have no room where they are shown, and lists that are longer than their slide. In characters, spaces and punctuation included. */
export function checkLimits(context: Context): Fault[] {
  const tooLong = (file: FileName, path: Path, entry: Entry, text: string, limit: Limit | undefined) => {
    const most = limit?.[entry.language ?? 'en']
    const length = [...text].length
    if (limit === undefined || most === undefined || length <= most)
      return []
    const field = fieldWords(entry)
    return [faultAt(context, file, path, `${field.en} has ${length} characters, at most ${most}: ${limit.because.en}; take ${length - most} out`, `${field.zh}有 ${length} 个字符，最多 ${most} 个：${limit.because.zh}；请减去 ${length - most} 个`)]
  }
  return FILE_NAMES.flatMap((file) => {
    const faults = textsOf(context.sources[file]).flatMap(({ path, text, entry }) => tooLong(file, path, entry, text, limitOf(file, entry)))
    const plain = ONE_FOR_BOTH[file]
    if (plain) {
      const { data } = context.sources[file]
      walk(data, [], (path, value) => {
        const limit = plain[String(path.at(-1))]
        if (typeof value === 'string' && limit)
          faults.push(...tooLong(file, path, { ...entryOf(file, data, path), field: String(path.at(-1)) }, value, limit))
      })
    }
    return [...faults, ...listFaults(context, file), ...file === 'slides' ? lineFaults(context) : []]
  })
}

/** How many a slide has room for: the deck's clicks, its cells, its lines. */
const MOST: Partial<Record<FileName, Record<string, number>>> = {
  slides: { lead: 6 },
  statements: { '': 6 },
  sentences: { '': 5 },
  untold: { '': 11 },
  misconceptions: { '': 14 },
  discussion: { '': 14 },
  exit: { '': 4 },
  quiz: { options: 5 },
  polls: { options: 6 },
}

/** All lines of a slide together. */
const LINES: Limit = { zh: 160, en: 520, because: SLIDE_LINE.because }

const lineFaults = (context: Context): Fault[] => context.content.slides.flatMap(({ lead = [] }, i) => (['zh', 'en'] as const).flatMap((language) => {
  const length = lead.reduce((sum, line) => sum + [...line[language]].length, 0)
  const over = length - LINES[language]
  return over > 0
    ? [faultAt(context, 'slides', [i, 'lead'], `the ${LANGUAGE[language].en} lead has ${length} characters in all, at most ${LINES[language]}: ${LINES.because.en}; take ${over} out`, `lead 的${LANGUAGE[language].zh}共有 ${length} 个字符，最多 ${LINES[language]} 个：${LINES.because.zh}；请减去 ${over} 个`)]
    : []
}))

function listFaults(context: Context, file: FileName): Fault[] {
  const faults: Fault[] = []
  walk(context.sources[file].data, [], (path, value) => {
    const name = String(path.at(-1) ?? '')
    const most = MOST[file]?.[name]
    if (Array.isArray(value) && most !== undefined && value.length > most)
      faults.push(faultAt(context, file, path, `${name || 'the list'} has ${value.length} entries, at most ${most}: its slide has no room for more; take ${value.length - most} out`, `${name || '这个列表'}有 ${value.length} 项，最多 ${most} 项：幻灯片上放不下更多；请减去 ${value.length - most} 项`))
  })
  return faults
}
