import type { Content } from '../../../build/content/schema'
import { shallowRef } from 'vue'

/** Asked for again after a failure, ms, longer each time. */
const WAIT = 4000

const data = shallowRef<Content['reasons'] | null>(null)

async function fetchReasons(attempt = 1): Promise<void> {
  try {
    data.value = (await import('../../../content/reasons.yaml')).default
  }
  catch {
    setTimeout(() => void fetchReasons(attempt + 1), WAIT * attempt)
  }
}
void fetchReasons()

/**
 * As reasonTexts.ts, in whose place vite.study.config.ts puts it: nobody reads a reason before fifteen cards are placed, and all
 * of them are a tenth of what a slow line may carry before that can begin. Nothing until they have come.
 */
export const reasonsOf = (cardId: string): Content['reasons'][string] | undefined => data.value?.[cardId]
