import { lessonSlides } from '../../src/content'
import { APPENDIX } from '../../src/content/lessonNumbers'

/** Of the lecture handout: two a page, without the appendix. */
const lecture = lessonSlides.filter(({ section }) => section !== APPENDIX)

/** How many pages the handouts have, at least and at most in the three languages; `slides` is also how many slides there are. */
export const PAGES = {
  slides: [lessonSlides.length, lessonSlides.length],
  handout: [Math.ceil(lecture.length / 2), Math.ceil(lecture.length / 2)],
  worksheet: [6, 8],
  answers: [16, 36],
} as const
