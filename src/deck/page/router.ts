import type { LocationQueryRaw } from 'vue-router'
import { defineComponent, h, reactive, readonly } from 'vue'
import { addressParts, forgiven } from '../model/address'
import { inCourse } from '../inCourse'
import { readAddress } from '../readAddress'

/*
 * What the student's own page needs of a router, under the names of vue-router, which vite.study.config.ts replaces by this: the page
 * has one parameter, behind its `#`, and links to it are links. The whole router is 11 kB of the 130 that a slow line
 * may carry before a board can be used.
 */

interface PageRoute {
  /** As within a deck: `/study/sort`. */
  path: string
  fullPath: string
  params: { part?: string }
  query: Record<string, string>
}

function read(): PageRoute {
  const { path, query } = addressParts(location.hash)
  // `#/study/sort`, as a deck has it, means the same here.
  const part = forgiven(path).replace(/^study(?:\/|$)/, '')
  const known = `/study${part && `/${part}`}`
  return { path: known, fullPath: `${known}${query.size ? `?${query}` : ''}`, params: part ? { part } : {}, query: Object.fromEntries(query) }
}

const route = reactive(read())
const update = (): void => { Object.assign(route, read()) }
addEventListener('hashchange', update)

export const useRoute = (): Readonly<PageRoute> => readonly(route) as Readonly<PageRoute>

/** Parameters behind the `#`; what is undefined or null is taken out. */
function replace({ query }: { query: LocationQueryRaw }): Promise<void> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [name, String(value)])
  const parameters = new URLSearchParams(given)
  history.replaceState(history.state, '', `#/${route.params.part ?? ''}${parameters.size ? `?${parameters}` : ''}`)
  update()
  return Promise.resolve()
}

export const useRouter = () => ({
  currentRoute: { get value() { return route } },
  replace,
  // Nobody goes from here to the lecturer's window.
  afterEach: (_then: () => void): void => {},
})

/** The lecture that the reader came from. */
const deckPage = (): string => readAddress('from') === '45' ? '../45/' : '../'

/** A place of the deck as a link: within the student's page, or out of it. Null: out of it is nothing here. */
function addressOf(to: string | { path: string, query?: Record<string, string> }): string | null {
  const { path, query } = typeof to === 'string' ? { path: to, query: undefined } : to
  const parameters = query ? `?${new URLSearchParams(query)}` : ''
  const inside = /^\/study(?:\/(.*))?$/.exec(path)
  return inside ? `#/${inside[1] ?? ''}${parameters}` : inCourse ? null : `${deckPage()}#${path}${parameters}`
}

export const RouterLink = defineComponent({
  name: 'RouterLink',
  props: { to: { type: [String, Object], required: true } },
  setup: (props, { slots }) => () => {
    const href = addressOf(props.to as string | { path: string, query?: Record<string, string> })
    return href === null ? h('span', slots.default?.()) : h('a', { href }, slots.default?.())
  },
})
