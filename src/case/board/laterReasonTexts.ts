import { shallowRef } from 'vue'

type Texts = typeof import('./reasonTexts')

/** Asked for again after a failure, ms, longer each time. */
const WAIT = 4000
/** By then a board is there to be used, ms; on a quick line the texts would else come before it, and take its time. */
const BOARD_FIRST = 2000

const texts = shallowRef<Texts | null>(null)
let begun = false

async function fetchReasons(attempt = 1): Promise<void> {
  begun = true
  try {
    texts.value = await import('./reasonTexts.ts')
  }
  catch {
    setTimeout(() => void fetchReasons(attempt + 1), WAIT * attempt)
  }
}

function textsNow(): Texts | null {
  if (!begun)
    void fetchReasons()
  return texts.value
}
setTimeout(textsNow, BOARD_FIRST)

/**
 * As reasonTexts.ts, in whose place vite.study.config.ts puts it: nobody reads a reason before a board is full, and all
 * of them are a tenth of what a slow line may carry before that can begin. Nothing until they have come, soon after the first is asked for.
 */
export const reasonsOf: Texts['reasonsOf'] = cardId => textsNow()?.reasonsOf(cardId)
export const storyReasonsOf: Texts['storyReasonsOf'] = cardId => textsNow()?.storyReasonsOf(cardId)
export const pairOf: Texts['pairOf'] = cardId => textsNow()?.pairOf(cardId)
