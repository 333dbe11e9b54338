import type { ShallowRef } from 'vue'
import { useDebounceFn, useEventListener, useResizeObserver } from '@vueuse/core'
import { onMounted, onScopeDispose } from 'vue'
import { json } from '#store/codecs'
import { useStored } from '#store/useStored'

/** A line of the lecture as text, and how far below the window's upper edge it stands, px: no count of pixels of the page, which grows. */
interface Place {
  slide: string
  /** Among the lines of its slide. */
  line: number
  top: number
  /** The slide that the address asked for then; null where it asked for none. */
  asked: string | null
}

const LINES = 'h3, h4, p, li, dt, dd, tr, figure, summary'
/** After the last movement, ms. */
const REST = 200
/** Px that a browser rounds away. */
const SLIP = 2

function readPlace(stored: unknown): Place | null {
  const { slide, line, top, asked } = (stored ?? {}) as Partial<Record<keyof Place, unknown>>
  return typeof slide === 'string' && typeof line === 'number' && typeof top === 'number' && (typeof asked === 'string' || asked === null)
    ? { slide, line, top, asked }
    : null
}

/** A page that was just opened, and not by a link: loaded anew, or come back to. Once in the life of a document. */
let opened = true
const comesBack = (): boolean => opened
  && performance.getEntriesByType('navigation').some(one => ['reload', 'back_forward'].includes((one as PerformanceNavigationTiming).type))

export interface UseReadingPlaceReturn {
  /** Goes on where this window last read, if the address does not ask for another place. False: nothing to go on with. */
  goOn: () => Promise<boolean>
  /** Keeps an element where it is in the window, whatever comes above it, until the reader moves. */
  hold: (element: Element) => void
}

/**
 * The reader's place in a long page whose parts come late: kept for this window, by slide and line. Call in setup.
 * @param asked the slide that the address asks for
 * @param fill fetches a slide, and settles when it is in the page; false for one that there is not
 */
export function useReadingPlace(root: Readonly<ShallowRef<HTMLElement | null>>, asked: () => string | null, fill: (slide: string) => Promise<boolean>): UseReadingPlaceReturn {
  const { stored, save, forget } = useStored('reading-place', json(readPlace))
  const linesOf = (slide: Element) => [...slide.querySelectorAll(LINES)].filter(one => one.checkVisibility())

  let going = true
  function note(): void {
    const slide = [...root.value?.querySelectorAll<HTMLElement>('[data-read-slide]') ?? []].find(one => one.getBoundingClientRect().bottom > 0)
    if (!slide || scrollY <= 0)
      return forget()
    const lines = linesOf(slide)
    const line = Math.max(0, lines.findIndex(one => one.getBoundingClientRect().bottom > 0))
    save({ slide: slide.dataset.readSlide ?? '', line, top: Math.round((lines[line] ?? slide).getBoundingClientRect().top), asked: asked() })
  }

  let held: { element: Element, top: number } | null = null
  let height = 0
  const slipped = () => held ? held.element.getBoundingClientRect().top - held.top : 0
  function hold(element: Element): void {
    held = { element, top: element.getBoundingClientRect().top }
    height = root.value?.offsetHeight ?? 0
    // One of the two: the browser's own hold, which not all have, or this.
    document.documentElement.style.overflowAnchor = 'none'
  }
  function release(): void {
    held = null
    document.documentElement.style.overflowAnchor = ''
  }
  useResizeObserver(root, () => {
    height = root.value?.offsetHeight ?? 0
    if (held?.element.isConnected)
      scrollBy(0, slipped())
  })
  const later = useDebounceFn(note, REST)
  useEventListener(window, 'scroll', () => {
    // It stands elsewhere, and nothing has come: the reader has moved.
    if (held && root.value?.offsetHeight === height && Math.abs(slipped()) > SLIP)
      release()
    void later()
  }, { passive: true })
  useEventListener(window, ['wheel', 'touchmove', 'keydown'], release, { passive: true })
  useEventListener(window, 'pagehide', () => going || note())

  // The browser's own way counts pixels, of a page that is not there yet.
  onMounted(() => { history.scrollRestoration = 'manual' })
  onScopeDispose(() => {
    release()
    history.scrollRestoration = 'auto'
  })

  async function find(): Promise<Element | null> {
    const place = stored.value
    const back = comesBack()
    opened = false
    if (!place || (asked() !== null && !(back && asked() === place.asked)) || !await fill(place.slide))
      return null
    const slide = root.value?.querySelector(`[data-read-slide="${CSS.escape(place.slide)}"]`)
    const line = slide && (linesOf(slide)[place.line] ?? slide)
    if (line)
      scrollBy(0, line.getBoundingClientRect().top - place.top)
    return line ?? null
  }
  async function goOn(): Promise<boolean> {
    const line = await find()
    going = false
    if (line)
      hold(line)
    return line !== null
  }
  return { goOn, hold }
}
