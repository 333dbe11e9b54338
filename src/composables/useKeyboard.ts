import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { slideById } from '../content'
import { useCheckQuestion } from './useCheckQuestion'
import { useDeckKeys } from './useDeck'
import { useLetterKeys } from './useLetterKeys'
import { useLocale } from './useLocale'

const CLICKER: Record<string, 'next' | 'prev'> = { PageDown: 'next', PageUp: 'prev' }
const ARROWS: Record<string, 'next' | 'prev'> = { ArrowRight: 'next', ArrowLeft: 'prev' }

/** Where letters are the reader's own. A box to tick or a slider takes none. */
const TEXT = 'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="file"], [type="color"])'
/** Widgets that go through their items by arrow keys. */
const OWN_ARROWS = ':is([role="radiogroup"], [role="tablist"], [role="menu"], [role="listbox"], [role="grid"], [role="tree"], [role="slider"])'

const within = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector) !== null
const isChord = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey
/** A letter, digit or sign: what dictation sends, too. The space bar is none. */
const isCharacter = (event: KeyboardEvent) => event.key !== ' ' && [...event.key].length === 1

/** The keys of the deck, on top of Slidev's: the clicker's from anywhere, language, answers; single letters only while they are on. */
export function useKeyboard(): void {
  const { nextLanguage } = useLocale()
  const deck = useDeckKeys()
  const letterKeys = useLetterKeys()
  const check = useCheckQuestion(() => deck.slide.value)
  watch(deck.slide, (_, left) => check.leave(left))

  function answers(open: boolean): void {
    if (!deck.onSlides.value)
      return
    if (open)
      deck.showAll()
    else
      deck.hideAll()
    check.setLevel(open && deck.slide.value && slideById(deck.slide.value).check ? 2 : 0)
  }
  const LETTERS: Record<string, () => void> = { l: nextLanguage, a: () => answers(true), h: () => answers(false) }

  // In the capture phase, before a focused button silences the deck's keys: the clicker works whatever was touched last.
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (isChord(event))
      return
    const turn = CLICKER[event.key]
    if (turn && deck.onSlides.value) {
      event.preventDefault()
      event.stopImmediatePropagation()
      // A thumb that rests on the clicker must not run through the lecture.
      if (event.repeat)
        return
      deck.closeOverlays()
      void deck[turn]()
    }
    else if (letterKeys.value && !event.shiftKey && !event.repeat && !within(event.target, TEXT)) {
      LETTERS[event.key.toLowerCase()]?.()
    }
  }, { capture: true })

  // A radio button or box that a pointer chose keeps the focus, and arrows; where the slide is, they are the clicker's.
  let byPointer = false
  useEventListener(window, ['pointerdown', 'keydown'], (event: Event) => { byPointer = event.type === 'pointerdown' }, { capture: true, passive: true })
  useEventListener(document, 'change', ({ target }: Event) => {
    if (byPointer && deck.onSlides.value && target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type))
      target.blur()
  })

  // On document, one step before window, where Slidev listens: a widget that has the focus has had its keys by now.
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    if (isChord(event) || within(event.target, TEXT))
      return
    if (isCharacter(event) && !letterKeys.value)
      event.stopPropagation()
    // Slidev takes no arrows from a button or link that has the focus, and a click leaves it there: many clickers send arrows.
    const turn = ARROWS[event.key]
    if (turn && !event.shiftKey && !event.repeat && !event.defaultPrevented && deck.onSlides.value && !deck.overlaid.value
      && within(event.target, 'button, a[href], [role=button]') && !within(event.target, OWN_ARROWS)) {
      event.preventDefault()
      // Slidev would turn once more when the button leaves with its slide and the key is still held.
      event.stopPropagation()
      void deck[turn]()
    }
  })
}
