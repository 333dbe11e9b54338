// The case as the app sees it. The schema's runtime stays out of here: content was checked when it was built.
export type {
  Card,
  CardSet,
  CaseTexts,
  Claim,
  Counts,
  DeckSettings,
  Diagram,
  DiagramEdge,
  DiagramNode,
  DiscussionQuestion,
  FactRole,
  GlossaryTerm,
  Labels,
  LessonSlide,
  LocalText,
  Mark,
  MarkId,
  Misconception,
  NodeKind,
  OverallReading,
  Pair,
  Picture,
  Poll,
  QuizQuestion,
  Reading,
  ReadingStatement,
  Readings,
  Reason,
  Reference,
  ReferenceGroup,
  Section,
  SectionId,
  Sentence,
  SlipLine,
  StageFact,
  StageFacts,
  Statement,
  Table,
  TableRow,
  Twin,
  Untold,
} from './schema'
export * from './cards'
export * from './caseTexts'
export * from './claims'
export * from './closing'
export * from './counts'
export * from './deck'
export * from './diagrams'
export * from './discussion'
export * from './glossary'
export * from './hands'
export * from './labels'
export * from './lesson'
export * from './marks'
export * from './misconceptions'
export * from './pairs'
export * from './pictures'
export * from './polls'
export * from './quiz'
export * from './readings'
export * from './reasons'
export * from './references'
export * from './sentences'
export * from './sets'
export * from './stages'
export * from './tables'
