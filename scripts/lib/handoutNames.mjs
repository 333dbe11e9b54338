// @ts-check
// What `npm run handouts` makes. A file of its own, to be read before anything is installed.
export const KINDS = /** @type {const} */ (['slides', 'handout', 'worksheet', 'answers'])
export const LANGUAGES = /** @type {const} */ (['zh', 'en', 'both'])
