import type { Bin, Lang, Place, SetId } from '../content'
import type { Way } from '../ways'
import type { Random } from './random'
import type { SpotId, World } from './world'
import { BINS, card, sets } from '../content'
import { SPOT_IDS, SPOTS } from './world'

/** A way to put one card somewhere; `digit` beside those of the design. */
export type AnyWay = Way | 'digit'
export interface Move { card: string, to: Place }

/** One step of the soak, as plain data: what is done in which window. All that chance decides is decided here. */
export type Action =
  | { do: 'move', w: number, set: SetId, way: AnyWay } & Move
  | { do: 'undo' | 'redo', w: number, set: SetId, key: string | null }
  | { do: 'reset', w: number, set: SetId, asks: boolean, yes: boolean }
  | { do: 'check' | 'answers', w: number, set: SetId }
  | { do: 'file', w: number, set: SetId, places: [string, Bin][], meets: 'same' | 'asked' | 'taken', yes: boolean }
  | { do: 'language', w: number, to: Lang, byKey: boolean }
  | { do: 'go', w: number, to: SpotId, key: 'PageDown' | 'PageUp' | null }
  | { do: 'reload', w: number }
  /** Both windows at once, by a digit each. Which of them wins is chance: both cards are moved again, and what can be undone is known again. */
  | { do: 'pair', set: SetId, moves: [Move, Move], after: (Move & { w: number })[] }

const LANGS: readonly Lang[] = ['zh', 'en', 'both']
const PLACES: readonly Place[] = [...BINS, 'pool']

/** The slow ways come less often: a drag takes as long as four digits. */
const WAYS: Record<AnyWay, number> = { digit: 76, keys: 6, menu: 5, tap: 6, mouse: 4, touch: 3 }
const ON_BOARD = { move: 62, undo: 10, redo: 6, check: 6, answers: 1.2, reset: 1.5, file: 1.5, language: 3, go: 3, pair: 2, reload: 0.7 }
const OFF_BOARD = { go: 90, language: 8, reload: 2 }

export function draw(random: Random, world: World): Action {
  const w = random.chance(0.3) ? 1 : 0
  const { set, marks } = world.spotOf(w)
  if (!set)
    return drawElsewhere(random, world, w, random.weighted(OFF_BOARD))
  // Answers are soon covered again, else most of what is drawn would be refused.
  const what = random.weighted(world.answersShown(set) ? { ...ON_BOARD, answers: 40 } : ON_BOARD)
  switch (what) {
    case 'undo': case 'redo':
      return { do: what, w, set, key: random.chance(0.5) ? random.pick(sets[set].cards) : null }
    case 'check': case 'answers':
      return marks ? { do: what, w, set } : drawMove(random, world, w, set)
    case 'reset':
      return { do: 'reset', w, set, asks: world.asksReset(set), yes: random.chance(0.7) }
    case 'file': {
      const places = sets[set].cards.filter(() => random.chance(0.6)).map((id): [string, Bin] => [id, random.pick(BINS)])
      return { do: 'file', w, set, places, meets: world.meets(set, new Map(places)), yes: random.chance(0.6) }
    }
    case 'pair':
      return drawPair(random, world, set) ?? drawMove(random, world, w, set)
    case 'move':
      return drawMove(random, world, w, set)
    default:
      return drawElsewhere(random, world, w, what)
  }
}

function drawElsewhere(random: Random, world: World, w: number, what: 'go' | 'language' | 'reload'): Action {
  const { at } = world.windows[w]
  if (what === 'reload')
    return { do: 'reload', w }
  if (what === 'language') {
    const byKey = random.chance(0.5)
    return { do: 'language', w, to: byKey ? LANGS[(LANGS.indexOf(world.language) + 1) % 3] : random.pick(LANGS), byKey }
  }
  // The clicker goes from the board to the slide after it, and back.
  if (at === 'sort' && random.chance(0.3))
    return { do: 'go', w, to: 'near-misses', key: 'PageDown' }
  if (at === 'near-misses' && random.chance(0.7))
    return { do: 'go', w, to: 'sort', key: 'PageUp' }
  // Mostly to the board that both windows show.
  return { do: 'go', w, to: random.chance(0.5) ? random.pick(['sort', 'study/sort'] as const) : random.pick(SPOT_IDS), key: null }
}

/** Towards a full board and home, so that checks, first sorts and every reading come up. */
function drawMove(random: Random, world: World, w: number, set: SetId): Action {
  // Under the answers every way ends where it began; the digit is one that needs no place to be seen moving.
  if (world.answersShown(set) && world.spotOf(w).marks)
    return { do: 'move', w, set, way: 'digit', card: random.pick(sets[set].cards), to: random.pick(BINS) }
  const pool = world.pool(set)
  const id = pool.length > 0 && random.chance(0.6) ? random.pick(pool) : random.pick(sets[set].cards)
  // On a page that scrolls, only where the whole board is in the window.
  const drags = world.spotOf(w).slide || (w === 1 && set !== 'full')
  const way = random.weighted(drags ? WAYS : { ...WAYS, mouse: 0, touch: 0 })
  const any = random.chance(0.4) ? card(id).bin : random.chance(0.15) ? 'pool' : random.pick(BINS)
  const at = world.placeOf(set, id)
  // A tap in the bin where the card lies may meet another card; a short drag within it is a tap.
  const to = any === at && (way === 'tap' || way === 'touch' || way === 'mouse') ? random.pick(PLACES.filter(place => place !== at)) : any
  return { do: 'move', w, set, way, card: id, to }
}

/** Where both windows show one board, and no first sort can be completed meanwhile: which of the two did it would be chance. */
function drawPair(random: Random, world: World, set: SetId): Action | null {
  const placed = [...world.boardOf(set).places.keys()]
  if (world.answersShown(set) || world.windows.some(({ at }) => SPOTS[at].set !== set) || world.pool(set).length < 1 || placed.length < 2)
    return null
  const a = random.pick(placed)
  const b = random.pick(placed.filter(id => id !== a))
  const elsewhere = (id: string, not: Place[]) => random.pick(BINS.filter(place => place !== world.placeOf(set, id) && !not.includes(place)))
  const moves: [Move, Move] = [{ card: a, to: elsewhere(a, []) }, { card: b, to: elsewhere(b, []) }]
  const then = moves.map(({ card, to }) => ({ w: 0, card, to: elsewhere(card, [to]) }))
  return { do: 'pair', set, moves, after: [...then, { w: 1, card: a, to: random.pick(BINS.filter(place => place !== then[0].to)) }] }
}

/** What the action does to the world. */
export function apply(world: World, action: Action): void {
  switch (action.do) {
    case 'move': return world.move(action.w, action.set, action.card, action.to)
    case 'undo': case 'redo': case 'check': case 'answers': return world[action.do](action.w, action.set)
    case 'reset': return action.asks && action.yes ? world.reset(action.w, action.set) : undefined
    case 'file': return action.meets === 'taken' || (action.meets === 'asked' && action.yes) ? world.take(action.w, action.set, new Map(action.places)) : undefined
    case 'language': world.language = action.to; return
    case 'go': return world.go(action.w, action.to)
    case 'reload': return world.reload(action.w)
    case 'pair':
      // As if one came after the other: what follows makes every outcome the same.
      for (const { w, card, to } of [...action.moves.map((move, w) => ({ w, ...move })), ...action.after])
        world.move(w, action.set, card, to)
  }
}

const NAMES = ['A', 'B']

/** `B move S1-01 → project by keys`. */
export function tell(action: Action): string {
  const move = ({ card, to }: Move) => `${card} → ${to}`
  if (action.do === 'pair')
    return `A+B pair (${action.set}) ${action.moves.map(move).join(' with ')}, then ${action.after.map(one => `${NAMES[one.w]} ${move(one)}`).join(', ')}`
  const who = `${NAMES[action.w]} ${action.do}`
  switch (action.do) {
    case 'move': return `${who} (${action.set}) ${move(action)} by ${action.way}`
    case 'undo': case 'redo': return `${who} (${action.set}) by ${action.key ? `key on ${action.key}` : 'button'}`
    case 'reset': return `${who} (${action.set})${action.asks ? action.yes ? ' yes' : ' no' : ' nothing to reset'}`
    case 'file': return `${who} (${action.set}) of ${action.places.length} cards, ${action.meets}${action.meets === 'asked' ? action.yes ? ' yes' : ' no' : ''}`
    case 'language': return `${who} ${action.to} by ${action.byKey ? 'key' : 'button'}`
    case 'go': return `${who} to ${action.to}${action.key ? ` by ${action.key}` : ''}`
    case 'check': case 'answers': return `${who} (${action.set})`
    case 'reload': return who
  }
}
