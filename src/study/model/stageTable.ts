import type { FactRole, LocalText, StageFacts } from '../../../build/content/schema'

/** What the three stages are asked, side by side. */
export const ASKED = ['government', 'organization', 'layer', 'relationship'] as const satisfies readonly FactRole[]

export interface StageCell {
  text: LocalText
  /** Where it is not stated. */
  mark: 'I' | 'N' | null
}

/** What stands in one cell: the stage's facts of that kind, each in few words where it has them. */
export const stageCell = ({ facts }: Pick<StageFacts, 'facts'>, role: FactRole): StageCell[] =>
  facts.filter(fact => fact.role === role).map(({ zh, en, brief, mark }) => ({ text: brief ?? { zh, en }, mark: mark === 'S' ? null : mark }))
