import type { LocalText } from '../schema'
import type { Path } from './source'
import type * as v from 'valibot'

/** A schema, as far as it is looked into: what it is made of, by valibot's own names. */
interface Node extends v.GenericSchema {
  entries?: Record<string, Node>
  item?: Node
  items?: readonly Node[]
  value?: Node
  wrapped?: Node
  options?: readonly unknown[]
}

/** What may stand at `path` where that is a closed list, in the list's order; undefined elsewhere. */
export function choicesAt(schema: v.GenericSchema, path: Path): readonly string[] | undefined {
  let node: Node | undefined = bare(schema as Node)
  for (const step of path)
    node = bare(node?.entries?.[step] ?? (typeof step === 'number' ? node?.items?.[step] ?? node?.item : node?.value))
  return node?.type === 'picklist' ? node.options?.map(String) : undefined
}

/** Without what says only that it may be left out. */
const bare = (node: Node | undefined): Node | undefined => node?.type === 'optional' ? bare(node.wrapped) : node

const MARKS: Record<string, LocalText> = {
  S: { en: 'stated in the source', zh: '出处写明' },
  I: { en: 'inferred by us', zh: '我们推断' },
  N: { en: 'not in the source', zh: '出处没有写' },
  outside: { en: 'from other sources', zh: '外部资料' },
}

/** What the words of a closed list mean, by the name of the field; bins and sides are named in labels.yaml. */
const MEANINGS: Record<string, Record<string, LocalText>> = {
  mark: MARKS,
  sideMark: MARKS,
  noteMark: MARKS,
  answer: MARKS,
  side: {
    government: { en: 'the side that buys, sides/government in labels.yaml', zh: '一方，名称见 labels.yaml' },
    organization: { en: 'the other side', zh: '另一方' },
    both: { en: 'both do it together', zh: '双方一起' },
    area: { en: 'neither of the two', zh: '两方都不是' },
  },
  kind: {
    'background': { en: 'what was there before', zh: '事前就有的' },
    'condition': { en: 'a circumstance that holds throughout', zh: '一直如此的条件' },
    'runs through': { en: 'what goes through all stages', zh: '贯穿各阶段的' },
    'result of the whole': { en: 'what comes of the whole process', zh: '整个过程的结果' },
  },
  type: {
    single: { en: 'one right answer', zh: '单选' },
    multi: { en: 'several', zh: '多选' },
    order: { en: 'to be put in order', zh: '排序' },
  },
  judged: {
    mistake: { en: 'the wrong sentence is given', zh: '给出错的一句' },
    correction: { en: 'the right one is given', zh: '给出对的一句' },
  },
  role: {
    driver: { en: 'what sets the stage going', zh: '什么在推动' },
    government: { en: 'what the one side does', zh: '一方做什么' },
    organization: { en: 'what the other side does', zh: '另一方做什么' },
    both: { en: 'what the two do together', zh: '双方一起做什么' },
    layer: { en: 'what is recognised', zh: '认可的是什么' },
    relationship: { en: 'which relationship results', zh: '形成哪种关系' },
    notSaid: { en: 'what is not said', zh: '没有写什么' },
  },
  look: {
    grid: { en: 'boxes side by side', zh: '并排的框' },
    nested: { en: 'boxes one inside the other', zh: '套着的框' },
  },
}

/** `S (stated in the source), I (inferred by us)`, in both languages. */
export function choiceWords(choices: readonly string[], field: string): LocalText {
  const known = MEANINGS[field] ?? {}
  // A diagram's nodes have kinds of their own.
  const meaning = choices.every(choice => choice in known) ? known : {}
  const all = (language: 'zh' | 'en') => choices.map(choice => !(choice in meaning) ? choice : language === 'zh' ? `${choice}（${meaning[choice].zh}）` : `${choice} (${meaning[choice].en})`)
  return { en: all('en').join(', '), zh: all('zh').join('、') }
}
