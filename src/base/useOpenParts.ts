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
  const { slide, interactive, active, surface } = useDeck()
  const own = ref<readonly string[]>([])
  const { stored, save } = useStored('open-parts', json<readonly string[]>(value => Array.isArray(value) ? value.filter(part => typeof part === 'string') : []), () => interactive.value)
  watch(active, (now) => {
    if (!now && stored.value[0] === slide)
      save([])
  })
  return {
    open: computed(() => {
      if (surface.value === 'page')
        return new Set(own.value)
      return new Set(surface.value !== 'print' && stored.value[0] === slide ? stored.value.slice(1) : [])
    }),
    setOpen: (parts) => {
      if (surface.value === 'page')
        own.value = [...parts]
      else
        save([slide, ...parts])
    },
  }
}
