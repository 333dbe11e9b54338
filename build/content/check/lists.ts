import type { LocalText } from '../schema'
import type { Context } from './context'
import type { Fault } from './source'
import { ZONE_IDS } from '../../../src/case/model/model'
import { FACT_ROLES, MARK_IDS } from '../schema'
import { faultAt } from './context'

/** What must be complete or fit together within one file. */
export const checkLists = (context: Context): Fault[] =>
  [...quizFaults(context), ...poolFaults(context), ...othersFaults(context), ...stageFaults(context), ...markFaults(context)]

function quizFaults(context: Context): Fault[] {
  return context.content.quiz.flatMap(({ type, options, answer }, i) => {
    const at = (en: string, zh: string) => faultAt(context, 'quiz', [i, 'answer'], en, zh)
    const keys = options.map(({ key }) => key)
    const unknown = answer.filter(key => !keys.includes(key)).map(key => at(`the answer "${key}" is not an option; the options are ${keys.join(', ')}`, `答案“${key}”不是选项，选项有 ${keys.join('、')}`))
    if (unknown.length)
      return unknown
    if (new Set(answer).size !== answer.length)
      return [at('an option is there twice in the answer', '答案里有一个选项写了两次')]
    if (type === 'single' && answer.length !== 1)
      return [at('a single question has one answer; for several write type: multi', '单选题只有一个答案；多选请写 type: multi')]
    if (type === 'order' && answer.length !== keys.length)
      return [at('an order question has every option in its answer, in the right order', '排序题的答案要按次序列出全部选项')]
    return []
  })
}

function poolFaults(context: Context): Fault[] {
  const { sets } = context.content.sets
  const retired = new Set(context.content.sets.retired)
  return Object.entries(sets).flatMap(([name, { cards, poolOrder }]) => {
    const shown = cards.filter(id => !retired.has(id))
    return shown.toSorted().join() === poolOrder.toSorted().join()
      ? []
      : [faultAt(context, 'sets', ['sets', name, 'poolOrder'], poolWords(shown, poolOrder).en, poolWords(shown, poolOrder).zh)]
  })
}

/** Which card is missing, too many or there twice. */
function poolWords(cards: readonly string[], pool: readonly string[]): LocalText {
  const missing = cards.filter(id => !pool.includes(id))
  const extra = pool.filter((id, i) => !cards.includes(id) || pool.indexOf(id) !== i)
  const listed = (list: string[], word: string) => list.length ? [`${word}${list.join(', ')}`] : []
  return {
    en: `poolOrder must hold each card of the set once, and no withdrawn one; ${[...listed(missing, 'missing: '), ...listed(extra, 'too many: ')].join('; ')}`,
    zh: `poolOrder 要把这一组的每张卡写一次，撤下的不写；${[...listed(missing, '缺：'), ...listed(extra, '多：')].join('；')}`,
  }
}

function othersFaults(context: Context): Fault[] {
  const { zh, en } = context.content.readings.others
  const forms = [{ path: ['others', 'zh'], text: zh }, ...Object.entries(en).map(([form, text]) => ({ path: ['others', 'en', form], text }))]
  return forms.flatMap(({ path, text }) => ['{n}', '{m}', '{type}'].filter(slot => !text.includes(slot))
    .map(slot => faultAt(context, 'readings', path, `${path.slice(1).join(' ')} lacks ${slot}, which stands for a number or a name`, `${path.slice(1).join(' ')} 里缺 ${slot}，它代表数字或名称`)))
}

function stageFaults(context: Context): Fault[] {
  const { stages } = context.content
  if (stages.map(({ id }) => id).join() !== ZONE_IDS.join())
    return [faultAt(context, 'stages', [], `there must be ${ZONE_IDS.join(', ')}, in this order`, `要有 ${ZONE_IDS.join('、')}，次序不变`)]
  return stages.flatMap(({ number, facts }, i) => [
    ...number === i + 1 ? [] : [faultAt(context, 'stages', [i, 'number'], `its number is ${i + 1}`, `它的 number 应是 ${i + 1}`)],
    // `both` only where the abstract says what the two do together.
    ...FACT_ROLES.filter(role => role !== 'both' && !facts.some(fact => fact.role === role))
      .map(role => faultAt(context, 'stages', [i, 'facts'], `no fact has the role "${role}"; write one, with mark N where nothing is said`, `facts 里没有 role: ${role} 这一条，请补上；没有写到的，标 N`)),
  ])
}

function markFaults(context: Context): Fault[] {
  const there = context.content.marks.marks.map(({ id }) => id)
  return there.join() === MARK_IDS.join()
    ? []
    : [faultAt(context, 'marks', ['marks'], `there must be ${MARK_IDS.join(', ')}, in this order`, `要有 ${MARK_IDS.join('、')}，次序不变`)]
}
