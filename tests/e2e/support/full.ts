import process from 'node:process'

/**
 * Left to `npm run test:full` (scripts/test.ts): what is rare in a class, or one more of a kind that `npm test` looks at.
 * tests/README.md lists by file what that is.
 */
export const FULL = { tag: '@full' } as const

/** Of several alike, all but those that are kept in `npm test`. */
export const fullUnless = (kept: boolean): { tag?: '@full' } => kept ? {} : FULL

/** Within a test: whether this is `npm test`, which takes no pictures for people to look at, and of sizes some. */
export const SHORT = process.env.DECK_TESTS === 'short'
