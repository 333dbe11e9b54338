import { lectureIds, slideIds } from '../e2e/support/content'

/**
 * How many pages the handouts have, at least and at most in the three languages; `slides` is also how many slides there are, and the
 * lecture handout has two a page, without the appendix. Counted in the files: who opens a release has no plugin for content.
 */
export const PAGES = {
  slides: [slideIds.length, slideIds.length],
  handout: [Math.ceil(lectureIds.length / 2), Math.ceil(lectureIds.length / 2)],
  worksheet: [6, 8],
  answers: [16, 36],
} as const
