import * as v from 'valibot'
import { PHASES, STEPS_TO } from '#live/model/rounds'

/* What goes between a class's server, its phones and its slides (docs/rooms/live.md). */

/** Counted up where a page of before would misread a message. */
export const PROTOCOL = 1
/** Bytes; a sort takes 60. */
export const MAX_BODY = 8192
/** ms between two signs of life of a stream, and without any after which it is dead. */
export const HEARTBEAT = 10_000
export const SILENCE = 25_000
/** What a sign of life says (else 1) to who leads a class, while the server does not reach what it keeps. */
export const AWAY = '0'
/** ms after a move until a draft goes out. */
export const DRAFT_DELAY = 400

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const name = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
const round = v.picklist([1, 2])
const time = v.nullable(v.number())
/** A count, or few of a small class. */
const count = v.nullable(whole)

// Up.

export const answerBody = v.pipe(v.strictObject({
  /** One more for each answer of this phone to this task and round; the highest wins. */
  seq: v.pipe(whole, v.minValue(1), v.maxValue(2 ** 31 - 1)),
  places: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,1700}$/))),
  choice: v.optional(v.pipe(v.array(name), v.maxLength(64))),
  done: v.boolean(),
  /** Was acknowledged once; the server lacks it now. */
  again: v.optional(v.boolean()),
}), v.check(({ places, choice }) => (places === undefined) !== (choice === undefined)))

export const joinBody = v.strictObject({})

const restored = v.strictObject({ task: name, round, phase: v.picklist(PHASES), shown: v.boolean() })
export const classBody = v.strictObject({
  key: v.pipe(v.string(), v.maxLength(64)),
  /** A new class even where one is running. */
  new: v.optional(v.boolean()),
  /** This one, of several. */
  code: v.optional(v.pipe(v.string(), v.maxLength(16))),
  /** The class that this window knows, and the server no more: its disk was lost. It goes on from this version: an older one phones would not take. */
  revive: v.optional(v.strictObject({ id: v.pipe(v.string(), v.regex(/^[a-z0-9]{10}$/)), code: v.pipe(v.string(), v.maxLength(16)), steps: v.pipe(v.array(restored), v.maxLength(400)), version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e6)), 0) })),
})

export const stepBody = v.strictObject({
  task: name,
  to: v.picklist(STEPS_TO),
  version: whole,
  sure: v.optional(v.boolean()),
  /** How long it is to be open. */
  seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(7200))),
})
export const setBody = v.strictObject({
  version: whole,
  set: v.strictObject({
    locked: v.optional(v.boolean()),
    newCode: v.optional(v.literal(true)),
    /** People in the room, as the lecturer counts them. */
    head: v.optional(v.nullable(v.pipe(whole, v.maxValue(999)))),
    /** What phones show; null: nothing is asked. */
    current: v.optional(v.nullable(name)),
    /** A card (or a question's row) that people are to find somebody else for; null: the signs go. */
    pair: v.optional(v.nullable(v.strictObject({ task: name, round, row: name }))),
    /** The address for phones. */
    address: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
})
export const hostBody = v.union([stepBody, setBody])

// Down.

const about = v.object({
  id: v.string(),
  code: v.string(),
  /** Of the case, as in share codes; '' for the first. */
  of: v.string(),
  /** ms since 1970: when all of it goes. */
  ends: v.number(),
})

const common = {
  protocol: v.literal(PROTOCOL),
  /** Of the class's steps: what `POST …/step` compares. */
  version: whole,
  /** Another one for each other message: what `?after=` takes. */
  at: v.string(),
  /** The server's clock, ms since 1970. */
  now: v.number(),
  class: about,
}

const step = { phase: v.picklist(PHASES), opened: time, closed: time, reopened: whole, shown: v.boolean(), until: time }
const rounds = <S extends v.GenericSchema>(schema: S) => v.tuple([schema, schema])
const own = v.object({ seq: whole, places: v.optional(v.string()), choice: v.optional(v.array(v.string())), done: v.boolean() })
const pair = v.object({ task: v.string(), round, row: v.string() })

/** A phone's: no count of anybody else's is in it. */
export const voterState = v.object({
  role: v.literal('voter'),
  ...common,
  /** What is asked; null: nothing at the moment. */
  task: v.nullable(v.object({ id: v.string(), round, rounds: rounds(v.object(step)) })),
  /** The answers of this phone to that task, as the server has them. */
  own: rounds(v.nullable(own)),
  /** `task/round` → the seq that the server has. */
  have: v.record(v.string(), whole),
  /** While people look for somebody who put it elsewhere. */
  pair: v.nullable(v.object({ ...pair.entries, sign: whole })),
})

const table = v.object({ answered: whole, rows: v.record(v.string(), v.array(count)) })
const moves = v.object({ both: whole, first: whole, second: whole, rows: v.record(v.string(), v.array(v.array(count))) })
const relationMoves = v.array(v.array(count))
const relations = v.array(count)

const people = {
  joined: whole,
  here: whole,
  /** As the lecturer typed it. */
  head: v.nullable(whole),
}

/** The wall's: a table, moves and relations only of what is shown. */
export const screenState = v.object({
  role: v.literal('screen'),
  ...common,
  ...people,
  address: v.string(),
  locked: v.boolean(),
  current: v.nullable(v.object({ task: v.string(), round })),
  pair: v.nullable(pair),
  tasks: v.record(v.string(), v.object({
    cells: v.array(v.string()),
    rounds: rounds(v.object({ ...step, finished: whole, table: v.nullable(table), relations: v.nullable(relations) })),
    moves: v.nullable(moves),
    relationMoves: v.nullable(relationMoves),
  })),
})

/** The lecturer's: all there is. */
export const hostState = v.object({
  role: v.literal('host'),
  ...common,
  ...people,
  address: v.string(),
  /** All the addresses that this computer may have, likeliest first. */
  addresses: v.array(v.object({ url: v.string(), name: v.string(), link: v.string() })),
  locked: v.boolean(),
  current: v.nullable(v.object({ task: v.string(), round })),
  pair: v.nullable(pair),
  tasks: v.record(v.string(), v.object({
    cells: v.array(v.string()),
    rounds: rounds(v.object({ ...step, finished: whole, late: whole, table, relations: v.nullable(relations) })),
    moves: v.nullable(moves),
    relationMoves: v.nullable(relationMoves),
  })),
})

export const liveState = v.variant('role', [voterState, screenState, hostState])

export const FAULTS = [
  'body', 'type', 'large', 'origin', 'key', 'code', 'voter', 'host', 'locked', 'full', 'task', 'closed', 'ended', 'many', 'version', 'order', 'confirm', 'busy', 'route',
] as const
export type LiveFault = typeof FAULTS[number]
export const faultReply = v.object({ error: v.picklist(FAULTS) })

export type AnswerBody = v.InferOutput<typeof answerBody>
export type ClassBody = v.InferOutput<typeof classBody>
export type HostBody = v.InferOutput<typeof hostBody>
export type StepBody = v.InferOutput<typeof stepBody>
export type SetBody = v.InferOutput<typeof setBody>
export type VoterState = v.InferOutput<typeof voterState>
export type ScreenState = v.InferOutput<typeof screenState>
export type HostState = v.InferOutput<typeof hostState>
export type LiveState = v.InferOutput<typeof liveState>
export type OwnAnswer = v.InferOutput<typeof own>
