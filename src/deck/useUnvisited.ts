import type { Ref } from 'vue'
import type { InstallAs } from './model/unvisited'
import { shallowRef } from 'vue'
import { singleFile } from '#case/lecture/edition'
import { clearsUnvisited } from './model/unvisited'
import { deckStore } from '#store/deckStore'
import { keyOf } from '#store/registry'

// Told once on a device, and on this visit until it is put away, whichever part of the study page is shown.
const advice = shallowRef<InstallAs>(null)
let looked = false

const isStandalone = (): boolean => (navigator as { standalone?: boolean }).standalone === true
  || ['standalone', 'minimal-ui', 'fullscreen'].some(mode => matchMedia(`(display-mode: ${mode})`).matches)

/**
 * What a reader is to be told of whose browser clears pages that were not used for a week; null: nothing, or it was told
 * before. That it was is kept with the first look. Call on study pages only.
 */
export function useUnvisited(): { advice: Ref<InstallAs>, close: () => void } {
  if (!looked) {
    looked = true
    const { userAgent, maxTouchPoints } = navigator
    const key = keyOf('told-unvisited')
    // A file on a disk can't be put on a home screen; where nothing is kept at all, that is what is told.
    const clears = singleFile || !deckStore().lasts ? null : clearsUnvisited({ userAgent, maxTouchPoints, standalone: isStandalone() })
    if (clears !== null && deckStore().get(key) === null) {
      advice.value = clears
      // Full: told again at the next visit.
      deckStore().set(key, 'yes')
    }
  }
  return { advice, close: () => { advice.value = null } }
}
