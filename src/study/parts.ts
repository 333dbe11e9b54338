import type { Component } from 'vue'
import type { LocalText } from '../../build/content/schema'
import { quizIds, setById } from '#case/index'
import { STEPS as ALL_STEPS, TOOLS } from '#case/places'
import { parts as words } from '#i18n/words/study'

/** Each is an address `/study/<id>` and a chunk of its own. */
export type StepId = typeof ALL_STEPS[number]
export type PartId = StepId | typeof TOOLS[number]

/** Steps that a case may have nothing for: they are left out. What lies beside the path says so itself. */
const MADE_OF: Partial<Record<StepId, readonly unknown[]>> = { quiz: quizIds, transfer: setById('twins').poolOrder }

export const STEPS: readonly StepId[] = ALL_STEPS.filter(step => MADE_OF[step]?.length !== 0)
export { TOOLS }

export interface StudyPart {
  id: PartId
  title: LocalText
  /** One line under the title in the list. */
  about: LocalText
  load: () => Promise<{ default: Component }>
}

const LOAD: Record<PartId, StudyPart['load']> = {
  try: () => import('./parts/TryPart.vue'),
  stages: () => import('./parts/StagesPart.vue'),
  sort: () => import('./parts/SortPart.vue'),
  debrief: () => import('./parts/DebriefPart.vue'),
  quiz: () => import('./parts/QuizPart.vue'),
  transfer: () => import('./parts/TransferPart.vue'),
  all: () => import('./parts/AllPart.vue'),
  reflect: () => import('./parts/ReflectPart.vue'),
  review: () => import('./parts/ReviewPart.vue'),
  judge: () => import('./parts/JudgePart.vue'),
  glossary: () => import('./parts/GlossaryPart.vue'),
  claims: () => import('./parts/ClaimsPart.vue'),
  answers: () => import('./parts/AnswersPart.vue'),
  class: () => import('./parts/ClassPart.vue'),
}

/** What the page shows where no part is named: what is due is counted there, so that it is a chunk as well. */
export const PATH = { id: '', load: (): Promise<{ default: Component }> => import('./StudyPath.vue') } as const

export const isStepId = (id: PartId): id is StepId => (ALL_STEPS as readonly PartId[]).includes(id)

const PARTS: readonly StudyPart[] = [...STEPS, ...TOOLS].map(id => ({ id, ...words[id], load: LOAD[id] }))

/** For what an address or the store holds, whatever that is. */
export const isPartId = (id: unknown): id is PartId => PARTS.some(part => part.id === id)
export const partById = (id: PartId): StudyPart => PARTS.find(part => part.id === id)!
