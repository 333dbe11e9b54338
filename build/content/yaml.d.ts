// Each file of content/ has the type of its schema, as build/content/plugin.ts turns it into a module.
declare module '*/content/claims.yaml' {
  const data: import('./schema').Content['claims']
  export default data
}
declare module '*/content/cards.yaml' {
  const data: import('./schema').Content['cards']
  export default data
}
declare module '*/content/reasons.yaml' {
  const data: import('./schema').Content['reasons']
  export default data
}
declare module '*/content/readings.yaml' {
  const data: import('./schema').Content['readings']
  export default data
}
declare module '*/content/pairs.yaml' {
  const data: import('./schema').Content['pairs']
  export default data
}
declare module '*/content/twins.yaml' {
  const data: import('./schema').Content['twins']
  export default data
}
declare module '*/content/stories.yaml' {
  const data: import('./schema').Content['stories']
  export default data
}
declare module '*/content/misconceptions.yaml' {
  const data: import('./schema').Content['misconceptions']
  export default data
}
declare module '*/content/discussion.yaml' {
  const data: import('./schema').Content['discussion']
  export default data
}
declare module '*/content/glossary.yaml' {
  const data: import('./schema').Content['glossary']
  export default data
}
declare module '*/content/quiz.yaml' {
  const data: import('./schema').Content['quiz']
  export default data
}
declare module '*/content/sets.yaml' {
  const data: import('./schema').Content['sets']
  export default data
}
declare module '*/content/marks.yaml' {
  const data: import('./schema').Content['marks']
  export default data
}
declare module '*/content/stages.yaml' {
  const data: import('./schema').Content['stages']
  export default data
}
declare module '*/content/minute.yaml' {
  const data: import('./schema').Content['minute']
  export default data
}
declare module '*/content/references.yaml' {
  const data: import('./schema').Content['references']
  export default data
}
declare module '*/content/labels.yaml' {
  const data: import('./schema').Content['labels']
  export default data
}
declare module '*/content/sections.yaml' {
  const data: import('./schema').Content['sections']
  export default data
}
declare module '*/content/slides.yaml' {
  const data: import('./schema').Content['slides']
  export default data
}
declare module '*/content/tables.yaml' {
  const data: import('./schema').Content['tables']
  export default data
}
declare module '*/content/pictures.yaml' {
  const data: import('./schema').Content['pictures']
  export default data
}
declare module '*/content/sentences.yaml' {
  const data: import('./schema').Content['sentences']
  export default data
}
declare module '*/content/statements.yaml' {
  const data: import('./schema').Content['statements']
  export default data
}
declare module '*/content/polls.yaml' {
  const data: import('./schema').Content['polls']
  export default data
}
declare module '*/content/counts.yaml' {
  const data: import('./schema').Content['counts']
  export default data
}
declare module '*/content/diagrams.yaml' {
  const data: import('./schema').Content['diagrams']
  export default data
}
declare module '*/content/untold.yaml' {
  const data: import('./schema').Content['untold']
  export default data
}
declare module '*/content/exit.yaml' {
  const data: import('./schema').Content['exit']
  export default data
}
declare module '*/content/notes.yaml' {
  const data: import('./schema').Content['notes']
  export default data
}
declare module '*/content/deck.yaml' {
  const data: import('./schema').Content['deck']
  export default data
}
declare module '*/content/case.yaml' {
  const data: import('./schema').Content['case']
  export default data
}

/** Made by the plugin of the letters of what is searched. */
declare module 'virtual:case-letters' {
  const letters: import('../../src/base/model/search').Letters
  export default letters
}
/** Pairs `from to`, parted by `|`; more than one `to` are parted by blanks. */
declare module 'opencc-js/dict/*' {
  const table: string
  export default table
}
declare module '*/content/twins.yaml?cards' {
  const data: readonly Omit<import('./schema').Twin, 'reasons' | 'likelyWrong'>[]
  export default data
}
declare module '*/content/twins.yaml?reasons' {
  const data: readonly Pick<import('./schema').Twin, 'id' | 'reasons' | 'likelyWrong'>[]
  export default data
}
declare module '*.yaml?ids' {
  const ids: readonly string[]
  export default ids
}
