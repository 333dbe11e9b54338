import type { ComputedRef } from 'vue'
import { computed, ref, watch } from 'vue'
import { useDeck } from '#deck/useDeck'
import { json } from '#store/codecs'
import { useStored } from '#store/useStored'

/**
 * Parts of a slide opened by tap, apart from its steps: kept by the slide's name, so that presenter and projector agree
 * and parts opened on another slide close these; closed when the page is turned. On a page that scrolls they are the
 * component's own. Nothing is open in print.
 */
export function useOpenParts(): { open: ComputedRef<ReadonlySet<string>>, setOpen: (parts: Iterable<string>) => void } {
  const { slide, interactive, active, place } = useDeck()
  const own = ref<readonly string[]>([])
  const { kept, keep } = useStored('open-parts', json<readonly string[]>(value => Array.isArray(value) ? value.filter(part => typeof part === 'string') : []), () => interactive.value)
  watch(active, (now) => {
    if (!now && kept.value[0] === slide)
      keep([])
  })
  return {
    open: computed(() => {
      if (place.value === 'page')
        return new Set(own.value)
      return new Set(place.value !== 'print' && kept.value[0] === slide ? kept.value.slice(1) : [])
    }),
    setOpen: (parts) => {
      if (place.value === 'page')
        own.value = [...parts]
      else
        keep([slide, ...parts])
    },
  }
}
