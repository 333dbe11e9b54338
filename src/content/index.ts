// The case as the app sees it. The schema's runtime stays out of here: content was checked when it was built.
export type {
  Card,
  CardSet,
  Claim,
  DiscussionQuestion,
  FactRole,
  GlossaryTerm,
  Labels,
  LocalText,
  Mark,
  MarkId,
  Misconception,
  OverallReading,
  Pair,
  QuizQuestion,
  Reading,
  Readings,
  Reason,
  Reference,
  ReferenceGroup,
  StageFact,
  StageFacts,
  Twin,
} from './schema'
export * from './cards'
export * from './claims'
export * from './discussion'
export * from './glossary'
export * from './labels'
export * from './marks'
export * from './misconceptions'
export * from './pairs'
export * from './quiz'
export * from './readings'
export * from './reasons'
export * from './references'
export * from './sets'
export * from './stages'
