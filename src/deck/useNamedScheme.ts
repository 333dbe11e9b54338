import { nextTick, watch } from 'vue'
import { tellWindow } from '#store/backing'
import { useStored } from '#store/useStored'

/**
 * Slidev writes 'auto' for a choice that happens to be the system's, and would follow the system from then on. Here a
 * choice keeps its name. Called once, by the root; index.html has seen to what was there before.
 */
export function useNamedScheme(): void {
  const { text, save } = useStored('slidev-color-schema')
  watch(text, async (now) => {
    // Slidev reads the same key by itself, and hears of what is written in this window only so.
    tellWindow('slidev-color-schema', now)
    if (now !== 'auto')
      return
    // While it takes over what another has written, Slidev writes nothing itself.
    await nextTick()
    save(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  }, { flush: 'sync' })
}
