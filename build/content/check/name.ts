import type { CaseTexts, DeckSettings } from '../schema'
import type { Context } from './context'
import type { Fault } from './source'
import { faultAt } from './context'
import { readSource } from './source'

/** A copy of the first case that took its claim to older answers along. */
export function checkName(context: Context): Fault[] {
  const { id, keptBeforeIds } = context.content.deck
  return keptBeforeIds === undefined || keptBeforeIds === id
    ? []
    : [faultAt(context, 'deck', ['keptBeforeIds'], `what was kept before cases had names is not this case's but that of "${keptBeforeIds}"; take the line out`, `没有案例名字的时候留下的东西，是“${keptBeforeIds}”的，不是这个案例的；请删去这一行`)]
}

/**
 * Another case under the name of one that came with the deck: on one host the two would be one store. Or under its title, by
 * which Slidev calls the channel between a deck's windows: a turn of the page in one would turn it in the other.
 */
export function checkOwnName(context: Context, beside: Record<string, string>): Fault[] {
  const [deck, texts] = (['deck', 'case'] as const).map(name => readSource(name, beside[name] ?? '').source?.data)
  const { id } = context.content.deck
  const title = (texts as CaseTexts | undefined)?.title
  const { zh, en } = context.content.case.title
  if (title === undefined)
    return []
  if ((deck as DeckSettings | undefined)?.id !== id) {
    return title.zh !== zh || title.en !== en
      ? []
      : [faultAt(context, 'case', ['title'], `"${title.en}" is the title of a case that came with the deck; give this one another, or windows of the two would turn each other's pages`, `“${title.zh}”是课件带的一个案例的题目，请换一个，不然两边的窗口会互相翻页`)]
  }
  return title.zh === zh || title.en === en
    ? []
    : [faultAt(context, 'deck', ['id'], `"${id}" is the name of the case "${title.en}"; give this one another, or each would overwrite what readers did in the other`, `“${id}”是案例“${title.zh}”的名字，请给这个案例另取一个，不然读者在两边做的会互相覆盖`)]
}
