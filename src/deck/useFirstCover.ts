import { onMounted } from 'vue'
import { useDeck } from './useDeck'

/** Longest wait for the deck's cover to lie where the page's own does, ms. */
const LONGEST = 3000

/**
 * Takes away the cover that a build's page brings with it (src/cover) as soon as the deck's lies in the same place, so that
 * nobody sees the one turn into the other. Call in the setup of the deck's.
 */
export function useFirstCover(): void {
  const { surface } = useDeck()
  onMounted(() => {
    const html = document.documentElement
    if (html.dataset.opens !== 'cover' || surface.value !== 'slide')
      return
    const rectOf = (of: string): DOMRect | undefined => document.querySelector(`${of} .cover-title`)?.getBoundingClientRect()
    const started = performance.now()
    const look = (): unknown => {
      const [first, deck] = [rectOf('#first-cover'), rectOf('#slide-content')]
      const there = first && deck && Math.abs(first.x - deck.x) + Math.abs(first.y - deck.y) + Math.abs(first.width - deck.width) < 1
      if (!there && performance.now() - started < LONGEST)
        return requestAnimationFrame(look)
      delete html.dataset.opens
      document.getElementById('first-cover')?.remove()
    }
    // Not now: to ask where things lie would lay out the page once more.
    requestAnimationFrame(look)
  })
}
