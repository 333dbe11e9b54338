import { computed, watchEffect } from 'vue'
import { useStored } from '#store/useStored'

/**
 * Whether the marks on slides show the numbers of the sentences they rest on (E7, Z3). Kept on the device, the same in every
 * window of it; on pages and in print they always stand there.
 */
export function useSources() {
  const { stored, save } = useStored('sources')
  return computed({ get: () => stored.value, set: save })
}

/** By an attribute, as the language is: hundreds of marks need not be rendered anew. Call in the root's setup. */
export function installSources(): void {
  const shown = useSources()
  watchEffect(() => { document.documentElement.toggleAttribute('data-sources', shown.value) })
}
