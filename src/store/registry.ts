import type { Codec } from './codecs'
import { settings } from '#case/deck'
import { casePrefix, settingKey, SETTINGS } from './model/storedNames'
import { readClassSize } from '#hands/model/handCounts'
import { FRESH_CLOCK, readClock } from '#deck/model/clock'
import { codec, flag, list, plain, structure, word } from './codecs'

/** Whose it is: the learner's, the class's that is here now, or the device's, whatever case is open. "New class" clears the first two. */
export type Kind = 'answer' | 'class' | 'device'

interface Entry {
  kind: Kind
  /** Of any text under the name, without knowing the case: where it is read with its meaning, `useStored` is given a codec. */
  codec: Codec<unknown>
  /** There are several, each with a name that goes on after a slash. */
  each?: true
  /** Kept as long as this window: in session storage. */
  inWindow?: true
}
const entry = <T, E extends Omit<Entry, 'kind' | 'codec'> = object>(kind: Kind, codec: Codec<T>, more?: E) => ({ kind, codec, ...more as E })
const each = { each: true } as const

/**
 * All that the page keeps, by name. `useStored` takes no other; names and texts never change, for they are on readers' devices
 * and in their files.
 */
export const REGISTRY = {
  // What a learner did: these are in the answers file (ANSWER_KINDS).
  'board': entry('answer', structure, each),
  'choice': entry('answer', list, each),
  'quiz': entry('answer', structure, each),
  'why': entry('answer', plain, each),
  'close-reading': entry('answer', structure),
  'signs': entry('answer', structure),
  'questions': entry('answer', list),
  'true-false': entry('answer', structure),
  'exit': entry('answer', structure),
  'review': entry('answer', structure),
  'study': entry('answer', structure),

  // What is counted, shown or open in this class, the same in each of its windows.
  'hands': entry('class', structure, each),
  'answers-shown': entry('class', plain, each),
  // The code of somebody else's sort that is looked at.
  'shared-sort': entry('class', plain, each),
  'class-size': entry('class', codec<number | null>(null, stored => readClassSize(stored) ?? undefined, size => size === null ? null : String(size))),
  'class-table': entry('class', plain),
  'pair': entry('class', plain),
  'open-parts': entry('class', list),
  // Closed, it is an empty text.
  'open-check': entry('class', codec('', stored => stored, open => open)),
  'discussion-time': entry('class', structure),
  'black-screen': entry('class', plain),
  // A phone in a live class (src/study/live/): by its code the class, with the last state heard; by its id what was answered, and its boards.
  'phone-class': entry('class', structure, each),
  'phone-answers': entry('class', structure, each),
  'phone-board': entry('class', structure, each),
  // The live class that this browser's windows take part in, and what of it is on the wall (src/live/useLiveClass.ts).
  'live-class': entry('class', structure),
  'live-view': entry('class', structure),
  // The moment (epoch, ms) when the last new class began.
  'class-begun': entry('class', plain),
  // Of what was taken over from before cases had names: name → fingerprint (unnamed.ts).
  'taken-over': entry('class', structure),
  // Where the lecture as text is read: it goes on there after a reload, and back from another page.
  'reading-place': entry('class', structure, { inWindow: true }),
  // The presenter's: a reload goes on, the next class in a new window starts anew.
  'clock': entry('class', codec(FRESH_CLOCK, readClock, clock => JSON.stringify(clock)), { inWindow: true }),

  // The device's settings (SETTINGS).
  'language': entry('device', plain),
  'presenter-language': entry('device', plain),
  'note-language': entry('device', word(['zh', 'en'], null)),
  'letter-keys': entry('device', flag(true)),
  'board-reading': entry('device', word(['live', 'afterCheck'], 'live')),
  'sources': entry('device', flag(false)),
  'asked-to-keep': entry('device', plain),
  'told-unvisited': entry('device', plain),
  // Slidev's light or dark. It is not ours to clear.
  'slidev-color-schema': entry('device', plain),
}

type Registry = typeof REGISTRY
type Head = keyof Registry
/** Of those of which there is one, the name itself; of the others with what follows. */
export type StoredName = { [N in Head]: Registry[N] extends { each: true } ? `${N}/${string}` : N }[Head]
/** What is stored under a name, as its own codec reads it. */
export type ValueOf<N extends StoredName> = N extends Head ? Registry[N]['codec'] extends Codec<infer T> ? T : never : unknown

/** Undefined for a name that is not ours, or of a build to come. */
export function entryOf(name: string): Entry | undefined {
  const [head] = name.split('/')
  return Object.hasOwn(REGISTRY, head) ? REGISTRY[head as Head] : undefined
}

/** What is this case's in a store that it may share with others. */
export const OWN_PREFIX = casePrefix(settings.id)

const isSetting = (name: string): name is typeof SETTINGS[number] => (SETTINGS as readonly string[]).includes(name)

/** The key under which a thing of ours lies. */
export const keyOf = (name: string): string =>
  isSetting(name) ? settingKey(name) : entryOf(name)?.kind === 'device' ? name : OWN_PREFIX + name
