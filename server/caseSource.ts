import type { Card, Poll, QuizQuestion } from '../build/content/schema'
import type { CardSet, DeckSettings } from '../build/content/schema'
import type { TaskSource } from '#live/model/tasks'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/**
 * As much of a case as a class is asked, from the same YAML of which the deck is built; that checks it, too.
 * @param folder of the case
 */
export function readCase(folder: string): TaskSource {
  const file = (name: string) => join(folder, `${name}.yaml`)
  const read = <T>(name: string): T => parse(readFileSync(file(name), 'utf8')) as T
  const list = <T>(name: string): T[] => existsSync(file(name)) ? read<T[]>(name) : []
  const { sets } = read<{ sets: Record<'core' | 'first', CardSet> }>('sets')
  const { id, keptBeforeIds } = read<DeckSettings>('deck')
  return {
    of: keptBeforeIds === id ? '' : id,
    sets: { core: { id: 'core', ...sets.core }, first: { id: 'first', ...sets.first } },
    cards: read<Card[]>('cards').map(card => ({ id: card.id, bin: card.bin, side: card.side, contested: card.contested })),
    polls: list<Poll>('polls'),
    quiz: list<QuizQuestion>('quiz'),
  }
}
