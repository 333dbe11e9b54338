import type { CardFacts } from '#case/model/model'
import type { Marking } from '#board/model/marking'
import type { Bin, Lang, Place, Placement, SetId } from '../content'
import { afterMove, answersSeen, canCheck, check, markedOf, gradeOf, solvedMarking, solvedSort, readingShown, UNMARKED } from '#board/model/marking'
import { readBoard } from '#board/model/reading'
import { card, sets } from '../content'

/*
 * What must be true of the deck's windows after each step. Where cards lie, and what undo leads back to, is told here a
 * second time and in the plainest way, by maps; what follows from it (readings, marks) is asked of the domain, whose rules
 * the unit tests hold against the design's tables.
 */

export interface Spot {
  set: SetId | null
  reading: 'live' | 'afterCheck' | 'hidden'
  marks: boolean
  /** On a slide; else on a page that scrolls. */
  slide: boolean
}
const spot = (set: SetId | null, reading: Spot['reading'], marks: boolean, slide: boolean): Spot => ({ set, reading, marks, slide })

/** By address. */
export const SPOTS = {
  'sort': spot('core', 'live', true, true),
  'try': spot('first', 'hidden', false, true),
  'near-misses': spot(null, 'hidden', false, true),
  'how': spot(null, 'hidden', false, true),
  'study/sort': spot('core', 'afterCheck', true, false),
  'study/try': spot('first', 'hidden', false, false),
  'study/all': spot('full', 'afterCheck', true, false),
  'study': spot(null, 'hidden', false, false),
} as const
export type SpotId = keyof typeof SPOTS
export const SPOT_IDS = Object.keys(SPOTS) as SpotId[]

/** Card → bin in the order of arrival; what is not in it lies in the pool. Never changed in place. */
export type Places = ReadonlyMap<string, Bin>

export interface StoredBoard {
  places: Places
  marking: Marking
  first: Places | null
}
interface Walk { past: Places[], future: Places[] }
interface Window {
  at: SpotId
  walks: Map<SetId, Walk>
}

const NOTHING: StoredBoard = { places: new Map(), marking: UNMARKED, first: null }
const facts = (set: SetId): CardFacts[] => sets[set].poolOrder.map(card)
const asRecord = (places: Places): Placement => Object.fromEntries(places)
const asText = ({ places, marking, first }: StoredBoard): string => JSON.stringify([[...places], marking, first && [...first]])

/** What a window shows and the device keeps, in the form in which `look` reads it off the page. */
export interface Seen {
  lang: string | null
  htmlLang: string | null
  board: BoardSeen | null
  stored: Partial<Record<SetId, unknown>>
}
export interface BoardSeen {
  set: string | null
  state: (string | null)[]
  zones: Record<string, string>
  places: Record<string, string[]>
  marks: Record<string, string>
  /** Card → the learner's own place, while answers lie over the board. */
  own: Record<string, string>
  undo: boolean
  redo: boolean
  check: boolean | null
}

/** Where the two windows begin: a lecturer's slide and a learner's page, with the same board. */
export const HOME: readonly [SpotId, SpotId] = ['sort', 'study/sort']

export class World {
  language: Lang = 'zh'
  readonly windows: readonly [Window, Window] = [{ at: HOME[0], walks: new Map() }, { at: HOME[1], walks: new Map() }]
  private boards = new Map<SetId, StoredBoard>()
  /** Sets whose answers lie over the board, in both windows; nothing moves meanwhile. */
  private answered = new Set<SetId>()

  spotOf = (w: number): Spot => SPOTS[this.windows[w].at]
  boardOf = (set: SetId): StoredBoard => this.boards.get(set) ?? NOTHING
  placeOf = (set: SetId, id: string): Place => this.boardOf(set).places.get(id) ?? 'pool'
  pool = (set: SetId): string[] => sets[set].poolOrder.filter(id => !this.boardOf(set).places.has(id))
  answersShown = (set: SetId): boolean => this.answered.has(set)
  canCheck = (set: SetId): boolean => !this.answered.has(set) && canCheck(this.boardOf(set).marking, asRecord(this.boardOf(set).places), facts(set))

  private walk(w: number, set: SetId): Walk {
    const { walks } = this.windows[w]
    if (!walks.has(set))
      walks.set(set, { past: [], future: [] })
    return walks.get(set)!
  }

  /** What is new on the device ends what other windows could undo. */
  private keep(w: number, set: SetId, next: StoredBoard): void {
    if (!this.boards.has(set) || asText(this.boardOf(set)) !== asText(next))
      this.windows.forEach((window, index) => index !== w && window.walks.delete(set))
    this.boards.set(set, next)
  }

  private put(w: number, set: SetId, places: Places, more: Partial<StoredBoard> = {}): void {
    const { places: before, marking, first } = this.boardOf(set)
    this.keep(w, set, { places, marking: afterMove(marking, asRecord(before), asRecord(places), sets[set].cards), first, ...more })
  }

  private step(w: number, set: SetId, places: Places, more?: Partial<StoredBoard>): void {
    const walk = this.walk(w, set)
    walk.past.push(this.boardOf(set).places)
    walk.future = []
    this.put(w, set, places, more)
  }

  move(w: number, set: SetId, id: string, to: Place): void {
    const { places, first } = this.boardOf(set)
    if (this.placeOf(set, id) === to || this.answered.has(set))
      return
    const next = new Map(places)
    next.delete(id)
    if (to !== 'pool')
      next.set(id, to)
    const all = sets[set].cards.length
    const open = first === null || (first.size === 0 && places.size < all)
    this.step(w, set, next, open && next.size === all ? { first: next } : {})
  }

  undo(w: number, set: SetId): void {
    const { past, future } = this.walk(w, set)
    if (this.answered.has(set))
      return
    const before = past.pop()
    if (before) {
      future.push(this.boardOf(set).places)
      this.put(w, set, before)
    }
  }

  redo(w: number, set: SetId): void {
    const { past, future } = this.walk(w, set)
    if (this.answered.has(set))
      return
    const next = future.pop()
    if (next) {
      past.push(this.boardOf(set).places)
      this.put(w, set, next)
    }
  }

  asksReset(set: SetId): boolean {
    const { places, marking } = this.boardOf(set)
    return places.size > 0 || marking.check > 0 || marking.seen
  }

  reset(w: number, set: SetId): void {
    this.answered.delete(set)
    if (this.boardOf(set).places.size > 0)
      this.step(w, set, new Map(), { marking: UNMARKED })
    else
      this.keep(w, set, { ...this.boardOf(set), marking: UNMARKED })
  }

  check(w: number, set: SetId): void {
    const stored = this.boardOf(set)
    if (this.canCheck(set))
      this.keep(w, set, { ...stored, marking: check(stored.marking, asRecord(stored.places), facts(set)) })
  }

  /** Shown, or covered again. */
  answers(w: number, set: SetId): void {
    const stored = this.boardOf(set)
    if (this.answered.delete(set))
      return
    this.keep(w, set, { ...stored, marking: answersSeen(stored.marking) })
    this.answered.add(set)
  }

  /** A file of somebody's sort: the same one changes nothing, another is asked about where cards lie already. */
  meets(set: SetId, incoming: Places): 'same' | 'asked' | 'taken' {
    const { places } = this.boardOf(set)
    const same = places.size === incoming.size && [...places].every(([id, bin]) => incoming.get(id) === bin)
    return same ? 'same' : places.size > 0 ? 'asked' : 'taken'
  }

  take(w: number, set: SetId, incoming: Places): void {
    const { first, marking } = this.boardOf(set)
    this.answered.delete(set)
    this.step(w, set, incoming, { marking: { ...UNMARKED, seen: marking.seen }, first: first ?? (incoming.size === sets[set].cards.length ? new Map() : null) })
  }

  /** Slides stay in the page while others are shown; a part of the study page is gone when it is left. */
  go(w: number, to: SpotId): void {
    const window = this.windows[w]
    const opens = to !== window.at
    if (opens && !(SPOTS[to].slide && SPOTS[window.at].slide))
      window.walks.clear()
    window.at = to
    if (opens)
      this.beginAll(w)
  }

  reload(w: number): void {
    this.windows[w].walks.clear()
    this.beginAll(w)
  }

  /** All cards begin as the main sort lies, once that is complete and nothing was ever kept of theirs. */
  private beginAll(w: number): void {
    const { places } = this.boardOf('core')
    if (this.windows[w].at === 'study/all' && !this.boards.has('full') && places.size === sets.core.cards.length)
      this.step(w, 'full', places)
  }

  /** All windows are closed, and opened again where they began. */
  reopen(): void {
    for (const [w, window] of this.windows.entries()) {
      window.walks.clear()
      window.at = HOME[w]
    }
  }

  /** The records that the device keeps, by set. */
  stored(): Partial<Record<SetId, object>> {
    return Object.fromEntries([...this.boards].map(([set, { places, marking, first }]) =>
      [set, { version: 1, placement: asRecord(places), ...marking, first: first && asRecord(first) }]))
  }

  seen(w: number): Seen {
    return {
      lang: this.language,
      htmlLang: this.language === 'en' ? 'en' : 'zh-CN',
      board: this.boardSeen(w),
      stored: this.stored(),
    }
  }

  private boardSeen(w: number): BoardSeen | null {
    const { set, reading, marks } = this.spotOf(w)
    if (!set)
      return null
    const { places: own, marking: ownMarking } = this.boardOf(set)
    const cards = facts(set)
    const shown = marks && this.answered.has(set)
    const placement = shown ? solvedSort(asRecord(own), cards) : asRecord(own)
    const marking = shown ? solvedMarking(placement) : ownMarking
    const { how, of } = readingShown(marking, placement, reading === 'afterCheck')
    const told = reading === 'hidden' ? 'nothing' : how
    const result = readBoard(of, cards)
    const walk = this.walk(w, set)
    const marked = markedOf(marking)
    const places = Object.entries(placement)
    const inBin = (bin: Bin) => places.filter(([, at]) => at === bin).map(([id]) => id)
    return {
      set,
      state: [String(places.length), String(cards.length), String(marking.check),
        told === 'nothing' ? null : result.reached, told === 'zones' ? String(result.settled) : null, told === 'nothing' ? null : String(result.coEvolution)],
      zones: told === 'zones' ? Object.fromEntries(Object.entries(result.zones).map(([zone, { reading, others }]) => [zone, `${reading} ${others}`])) : {},
      places: { pool: cards.map(({ id }) => id).filter(id => !(id in placement)), project: inBin('project'), resource: inBin('resource'), development: inBin('development'), unstaged: inBin('unstaged') },
      marks: Object.fromEntries(cards.flatMap((one) => {
        const mark = gradeOf(marked, placement, one)
        return mark ? [[one.id, mark]] : []
      })),
      own: shown ? Object.fromEntries(cards.map(({ id }) => [id, own.get(id) ?? 'pool'])) : {},
      undo: !shown && walk.past.length > 0,
      redo: !shown && walk.future.length > 0,
      check: marks ? this.canCheck(set) : null,
    }
  }
}
