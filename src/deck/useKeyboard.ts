import { useEventListener } from '@vueuse/core'
import { nextTick, watch } from 'vue'
import { slideById } from '#case/index'
import { TEXT } from '#base/model/textField'
import { useBlackScreen } from './useBlackScreen'
import { useCheckQuestion } from './useCheckQuestion'
import { useDeckKeys } from './useDeck'
import { useLetterKeys } from './useLetterKeys'
import { useLocale } from '#i18n/useLocale'
import { useSlideAnswers } from './useSlideAnswers'
import { useSources } from './useSources'

const CLICKER: Record<string, 'next' | 'prev'> = { PageDown: 'next', PageUp: 'prev' }
const ARROWS: Record<string, 'next' | 'prev'> = { ArrowRight: 'next', ArrowLeft: 'prev' }
/** What brings the slide back to a black projector from the lecturer's window, whose other keys go on. */
const LIGHTS = ['Escape', 'PageDown', 'PageUp', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', ' ', 'Enter']
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn']

/** Widgets that go through their items by arrow keys. */
const OWN_ARROWS = ':is([role="radiogroup"], [role="tablist"], [role="menu"], [role="listbox"], [role="grid"], [role="tree"], [role="slider"])'
/** What the overview and "go to" would lie under, or take the focus from. */
const MODAL = '.stage-sorter.full, [aria-modal="true"]'

const within = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector) !== null
const isChord = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey
/** A letter, digit or sign: what dictation sends, too. The space bar is none. */
const isCharacter = (event: KeyboardEvent) => event.key !== ' ' && [...event.key].length === 1

/**
 * The keys of the deck, Slidev's among them: the clicker's from anywhere, letters wherever no text is typed, whatever has
 * the focus, and it keeps it; single letters only while they are on.
 */
export function useKeyboard(): void {
  const { nextLanguage } = useLocale()
  const sources = useSources()
  const deck = useDeckKeys()
  const letterKeys = useLetterKeys()
  const screen = useBlackScreen()
  const checkQuestion = useCheckQuestion(() => deck.slide.value)
  watch(deck.slide, (_, left) => checkQuestion.leave(left))
  const own = useSlideAnswers()

  function answers(open: boolean): void {
    if (!deck.onSlides.value)
      return
    if (own.value)
      return open ? own.value.toggle() : own.value.cover()
    if (!open) {
      deck.hideAll()
      checkQuestion.setLevel(0)
    }
    // The check question lies over the slide: it comes once there is nothing more to uncover beneath it.
    else if (!deck.showAll() && deck.slide.value && slideById(deck.slide.value).check) {
      checkQuestion.setLevel(2)
    }
  }
  const LETTERS: Record<string, () => void> = { l: nextLanguage, a: () => answers(true), h: () => answers(false), s: () => { sources.value = !sources.value } }
  /** On slides only. Slidev does not hear of them: from a button it would not answer. `。` is what `.` is with Chinese signs. */
  const ON_SLIDES: Record<string, () => void> = {
    'd': deck.toggleDark,
    'f': deck.toggleFullscreen,
    'b': screen.toggle,
    '.': screen.toggle,
    '。': screen.toggle,
  }
  const OVERLAYS: Record<string, () => void> = { 'o': deck.toggleOverview, '`': deck.toggleOverview, 'g': deck.toggleGoto }

  function swallow(event: KeyboardEvent): void {
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  /** The key that brings the slide back does nothing else. */
  function lightens(event: KeyboardEvent): boolean {
    if (!screen.black.value || !deck.onSlides.value || MODIFIERS.includes(event.key))
      return false
    if (isCharacter(event) && !letterKeys.value)
      return false
    // From a window that is black, any key; what it would have done there nobody could see.
    if (!deck.presenter.value || event.key in CLICKER || event.key === 'Escape')
      return !deck.presenter.value || LIGHTS.includes(event.key)
    // Arrows mean nothing to a button, as that of the black screen itself, which has just been pressed.
    const own = event.key.startsWith('Arrow') ? `${TEXT}, [role^="menu"], [data-sorter]` : `${TEXT}, button, a[href], [data-sorter]`
    return LIGHTS.includes(event.key) && !within(event.target, own)
  }

  function letterOf(event: KeyboardEvent): (() => void) | undefined {
    if (!letterKeys.value || event.shiftKey || within(event.target, TEXT))
      return undefined
    const key = event.key.toLowerCase()
    if (deck.onSlides.value && key in ON_SLIDES)
      return ON_SLIDES[key]
    if (deck.onSlides.value && key in OVERLAYS && !within(event.target, MODAL) && !document.getElementById('app')?.inert)
      return OVERLAYS[key]
    return LETTERS[key]
  }

  // In the capture phase, before a focused button silences the deck's keys: the clicker works whatever was touched last.
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (isChord(event))
      return
    if (lightens(event)) {
      swallow(event)
      if (!event.repeat)
        screen.light()
      return
    }
    // Opened by a key it has no focus, and would not hear of this one.
    if (event.key === 'Escape' && checkQuestion.level.value > 0 && deck.onSlides.value && !deck.overlaid.value && !within(event.target, MODAL)) {
      swallow(event)
      checkQuestion.setLevel(0)
      return
    }
    const turn = CLICKER[event.key]
    if (turn && deck.onSlides.value) {
      swallow(event)
      // A thumb that rests on the clicker must not run through the lecture.
      if (event.repeat)
        return
      deck.closeOverlays()
      void deck[turn]()
      return
    }
    const act = letterOf(event)
    if (!act)
      return
    swallow(event)
    if (!event.repeat)
      act()
  }, { capture: true })

  // What lies over the slide has the keys, and gives the focus back.
  let before: Element | null = null
  watch(deck.overlaid, async (over) => {
    if (over)
      before = document.activeElement
    await nextTick()
    if (over)
      return deck.focusOverview()
    const { activeElement } = document
    if (before instanceof HTMLElement && (activeElement === null || activeElement === document.body || within(activeElement, '.z-modal')))
      before.focus({ preventScroll: true })
    before = null
  })

  // A radio button or box that a pointer chose keeps the focus, but not the arrows: where the slide is, they are the
  // clicker's, until somebody goes on by keys.
  let byPointer = false
  let chosen: EventTarget | null = null
  useEventListener(window, ['pointerdown', 'keydown'], (event: Event) => {
    byPointer = event.type === 'pointerdown'
    if (event instanceof KeyboardEvent && ['Tab', ' ', 'ArrowUp', 'ArrowDown'].includes(event.key))
      chosen = null
  }, { capture: true, passive: true })
  useEventListener(document, 'change', ({ target }: Event) => {
    chosen = byPointer && target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type) ? target : null
  })

  // On document, one step before window, where Slidev listens: a widget that has the focus has had its keys by now.
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    if (isChord(event) || within(event.target, TEXT))
      return
    if (isCharacter(event) && !letterKeys.value)
      event.stopPropagation()
    // Slidev takes no arrows from a button or link that has the focus, and a click leaves it there: many clickers send arrows.
    const turn = ARROWS[event.key]
    const silent = event.target === chosen
      || (within(event.target, 'button, a[href], [role=button], input[type="checkbox"]') && !within(event.target, OWN_ARROWS))
    if (turn && !event.shiftKey && !event.repeat && !event.defaultPrevented && deck.onSlides.value && !deck.overlaid.value && silent) {
      event.preventDefault()
      // Slidev would turn once more when the button leaves with its slide and the key is still held.
      event.stopPropagation()
      void deck[turn]()
    }
  })
}
