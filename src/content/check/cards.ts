import type { BinId } from '../../domain/model'
import type { Context } from './context'
import type { Fault, Path } from './source'
import { BIN_IDS, ZONE_IDS } from '../../domain/model'
import { faultAt } from './context'

/** How a text names a bin. */
const BIN_NAMES: Record<BinId, RegExp> = {
  project: /服务项目|项目阶段|service project|project stage/i,
  resource: /资源网络|资源阶段|resource network|resource stage/i,
  development: /发展环境|发展阶段|development environment|development stage/i,
  unstaged: /不属单一阶段|no single stage/i,
}

export function checkCards(context: Context): Fault[] {
  const { cards, twins } = context.content
  return [
    ...cards.flatMap((card, i) => [
      ...placeFaults(context, i),
      ...contestedFaults(context, i),
      ...likelyWrongFaults(context, 'cards', i, card),
      ...namesAnyBin(context, 'cards', i, card),
    ]),
    ...twins.flatMap((twin, i) => [
      ...likelyWrongFaults(context, 'twins', i, twin),
      ...namesAnyBin(context, 'twins', i, twin),
      ...namesOwnBin(context, 'twins', [i, 'likelyWrong'], twin.bin, twin.likelyWrong),
    ]),
    ...reasonFaults(context),
  ]
}

function placeFaults(context: Context, i: number): Fault[] {
  const { stage, kind, bin } = context.content.cards[i]
  if (stage && ZONE_IDS[stage - 1] !== bin)
    return [faultAt(context, 'cards', [i, 'stage'], `stage ${stage} is not bin "${bin}"`)]
  if (!stage && (!kind || bin !== 'unstaged'))
    return [faultAt(context, 'cards', [i], 'a card without a stage needs a kind, and the bin "unstaged"')]
  return []
}

function contestedFaults(context: Context, i: number): Fault[] {
  const { contested, defensible, bin } = context.content.cards[i]
  if (contested && !defensible?.includes(bin))
    return [faultAt(context, 'cards', [i, 'defensible'], 'a contested card names the bins that can be upheld, its own among them')]
  if (!contested && defensible)
    return [faultAt(context, 'cards', [i, 'defensible'], 'only a contested card has defensible')]
  return []
}

function likelyWrongFaults(context: Context, file: 'cards' | 'twins', i: number, card: { bin: BinId, likelyWrong: { bin: BinId } }): Fault[] {
  return card.likelyWrong.bin === card.bin
    ? [faultAt(context, file, [i, 'likelyWrong', 'bin'], `the likely wrong bin "${card.bin}" is its right one`)]
    : []
}

type Texts = { zh: string, en: string }

/** The words on a card may name no stage at all: they would give it away, or set a trap. */
function namesAnyBin(context: Context, file: 'cards' | 'twins', i: number, card: { title: Texts, text: Texts }): Fault[] {
  return (['title', 'text'] as const).flatMap(part => (['zh', 'en'] as const).flatMap(language =>
    BIN_IDS.filter(bin => BIN_NAMES[bin].test(card[part][language])).map(bin =>
      faultAt(context, file, [i, part, language], `the ${part} names the bin "${bin}"`))))
}

/** A reason against a wrong bin may name that bin, but not tell the right one. */
function namesOwnBin(context: Context, file: 'reasons' | 'twins', path: Path, bin: BinId, texts: Texts): Fault[] {
  return (['zh', 'en'] as const).filter(language => BIN_NAMES[bin].test(texts[language]))
    .map(language => faultAt(context, file, [...path, language], `it names the card's right bin "${bin}"`))
}

function reasonFaults(context: Context): Fault[] {
  const { cards, reasons } = context.content
  return cards.flatMap(card => BIN_IDS.flatMap((bin): Fault[] => {
    const reason = reasons[card.id]?.[bin]
    const path = [card.id, bin]
    if (bin === card.bin)
      return reason ? [faultAt(context, 'reasons', path, 'this is the card\'s right bin')] : []
    if (!reason)
      return [faultAt(context, 'reasons', [card.id], `none is given against "${bin}"`)]
    const upheld = card.contested ? card.defensible?.includes(bin) : undefined
    return [
      ...namesOwnBin(context, 'reasons', path, card.bin, reason),
      ...reason.defensible === upheld ? [] : [faultAt(context, 'reasons', path, `defensible should be ${upheld ?? 'left out'}, as the card has it`)],
    ]
  }))
}
