import type { ZoneId } from '../model/model'
import type { Story } from '../../../build/content/schema'
import data from '../../../content/stories.yaml'
import { found } from '../found'

export const storyOf = (stage: ZoneId): Story => found(data.find(({ id }) => id === stage), 'story', stage)
