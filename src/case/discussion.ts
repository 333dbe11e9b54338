import type { DiscussionQuestion } from '../../build/content/schema'
import data from '../../content/discussion.yaml'
import { found } from './found'

export const discussion: readonly DiscussionQuestion[] = data

export const discussionById = (id: string): DiscussionQuestion =>
  found(discussion.find(question => question.id === id), 'discussion question', id)
