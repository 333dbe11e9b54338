import type { SetId } from '#case/model/model'

/** The set of cards that a class's task asks to sort; null: it is a question. */
export const setOfTask = (task: string): Extract<SetId, 'first' | 'core'> | null => task === 'try' ? 'first' : task === 'sort' ? 'core' : null
