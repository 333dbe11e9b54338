import type { Poll } from '../../build/content/schema'
import data from '../../content/polls.yaml'
import { found } from './found'

export const polls: readonly Poll[] = data

export const pollById = (id: string): Poll => found(polls.find(poll => poll.id === id), 'poll', id)
