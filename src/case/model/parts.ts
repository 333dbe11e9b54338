/* The parts of the study page: an address names them, and a question that leads back to one. */

/** The path, in the order in which it teaches. */
export const STEPS = ['try', 'stages', 'sort', 'debrief', 'quiz', 'transfer', 'all', 'reflect'] as const
/** What is there beside the path. */
export const TOOLS = ['review', 'judge', 'glossary', 'claims', 'answers', 'class'] as const
