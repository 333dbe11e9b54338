import type { Component, ShallowReactive } from 'vue'
import type { LectureSlide } from '#deck/useDeck'
import { useEventListener } from '@vueuse/core'
import { nextTick, onMounted, onScopeDispose, shallowReactive } from 'vue'
import { whenIdle } from '#base/whenIdle'

/** What a slide of the page is: the component that the deck shows, or word that it can't be had. */
export type SlideBody = Component | 'unfetched'

export interface UseSlideBodiesReturn {
  /** By the slide's id; what is not there yet waits for its turn. */
  bodies: ShallowReactive<Map<string, SlideBody>>
  /** The reader comes near a slide, or it can be had now: it does not wait. */
  fill: (slide: LectureSlide) => Promise<void>
}

/**
 * Fills a long page without holding the reader up: what they come near at once, the rest one slide an idle moment, so that
 * a screen reader and "find in page" reach all of it. Before printing whatever has been fetched is there. Call in setup.
 *
 * @param slides in the page's order
 * @param first where the reader begins: its slides come before those above it
 * @param keepPlace runs a change of the page and keeps what the reader looks at where it is
 */
export function useSlideBodies(slides: readonly LectureSlide[], first: () => number, keepPlace: (change: () => Promise<void>) => Promise<void>): UseSlideBodiesReturn {
  const bodies = shallowReactive(new Map<string, SlideBody>())
  const fetched = new Map<string, Promise<SlideBody>>()

  function fetchBody(slide: LectureSlide): Promise<SlideBody> {
    const { id } = slide
    if (!fetched.has(id)) {
      fetched.set(id, slide.load().catch((error: unknown) => {
        console.warn(`slide "${id}" could not be fetched`, error)
        fetched.delete(id)
        return 'unfetched'
      }))
    }
    return fetched.get(id)!
  }
  async function fill(slide: LectureSlide): Promise<void> {
    const body = await fetchBody(slide)
    if (bodies.has(slide.id) && (bodies.get(slide.id) !== 'unfetched' || body === 'unfetched'))
      return
    await keepPlace(async () => {
      bodies.set(slide.id, body)
      await nextTick()
    })
  }

  let gone = false
  let drop = () => {}
  function goOn(): void {
    const from = Math.max(0, first())
    const next = [...slides.slice(from), ...slides.slice(0, from)].find(({ id }) => !bodies.has(id))
    if (next && !gone)
      drop = whenIdle(() => void fill(next).then(goOn))
  }
  onMounted(goOn)
  onScopeDispose(() => {
    gone = true
    drop()
  })
  useEventListener(window, 'beforeprint', () => {
    for (const slide of slides)
      void fill(slide)
  })
  return { bodies, fill }
}
