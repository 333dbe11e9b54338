import type { Ref } from 'vue'
import type { BoardFeedback } from './useBoardFeedback'
import { useEventListener, useResizeObserver } from '@vueuse/core'
import { nextTick, onScopeDispose, ref, watch } from 'vue'
import { useLocale } from '#i18n/useLocale'

export interface UseDockOptions {
  panel: Readonly<Ref<HTMLElement | null>>
  /** The part of it that scrolls. */
  grid: Readonly<Ref<HTMLElement | null>>
  /** Whether it stays in view at the foot of the window, over a page that scrolls. */
  docked: () => boolean
  feedback: () => BoardFeedback
}

/** Between a card that was chosen and the panel below it, px. */
const GAP = 12

/** The panel where it stays in view: whether it has room for all that it tells, and that it does not lie over the card that it tells of. */
export function useDock({ panel, grid, docked, feedback }: UseDockOptions): { cut: Readonly<Ref<boolean>> } {
  const { language } = useLocale()
  const cut = ref(false)

  async function measure(): Promise<void> {
    cut.value = false
    if (!docked())
      return
    // Before anything is painted: what is whole is never seen cut, nor the other way round.
    await nextTick()
    const box = grid.value
    cut.value = box !== null && box.scrollHeight > box.clientHeight + 1
    await nextTick()
    uncover()
  }
  /** A reason takes room, and the card that was tapped for it may lie where it opens. A card that moves has lost its mark and its reason: no move scrolls the page. */
  function uncover(): void {
    const { card, grade } = feedback()
    const edge = panel.value?.getBoundingClientRect().top
    if (edge === undefined || !card || grade === null || grade === 'right')
      return
    const element = panel.value!.closest('[data-sorter]')?.querySelector(`[data-card="${CSS.escape(card.id)}"]`)
    const at = element?.getBoundingClientRect()
    if (element && at && at.top < innerHeight && at.bottom > edge) {
      padScroller()
      element.scrollIntoView({ block: 'nearest' })
    }
  }
  watch([feedback, language], () => void measure(), { flush: 'post', immediate: true })
  useEventListener(window, 'resize', () => void measure())

  // A property of the scroller alone: a custom one on the root would cost each card's style anew.
  let scroller: HTMLElement | undefined
  function padScroller(): void {
    const height = panel.value?.offsetHeight ?? 0
    scroller = panel.value?.closest<HTMLElement>('[data-scroller]') ?? document.documentElement
    scroller.style.scrollPaddingBottom = docked() && height > 0 ? `${height + GAP}px` : ''
  }
  // What has the focus is not left under it.
  useResizeObserver(panel, padScroller)
  onScopeDispose(() => scroller?.style.removeProperty('scroll-padding-bottom'))

  return { cut }
}
