import { shallowRef } from 'vue'

type Texts = typeof import('./reasonTexts')

/** Asked for again after a failure, ms, longer each time. */
const WAIT = 4000

const texts = shallowRef<Texts | null>(null)

async function fetchReasons(attempt = 1): Promise<void> {
  try {
    texts.value = await import('./reasonTexts.ts')
  }
  catch {
    setTimeout(() => void fetchReasons(attempt + 1), WAIT * attempt)
  }
}
void fetchReasons()

/**
 * As reasonTexts.ts, in whose place vite.study.config.ts puts it: nobody reads a reason before a board is full, and all
 * of them are a tenth of what a slow line may carry before that can begin. Nothing until they have come.
 */
export const reasonsOf: Texts['reasonsOf'] = cardId => texts.value?.reasonsOf(cardId)
export const storyReasonsOf: Texts['storyReasonsOf'] = cardId => texts.value?.storyReasonsOf(cardId)
export const pairOf: Texts['pairOf'] = cardId => texts.value?.pairOf(cardId)
