import type { BinId } from '../../../src/case/model/model'
import type { Context } from './context'
import type { Fault, Path } from './source'
import { BIN_IDS, isZone, ZONE_IDS } from '../../../src/case/model/model'
import { CONTEXT_KINDS } from '../schema'
import { choiceWords } from './choices'
import { faultAt } from './context'

/** That a card's stage, bin and bins to be upheld agree, that no text gives a bin away, and that each wrong bin has its reason. */
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
      ...twinReasonFaults(context, i),
    ]),
    ...reasonFaults(context),
  ]
}

/** How a text may name a bin: by its label, and a stage by the name of its section too. */
function binNamesIn({ content }: Context, bin: BinId, language: 'zh' | 'en', text: string): boolean {
  const names = [content.labels.bins[bin], ...isZone(bin) ? content.sections.filter(({ id }) => id === bin).map(({ name }) => name) : []]
  return names.some(name => text.toLowerCase().includes(name[language].toLowerCase()))
}

function placeFaults(context: Context, i: number): Fault[] {
  const { stage, kind, bin } = context.content.cards[i]
  if (stage && ZONE_IDS[stage - 1] !== bin)
    return [faultAt(context, 'cards', [i, 'stage'], `stage ${stage} is not bin "${bin}"; the bins of stages 1, 2, 3 are ${ZONE_IDS.join(', ')}`, `stage ${stage} 和 bin “${bin}” 对不上；第 1、2、3 阶段的格依次是 ${ZONE_IDS.join('、')}`)]
  if (!stage && (!kind || bin !== 'unstaged')) {
    const kinds = choiceWords(CONTEXT_KINDS, 'kind')
    return [faultAt(context, 'cards', [i], `a card without a stage needs a kind, one of ${kinds.en}; and bin: unstaged; or write its stage: 1, 2 or 3`, `没有 stage 的卡要有 kind，只能是 ${kinds.zh} 之一；而且 bin 是 unstaged；不然请写上 stage（1、2 或 3）`)]
  }
  return []
}

function contestedFaults(context: Context, i: number): Fault[] {
  const { contested, defensible, bin } = context.content.cards[i]
  if (contested && !defensible?.includes(bin))
    return [faultAt(context, 'cards', [i, 'defensible'], 'a contested card names the bins that can be upheld, its own among them', '可争的卡要在 defensible 里列出说得通的格，它自己的格也在内')]
  if (!contested && defensible)
    return [faultAt(context, 'cards', [i, 'defensible'], 'only a contested card has defensible; take the line out, or write contested: true', '只有可争的卡才有 defensible；请删去这一行，或写上 contested: true')]
  return []
}

function likelyWrongFaults(context: Context, file: 'cards' | 'twins', i: number, card: { bin: BinId, likelyWrong: { bin: BinId } }): Fault[] {
  return card.likelyWrong.bin === card.bin
    ? [faultAt(context, file, [i, 'likelyWrong', 'bin'], `the likely wrong bin "${card.bin}" is its right one; name another`, `likelyWrong 是容易放错的格，“${card.bin}”却是它该放的格，请换一个`)]
    : []
}

type Texts = { zh: string, en: string }

/** The words on a card may name no stage at all: they would give it away, or set a trap. */
function namesAnyBin(context: Context, file: 'cards' | 'twins', i: number, card: { title: Texts, text: Texts }): Fault[] {
  return (['title', 'text'] as const).flatMap(part => (['zh', 'en'] as const).flatMap(language =>
    BIN_IDS.filter(bin => binNamesIn(context, bin, language, card[part][language])).map(bin =>
      faultAt(context, file, [i, part, language], `the ${part} names the bin "${bin}", which would give the card away; say it in other words`, `${part} 里出现了格名（${bin}），会露出答案，请换个说法`))))
}

/** A reason against a wrong bin may name that bin, but not tell the right one. */
function namesOwnBin(context: Context, file: 'reasons' | 'twins', path: Path, bin: BinId, texts: Texts): Fault[] {
  return (['zh', 'en'] as const).filter(language => binNamesIn(context, bin, language, texts[language]))
    .map(language => faultAt(context, file, [...path, language], `it names the card's right bin "${bin}", which a reason against a wrong bin must not tell; say it in other words`, `说到了这张卡该放的格（${bin}）；这里只说为什么不是那一格，请换个说法`))
}

/** A story's reasons may be left out, but stand against wrong bins only, say why not, and don't tell where it belongs. */
function twinReasonFaults(context: Context, i: number): Fault[] {
  const { bin, why, reasons = {} } = context.content.twins[i]
  return BIN_IDS.flatMap((wrong): Fault[] => {
    const reason = reasons[wrong]
    const path = [i, 'reasons', wrong]
    if (!reason)
      return []
    if (wrong === bin)
      return [faultAt(context, 'twins', path, 'this is the story\'s right bin, and needs no reason against it; take it out', '这就是它该放的格，不用写理由，请删去')]
    return [
      ...namesOwnBin(context, 'twins', path, bin, reason),
      ...reason.zh === why.zh || reason.en === why.en ? [faultAt(context, 'twins', path, 'it says why the story belongs where it does, not why it is not here; write another', '这是为什么属于那一格的话；请写为什么不是这一格')] : [],
    ]
  })
}

function reasonFaults(context: Context): Fault[] {
  const { cards, reasons } = context.content
  return cards.flatMap(card => BIN_IDS.flatMap((bin): Fault[] => {
    const reason = reasons[card.id]?.[bin]
    const path = [card.id, bin]
    if (bin === card.bin)
      return reason ? [faultAt(context, 'reasons', path, 'this is the card\'s right bin, and needs no reason against it; take it out', '这就是它该放的格，不用写理由，请删去')] : []
    if (!reason)
      return [faultAt(context, 'reasons', [card.id], `no reason is given against "${bin}"; write "${bin}:" with zh, en and claims below "${card.id}:"`, `没有写为什么不是“${bin}”；请在“${card.id}:”下面写上“${bin}:”，里面有 zh、en、claims`)]
    const upheld = card.contested ? card.defensible?.includes(bin) : undefined
    return [
      ...namesOwnBin(context, 'reasons', path, card.bin, reason),
      ...reason.defensible === upheld ? [] : [faultAt(context, 'reasons', path, `defensible should be ${upheld ?? 'left out'}, as the card has it`, upheld === undefined ? 'defensible 请删去，和 cards.yaml 里这张卡一致' : `defensible 应是 ${upheld}，和 cards.yaml 里这张卡一致`)],
    ]
  }))
}
