import type { ZoneId } from '../domain/model'
import type { Story } from './schema'
import data from '../../content/stories.yaml'
import { found } from './found'

export const storyOf = (stage: ZoneId): Story => found(data.find(({ id }) => id === stage), 'story', stage)
