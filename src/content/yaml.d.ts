// Each file of content/ has the type of its schema, as src/content/plugin.ts turns it into a module.
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
declare module '*/content/references.yaml' {
  const data: import('./schema').Content['references']
  export default data
}
declare module '*/content/labels.yaml' {
  const data: import('./schema').Content['labels']
  export default data
}
