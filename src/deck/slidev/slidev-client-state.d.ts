/** What we use of Slidev's inner state, which its public door does not offer. Found as `slidev-client.d.ts` is. */
import type { Ref } from 'vue'

export const showOverview: Ref<boolean>
export const showGotoDialog: Ref<boolean>
export const fullscreen: { toggle: () => Promise<void> }
