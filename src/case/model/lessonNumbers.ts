import type { Edition, TimedSlide } from '#deck/model/sectionTime'
import { plannedMinutes, plannedSeconds } from '#deck/model/sectionTime'

/** The section that is no part of the lecture: what it holds is not numbered. */
export const APPENDIX = 'appendix'

/** The slides that an edition shows, the appendix included. */
export const slidesOf = <S extends TimedSlide>(slides: readonly S[], edition: Edition): S[] =>
  slides.filter(slide => plannedMinutes(slide, edition) !== undefined)

/** How long an edition is: slides without the appendix, and minutes. */
export function editionSize(slides: readonly TimedSlide[], edition: Edition): { slides: number, minutes: number } {
  const lecture = slidesOf(slides, edition).filter(({ section }) => section !== APPENDIX)
  return { slides: lecture.length, minutes: lecture.reduce((sum, slide) => sum + plannedSeconds(slide, edition), 0) / 60 }
}

/** Page number of a slide in the lecture, and how many there are; null in the appendix and where the edition skips it. */
export function lessonNumber(slides: readonly TimedSlide[], id: string, edition: Edition): { n: number, total: number } | null {
  const lecture = slidesOf(slides, edition).filter(({ section }) => section !== APPENDIX)
  const at = lecture.findIndex(slide => slide.id === id)
  return at < 0 ? null : { n: at + 1, total: lecture.length }
}
