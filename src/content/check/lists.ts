import type { Context } from './context'
import type { Fault } from './source'
import { ZONE_IDS } from '../../domain/model'
import { FACT_ROLES, MARK_IDS } from '../schema'
import { faultAt } from './context'

/** What must be complete or fit together within one file. */
export const checkLists = (context: Context): Fault[] =>
  [...quizFaults(context), ...poolFaults(context), ...othersFaults(context), ...stageFaults(context), ...markFaults(context)]

function quizFaults(context: Context): Fault[] {
  return context.content.quiz.flatMap(({ type, options, answer }, i) => {
    const at = (message: string) => faultAt(context, 'quiz', [i, 'answer'], message)
    const keys = options.map(({ key }) => key)
    const unknown = answer.filter(key => !keys.includes(key)).map(key => at(`the answer "${key}" is not an option`))
    if (unknown.length)
      return unknown
    if (new Set(answer).size !== answer.length)
      return [at('an option is there twice in the answer')]
    if (type === 'single' && answer.length !== 1)
      return [at('a single question has one answer')]
    if (type === 'order' && answer.length !== keys.length)
      return [at('an order question has every option in its answer')]
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
      : [faultAt(context, 'sets', ['sets', name, 'poolOrder'], 'poolOrder must hold each card of the set once, and no withdrawn one')]
  })
}

function othersFaults(context: Context): Fault[] {
  const { zh, en } = context.content.readings.others
  const forms = [{ path: ['others', 'zh'], text: zh }, ...Object.entries(en).map(([form, text]) => ({ path: ['others', 'en', form], text }))]
  return forms.flatMap(({ path, text }) => ['{n}', '{m}', '{type}'].filter(slot => !text.includes(slot))
    .map(slot => faultAt(context, 'readings', path, `${path.slice(1).join(' ')} lacks ${slot}`)))
}

function stageFaults(context: Context): Fault[] {
  const { stages } = context.content
  if (stages.map(({ id }) => id).join() !== ZONE_IDS.join())
    return [faultAt(context, 'stages', [], `there must be ${ZONE_IDS.join(', ')}, in this order`)]
  return stages.flatMap(({ number, facts }, i) => [
    ...number === i + 1 ? [] : [faultAt(context, 'stages', [i, 'number'], `its number is ${i + 1}`)],
    // `both` only where the abstract says what the two do together.
    ...FACT_ROLES.filter(role => role !== 'both' && !facts.some(fact => fact.role === role))
      .map(role => faultAt(context, 'stages', [i, 'facts'], `no fact has the role "${role}"`)),
  ])
}

function markFaults(context: Context): Fault[] {
  const there = context.content.marks.marks.map(({ id }) => id)
  return there.join() === MARK_IDS.join()
    ? []
    : [faultAt(context, 'marks', ['marks'], `there must be ${MARK_IDS.join(', ')}, in this order`)]
}
