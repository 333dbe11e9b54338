// What `npm run handouts` makes. A file of its own, to be read before anything is installed.
export const KINDS = ['slides', 'handout', 'worksheet', 'answers'] as const
export const LANGUAGES = ['zh', 'en', 'both'] as const
