import type { Side } from '#case/model/model'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** What the tests know of the case, read from the same files as the deck. */
export type Place = 'project' | 'resource' | 'development' | 'unstaged' | 'pool'
export type Bin = Exclude<Place, 'pool'>
export type SetId = 'core' | 'first' | 'full' | 'twins'
export type Lang = 'zh' | 'en' | 'both'
export interface Text { zh: string, en: string }
export interface Card { id: string, bin: Bin, side: Side, title: Text, text: Text, contested?: boolean }
export type Placement = Record<string, Bin>

const read = (file: string): unknown => parse(readFileSync(new URL(`../../../content/${file}.yaml`, import.meta.url), 'utf8'))

export const cards = read('cards') as Card[]
const twins = read('twins') as Card[]
/** The case's own name; what it keeps starts with it. */
export const CASE_ID = (read('deck') as { id: string }).id
export const PREFIX = `coevolution-deck:${CASE_ID}/`
/** What a build from before cases had names keeps, and the settings of the device, starts with this. */
export const UNNAMED = 'coevolution-deck/'
export const LANGUAGE_KEY = `${UNNAMED}language`

export const labels = read('labels') as { bins: Record<Place, Text>, relationships: Record<string, Text> }
export const sets = (read('sets') as { sets: Record<SetId, { cards: string[], poolOrder: string[] }> }).sets

interface Asked { id: string, type?: string, options: { key: string }[] }
/** What is voted on. */
export const polls = read('polls') as Asked[]
export const quiz = read('quiz') as Asked[]

const slides = read('slides') as { id: string, section: string }[]
/** Every slide of the lecture, in order; its id is its address. */
export const slideIds = slides.map(slide => slide.id)
/** Without the appendix: what the lecture handout has, unless it is asked for more. */
export const lectureIds = slides.filter(({ section }) => section !== 'appendix').map(slide => slide.id)

export const BINS: readonly Bin[] = ['project', 'resource', 'development', 'unstaged']
/** The digit that places a card at once. */
export const DIGIT: Record<Place, string> = { pool: '0', project: '1', resource: '2', development: '3', unstaged: '4' }

export function card(id: string): Card {
  const found = [...cards, ...twins].find(one => one.id === id)
  if (!found)
    throw new Error(`No card ${id} in content/`)
  return found
}

/** What a card of the case is called by: the main sort's pool, then the rest of the full one. */
export const numberOf = (id: string): number => [...new Set([...sets.core.poolOrder, ...sets.full.poolOrder])].indexOf(id) + 1
/** The cards of a set as paper and the class's table have them. */
export const byNumber = (set: SetId): string[] => [...sets[set].poolOrder].sort((a, b) => numberOf(a) - numberOf(b))

/** Each card of the set in the bin it belongs to. */
export const homeOf = (set: SetId): Placement => Object.fromEntries(sets[set].cards.map(id => [id, card(id).bin]))

export const only = (placement: Placement, ids: readonly string[]): Placement =>
  Object.fromEntries(ids.map(id => [id, placement[id]]))

/** `{ project: 'S1-01 S1-03' }` as a placement. */
export const put = (places: Partial<Record<Bin, string>>): Placement =>
  Object.fromEntries(Object.entries(places).flatMap(([bin, ids]) => ids.split(' ').map(id => [id, bin as Bin])))

/** A bin that is not the card's own. */
export const wrongBin = (id: string): Bin => BINS[(BINS.indexOf(card(id).bin) + 1) % BINS.length]

export const VIEWPORTS = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 600 },
  { width: 820, height: 1180 },
] as const
export const nameOf = ({ width, height }: { width: number, height: number }): string => `${width}×${height}`
