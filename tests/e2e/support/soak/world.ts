import type { CardFacts } from '../../../../src/domain/model'
import type { Marking } from '../../../../src/domain/marking'
import type { Bin, Lang, Place, Placement, SetId } from '../content'
import { afterMove, canCheck, check, markedOf, markOf, showAnswers, UNMARKED } from '../../../../src/domain/marking'
import { readBoard } from '../../../../src/domain/reading'
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

export interface Kept {
  places: Places
  marking: Marking
  first: Places | null
}
interface Walk { past: Places[], future: Places[] }
interface Window {
  at: SpotId
  walks: Map<SetId, Walk>
}

const NOTHING: Kept = { places: new Map(), marking: UNMARKED, first: null }
const facts = (set: SetId): CardFacts[] => sets[set].poolOrder.map(card)
const asRecord = (places: Places): Placement => Object.fromEntries(places)
const asText = ({ places, marking, first }: Kept): string => JSON.stringify([[...places], marking, first && [...first]])

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
  undo: boolean
  redo: boolean
  check: boolean | null
}

/** Where the two windows begin: a lecturer's slide and a learner's page, with the same board. */
export const HOME: readonly [SpotId, SpotId] = ['sort', 'study/sort']

export class World {
  language: Lang = 'zh'
  readonly windows: readonly [Window, Window] = [{ at: HOME[0], walks: new Map() }, { at: HOME[1], walks: new Map() }]
  private boards = new Map<SetId, Kept>()

  spotOf = (w: number): Spot => SPOTS[this.windows[w].at]
  kept = (set: SetId): Kept => this.boards.get(set) ?? NOTHING
  placeOf = (set: SetId, id: string): Place => this.kept(set).places.get(id) ?? 'pool'
  pool = (set: SetId): string[] => sets[set].poolOrder.filter(id => !this.kept(set).places.has(id))
  canCheck = (set: SetId): boolean => canCheck(this.kept(set).marking, asRecord(this.kept(set).places), facts(set))

  private walk(w: number, set: SetId): Walk {
    const { walks } = this.windows[w]
    if (!walks.has(set))
      walks.set(set, { past: [], future: [] })
    return walks.get(set)!
  }

  /** What is new on the device ends what other windows could undo. */
  private keep(w: number, set: SetId, next: Kept): void {
    if (!this.boards.has(set) || asText(this.kept(set)) !== asText(next))
      this.windows.forEach((window, index) => index !== w && window.walks.delete(set))
    this.boards.set(set, next)
  }

  private put(w: number, set: SetId, places: Places, more: Partial<Kept> = {}): void {
    const { places: before, marking, first } = this.kept(set)
    this.keep(w, set, { places, marking: afterMove(marking, asRecord(before), asRecord(places), sets[set].cards), first, ...more })
  }

  private step(w: number, set: SetId, places: Places, more?: Partial<Kept>): void {
    const walk = this.walk(w, set)
    walk.past.push(this.kept(set).places)
    walk.future = []
    this.put(w, set, places, more)
  }

  move(w: number, set: SetId, id: string, to: Place): void {
    const { places, first } = this.kept(set)
    if (this.placeOf(set, id) === to)
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
    const before = past.pop()
    if (before) {
      future.push(this.kept(set).places)
      this.put(w, set, before)
    }
  }

  redo(w: number, set: SetId): void {
    const { past, future } = this.walk(w, set)
    const next = future.pop()
    if (next) {
      past.push(this.kept(set).places)
      this.put(w, set, next)
    }
  }

  asksReset = (set: SetId): boolean => this.kept(set).places.size > 0 || this.kept(set).marking.check > 0

  reset(w: number, set: SetId): void {
    if (this.kept(set).places.size > 0)
      this.step(w, set, new Map(), { marking: UNMARKED })
    else
      this.keep(w, set, { ...this.kept(set), marking: UNMARKED })
  }

  check(w: number, set: SetId): void {
    const kept = this.kept(set)
    if (this.canCheck(set))
      this.keep(w, set, { ...kept, marking: check(kept.marking, asRecord(kept.places), facts(set)) })
  }

  answers(w: number, set: SetId): void {
    const kept = this.kept(set)
    this.keep(w, set, { ...kept, marking: showAnswers(asRecord(kept.places), facts(set)) })
  }

  /** A file of somebody's sort: the same one changes nothing, another is asked about where cards lie already. */
  meets(set: SetId, incoming: Places): 'same' | 'asked' | 'taken' {
    const { places } = this.kept(set)
    const same = places.size === incoming.size && [...places].every(([id, bin]) => incoming.get(id) === bin)
    return same ? 'same' : places.size > 0 ? 'asked' : 'taken'
  }

  take(w: number, set: SetId, incoming: Places): void {
    const { first } = this.kept(set)
    this.step(w, set, incoming, { marking: UNMARKED, first: first ?? (incoming.size === sets[set].cards.length ? new Map() : null) })
  }

  /** Slides stay in the page while others are shown; a part of the study page is gone when it is left. */
  go(w: number, to: SpotId): void {
    const window = this.windows[w]
    if (to !== window.at && !(SPOTS[to].slide && SPOTS[window.at].slide))
      window.walks.clear()
    window.at = to
  }

  reload(w: number): void {
    this.windows[w].walks.clear()
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
    const { places, marking } = this.kept(set)
    const placement = asRecord(places)
    const cards = facts(set)
    const told = reading === 'live' || (reading === 'afterCheck' && marking.check > 0)
    const result = readBoard(placement, cards)
    const walk = this.walk(w, set)
    const marked = markedOf(marking)
    const inBin = (bin: Bin) => [...places].filter(([, at]) => at === bin).map(([id]) => id)
    return {
      set,
      state: [String(places.size), String(cards.length), String(marking.check),
        ...told ? [result.reached, String(result.settled), String(result.coEvolution)] : [null, null, null]],
      zones: told ? Object.fromEntries(Object.entries(result.zones).map(([zone, { reading, others }]) => [zone, `${reading} ${others}`])) : {},
      places: { pool: this.pool(set), project: inBin('project'), resource: inBin('resource'), development: inBin('development'), unstaged: inBin('unstaged') },
      marks: Object.fromEntries(cards.flatMap((one) => {
        const mark = markOf(marked, placement, one)
        return mark ? [[one.id, mark]] : []
      })),
      undo: walk.past.length > 0,
      redo: walk.future.length > 0,
      check: marks ? this.canCheck(set) : null,
    }
  }
}
