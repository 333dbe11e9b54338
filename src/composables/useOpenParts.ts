import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useDeck } from './useDeck'
import { useKept } from './useKept'

/**
 * Parts of a slide opened by tap, apart from its steps: kept by the slide's name, so that presenter and projector agree
 * and parts opened on another slide close these. Nothing is open in print.
 */
export function useOpenParts(): { open: ComputedRef<ReadonlySet<string>>, setOpen: (parts: Iterable<string>) => void } {
  const { slide, interactive, place } = useDeck()
  const { kept, keep } = useKept<readonly string[]>('open-parts', {
    read: value => Array.isArray(value) ? value.filter(part => typeof part === 'string') : [],
    mayWrite: () => interactive.value,
  })
  return {
    open: computed(() => new Set(place.value !== 'print' && kept.value[0] === slide ? kept.value.slice(1) : [])),
    setOpen: parts => keep([slide, ...parts]),
  }
}
