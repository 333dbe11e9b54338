import type { StageFacts } from '../../../build/content/schema'
import data from '../../../content/stages.yaml'
import { found } from '../found'

export const stages: readonly StageFacts[] = data

export const stageById = (id: string): StageFacts => found(stages.find(stage => stage.id === id), 'stage', id)
