import { nextTick, watch } from 'vue'
import { useStored } from '#store/storage'

/** Where Slidev keeps light or dark. */
const KEY = 'slidev-color-schema'

/**
 * Slidev writes 'auto' for a choice that happens to be the system's, and would follow the system from then on. Here a
 * choice keeps its name. Called once, by the root; index.html has seen to what was there before.
 */
export function useNamedScheme(): void {
  const scheme = useStored(KEY, 'light')
  watch(scheme, async (kept) => {
    if (kept !== 'auto')
      return
    // While it takes over what another has written, `useStorage` writes nothing itself.
    await nextTick()
    scheme.value = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  })
}
