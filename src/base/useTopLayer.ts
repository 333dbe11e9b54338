import type { MaybeRefOrGetter, Ref } from 'vue'
import { useEventListener } from '@vueuse/core'
import { nextTick, toValue, watch } from 'vue'
import { placeBeside } from './model/besidePlace'

export interface UseTopLayerOptions {
  open: MaybeRefOrGetter<boolean>
  /**
   * What the sheet stands beside; `slide`: it lies over the whole slide, as a question does that is to be answered first; null:
   * where its styles put it.
   */
  at: () => Element | 'slide' | null | undefined
}

/**
 * What a sheet belongs to and stays within: the slide, or the board that fills the window; on a page that scrolls the window
 * itself. `scale`: pixels of the window to one of the slide's.
 */
function frameOf(sheet: Element): { box: DOMRect, scale: number } {
  const holder = sheet.closest<HTMLElement>('.slidev-layout, .stage-sorter.full')
  if (!holder)
    return { box: new DOMRect(0, 0, innerWidth, innerHeight), scale: 1 }
  const box = holder.getBoundingClientRect()
  return { box, scale: box.width / holder.offsetWidth || 1 }
}

/**
 * Shows a sheet in the browser's top layer, where nothing of the slide can be painted over it, in the size that it has on
 * the slide. There it has left the slide's transform, and is placed by what is measured. A browser without popovers
 * (Safari before 17, Firefox before 125) leaves the sheet in the slide: the same measures place it there.
 *
 * The sheet needs `class="on-top"`. Call in setup.
 */
export function useTopLayer(sheet: Readonly<Ref<HTMLElement | null | undefined>>, { open, at }: UseTopLayerOptions): void {
  function moveToTarget(): void {
    const element = sheet.value
    const target = at()
    if (!element || !target || !toValue(open))
      return
    const { box, scale } = frameOf(element)
    const { style } = element
    style.transform = 'none'
    style.left = style.top = '0px'
    if (target === 'slide') {
      style.width = `${box.width / scale}px`
      style.height = `${box.height / scale}px`
    }
    // Where its zero lies, and how large a pixel is there: the window's in the top layer, the slide's below it.
    const zero = element.getBoundingClientRect()
    const here = zero.width / element.offsetWidth || 1
    let { left, top } = box
    if (target !== 'slide') {
      style.maxHeight = 'none'
      const placed = placeBeside(target.getBoundingClientRect(), box, { width: element.offsetWidth, height: element.offsetHeight }, scale)
      style.maxHeight = `${placed.maxHeight}px`
      ;({ left, top } = placed)
    }
    style.left = `${(left - zero.left) / here}px`
    style.top = `${(top - zero.top) / here}px`
    style.transform = `scale(${scale / here})`
  }

  watch([() => toValue(open), sheet], async ([now]) => {
    await nextTick()
    const element = sheet.value
    if (!element || typeof element.showPopover !== 'function')
      return now ? moveToTarget() : undefined
    element.popover = 'manual'
    if (element.isConnected)
      element.togglePopover(now)
    moveToTarget()
  }, { immediate: true, flush: 'post' })
  useEventListener(window, 'resize', moveToTarget)
  // What it stands beside may be scrolled with its page.
  useEventListener(window, 'scroll', moveToTarget, { capture: true, passive: true })
}
