import type { Ref } from 'vue'
import { useEventListener, useMutationObserver } from '@vueuse/core'
import { onMounted, ref, shallowRef, watch } from 'vue'
import { useDeck } from '#deck/useDeck'
import { useLocale } from '#i18n/useLocale'

/**
 * A slide is a picture of a fixed size; a reader's browser may set its letters larger all the same: by a least size of type,
 * or by a zoom of text alone. Where they then don't fit, the canvas takes more room and is shown smaller, by as little as is
 * needed. On the screen the letters are still as large as asked for while the window shows the canvas enlarged.
 */

/** The smallest letters on a slide, canvas px. */
const SMALLEST = 12
/** By how much a canvas grows, from the least on. */
const STEPS = [1, 1.12, 1.25, 1.4, 1.6, 1.8, 2.1]
/** What opens over a slide, and closes again, takes no room. */
const FLOATING = '.claim-panel, .check-panel, .board-dialog, .move-menu, .ghost, .tip, .sr-only, svg'
/** What stands at a fixed place, and may be run over. */
const FIXED = '.frame-foot > *, .cover-ways > *, .frame > .language-switch'

/** Times that the smallest letters are set larger than they are meant to be; 1 where nobody has asked for it. */
function enlargement(frame: HTMLElement): number {
  const probe = document.createElement('i')
  probe.style.cssText = `position: absolute; visibility: hidden; font-size: ${SMALLEST}px; line-height: 1`
  probe.textContent = 'M'
  frame.append(probe)
  const { offsetHeight } = probe
  probe.remove()
  return offsetHeight / SMALLEST
}

interface Edges { left: number, right: number, top: number, bottom: number }
const meet = (a: Edges, b: Edges, slack: number): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack

/** Whether something of a slide lies outside of it, is clipped within, leaves its column, or lies under what has a fixed place. */
function isCut(frame: HTMLElement): boolean {
  const outer = frame.getBoundingClientRect()
  const slack = 2 * outer.width / frame.offsetWidth
  const fixed = [...frame.querySelectorAll(FIXED)].map(one => ({ one, box: one.getBoundingClientRect() }))
  const foot = frame.querySelector('.frame-foot')?.getBoundingClientRect().top ?? outer.bottom
  if (fixed.some(({ box }, index) => fixed.slice(index + 1).some(other => meet(box, other.box, slack))))
    return true
  for (const element of frame.querySelectorAll<HTMLElement>('*')) {
    if (element.closest(FLOATING) || !element.checkVisibility())
      continue
    const box = element.getBoundingClientRect()
    const { display, overflowX, overflowY, borderBottomWidth } = getComputedStyle(element)
    // What scrolls can be reached.
    if (element.parentElement?.closest('[tabindex="0"], .cards, textarea'))
      continue
    const clips = [overflowX, overflowY].some(overflow => overflow === 'hidden' || overflow === 'clip')
    if (clips && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1))
      return true
    // The box of an inline element is as high as its font's.
    const over = Math.max(outer.left - box.left, box.right - outer.right, ...display === 'inline' ? [] : [outer.top - box.top, box.bottom - outer.bottom])
    if (over > slack)
      return true
    const isText = [...element.childNodes].some(node => node instanceof Text && node.data.trim() !== '')
    // A word wider than its column runs into the next one.
    if ((isText || element.matches('th, td')) && display !== 'inline' && element.scrollWidth > element.clientWidth + 1)
      return true
    // A frame that the foot cuts through.
    if (Number.parseFloat(borderBottomWidth) > 0 && box.top < foot && box.bottom > foot + slack && !element.closest('.frame-foot'))
      return true
    if (isText && fixed.some(({ one, box: taken }) => !one.contains(element) && meet(box, taken, slack)))
      return true
  }
  return false
}

/**
 * Gives a slide the room that its letters need; true where no room is enough, and the reader is to be told. Call in setup;
 * costs one measurement where nothing is enlarged.
 */
export function useRoomForText(root: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const { active } = useDeck()
  const { language } = useLocale()
  const cut = ref(false)
  /** Set for readers who need it: clocks and hands change a slide all the time. */
  const watched = shallowRef<HTMLElement>()

  function setRoom(frame: HTMLElement, room: number): void {
    if (room === 1)
      frame.style.removeProperty('--room')
    else
      frame.style.setProperty('--room', String(room))
    frame.classList.toggle('roomier', room !== 1)
  }
  function measure(): void {
    const frame = root.value
    // A slide that is not shown has no size.
    if (!frame || frame.offsetWidth === 0)
      return
    if (enlargement(frame) <= 1.01) {
      cut.value = false
      return setRoom(frame, 1)
    }
    const room = STEPS.find((step) => {
      setRoom(frame, step)
      return !isCut(frame)
    })
    cut.value = room === undefined
    watched.value = frame
  }
  let due = 0
  function later(): void {
    due ||= requestAnimationFrame(() => {
      due = 0
      measure()
    })
  }
  useMutationObserver(watched, (records) => {
    if (records.some(({ target }) => target !== root.value))
      later()
  }, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class', 'open', 'hidden', 'data-ready'] })
  onMounted(later)
  watch([active, language], later, { flush: 'post' })
  useEventListener(window, 'resize', later)
  useEventListener(document.fonts, 'loadingdone', later)
  return cut
}
