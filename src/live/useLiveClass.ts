import type { ShallowRef } from 'vue'
import type { LiveClass } from '#live/deckClass'
import * as v from 'valibot'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import { setInLiveClass } from '#i18n/keptHere'
import { isPresenterAddress } from '#i18n/languages'
import { useRouter } from 'vue-router'
import { addressParts } from '#deck/model/address'
import { codec } from '#store/codecs'
import { PHASES } from '#live/model/rounds'
import { parseJson } from '#base/model/json'
import { useStored } from '#store/useStored'

/*
 * Whether a class is running, asked by every slide: as little code as that takes. All else is fetched when there is one
 * (`deckClass.ts`), so that a deck without a class is what it was, and asks the server for nothing.
 *
 * The projector's window learns of the class by what the lecturer's stores (`live-class`), not over a channel: a window that is
 * opened or reloaded later has to know as well. It is the class's, so that "New class" takes it away, and has an end.
 */

/** What this browser remembers of its class: enough to find it again, and to make it again where the server has lost it. */
export interface KnownClass {
  id: string
  code: string
  /** ms since 1970, by this device's clock, which may be another one than the server's. */
  ends: number
  /** What phones were asked last, and the class's size as it was typed. */
  current: string | null
  head: number | null
  /** Of the last state. */
  version: number
  steps: readonly { task: string, round: 1 | 2, phase: typeof PHASES[number], shown: boolean }[]
}

const knownClass = v.object({
  id: v.string(),
  code: v.string(),
  ends: v.number(),
  current: v.optional(v.nullable(v.string()), null),
  head: v.optional(v.nullable(v.number()), null),
  version: v.optional(v.number(), 0),
  steps: v.optional(v.array(v.object({ task: v.string(), round: v.picklist([1, 2]), phase: v.picklist(PHASES), shown: v.boolean() })), []),
})
const known = codec<KnownClass | null>(null, (text) => {
  const read = v.safeParse(knownClass, parseJson(text))
  return read.success ? read.output : undefined
}, value => value && JSON.stringify(value))

/** What of the class lies over the slides, in all windows. */
export interface LiveView {
  /** The large code. */
  sheet: boolean
  /** Of the class's table. */
  view: 'cards' | 'relations' | 'hands'
}
const NO_VIEW: LiveView = { sheet: false, view: 'cards' }
const liveView = v.object({ sheet: v.optional(v.boolean(), false), view: v.optional(v.picklist(['cards', 'relations', 'hands']), 'cards') })
const view = codec<LiveView>(NO_VIEW, (text) => {
  const read = v.safeParse(liveView, parseJson(text))
  return read.success ? read.output : undefined
}, value => JSON.stringify(value))

/** The same in every window. May be called anywhere. */
export const useLiveView = () => useStored<LiveView>('live-view', view)
export const useKnownClass = () => useStored<KnownClass | null>('live-class', known)

const live = shallowRef<LiveClass | null>(null)
const shown = shallowReadonly(live)

/** The class in which this window takes part; null: none, or it is on its way. May be called anywhere. */
export const useLiveClass = (): Readonly<ShallowRef<LiveClass | null>> => shown

/** From the lecturer's link; gone from the address, and never stored. */
const hostKey = shallowRef<string | null>(null)

/**
 * Takes the lecturer's key out of the address, before anything else sees it: out of the page's title bar, its history, and
 * what a screenshot or a shared screen would tell.
 */
export function takeHostKey(): void {
  const { path, query } = addressParts(location.hash)
  const key = query.get('live')
  if (key === null || !/^presenter(?:\/|$)/.test(path))
    return
  hostKey.value = key
  query.delete('live')
  const rest = query.toString()
  history.replaceState(history.state, '', `${location.pathname}${location.search}#/${path}${rest && `?${rest}`}`)
}

/** Takes part in a class that runs: the presenter's window as its host, others as the wall. Call in the root's setup. */
export function installLiveClass(): void {
  const { stored, save, forget } = useKnownClass()
  const presenter = shallowRef(isPresenterAddress())
  useRouter().afterEach(() => { presenter.value = isPresenterAddress() })
  const role = computed(() => presenter.value ? 'host' : 'screen')
  const running = computed(() => stored.value && stored.value.ends > Date.now() ? stored.value.id : null)
  let asked = 0

  watch(stored, now => now !== null && live.value?.follow(now))
  watch(live, now => setInLiveClass(now !== null))
  // A link opened in a window that is there already leads nowhere else.
  // On the way down, for the router hears of it as well, and would have led to the slide, without the key, by the time the hash has changed.
  for (const type of ['popstate', 'hashchange'])
    addEventListener(type, takeHostKey, { capture: true })
  watch([running, role, hostKey], async () => {
    const key = role.value === 'host' ? hostKey.value : null
    if (key === null && live.value?.role === role.value && live.value.id.value === running.value)
      return
    const mine = ++asked
    live.value?.close()
    live.value = null
    if (key === null && running.value === null)
      return
    // One file, opened from a disk, has no server and carries no code for one.
    if (__DECK_SINGLE__)
      return
    const { startDeckClass } = await import('#live/deckClass')
    if (mine !== asked)
      return
    // Nothing is to be started again for its going.
    asked++
    live.value = startDeckClass({ key, known: stored.value, role: role.value, remember: save, forget })
    hostKey.value = null
  }, { immediate: true })
}
