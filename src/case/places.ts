import { forgiven } from '#deck/model/address'
import { nearest } from '#base/model/nearest'
import { STEPS, TOOLS } from './model/parts'

export { STEPS, TOOLS }

/*
 * The places of the deck that an address can name, and which was meant where it names none. Paths are without a slash at
 * either end: `sort`, `study/sort`, `presenter/7`.
 */

/** What can be printed. */
export const HANDOUT_KINDS = ['slides', 'handout', 'worksheet', 'answers'] as const

const PAGES = [
  'study',
  ...[...STEPS, ...TOOLS].map(part => `study/${part}`),
  'read',
  'handout',
  ...HANDOUT_KINDS.map(kind => `handout/${kind}`),
]

/** What other decks, and Slidev's own pages that a build leaves out, have there. */
const ELSEWHERE: Record<string, string> = {
  'print': 'handout',
  'presenter/print': 'handout',
  'export': 'handout',
  'notes': 'presenter/1',
  'notes-edit': 'presenter/1',
  'entry': '1',
  'overview': 'read',
}

/** The slides of a build, in their order: what stands at n has the number n + 1. */
export type SlideIds = readonly string[]

/** `known`: a place, as it is written here; otherwise the nearest to it. */
export type Meant = { known: true, path: string } | { known: false, nearest: string }

/**
 * Which place a path means.
 * @param slides of this build
 * @param lecture of the longest lecture, in its order: where a build leaves one out, the one before it is the nearest
 */
export function meantBy(path: string, slides: SlideIds, lecture: readonly string[] = []): Meant {
  const isSlide = (id: string): boolean => slides.includes(id) || (/^[1-9]\d*$/.test(id) && Number(id) <= slides.length)
  const isPlace = (place: string): boolean => PAGES.includes(place) || isSlide(place.replace(/^presenter\//, ''))
  const place = forgiven(path)
  if (place === '' || place === 'index')
    return { known: true, path: '1' }
  if (place === 'presenter')
    return { known: true, path: 'presenter/1' }
  if (isPlace(place))
    return { known: true, path: place }
  // These two tell themselves what they do not have.
  if (/^(?:study|handout)\/[^/]+$/.test(place))
    return { known: true, path: place }

  const nearestSlide = (id: string): string => {
    if (/^\d+$/.test(id))
      return slides[Number(id) === 0 ? 0 : slides.length - 1]
    const before = lecture.slice(0, lecture.indexOf(id) + 1).reverse().find(one => slides.includes(one))
    return before ?? nearest(id, slides) ?? slides[0]
  }
  const [first, ...rest] = place.split('/')
  if (ELSEWHERE[place] ?? ELSEWHERE[first])
    return { known: false, nearest: ELSEWHERE[place] ?? ELSEWHERE[first] }
  if (first === 'presenter')
    return { known: false, nearest: `presenter/${nearestSlide(rest.at(-1)!)}` }
  // What is there of it, from its beginning.
  for (let n = rest.length; n > 0; n--) {
    const begun = [first, ...rest.slice(0, n - 1)].join('/')
    if (isPlace(begun))
      return { known: false, nearest: begun }
  }
  const like = rest.length ? undefined : nearest(place, ['study', 'read', 'handout', 'presenter/1'])
  return { known: false, nearest: like ?? nearestSlide(first) }
}
