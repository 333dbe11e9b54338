import type { Route, TimedSlide } from '#deck/model/sectionTime'
import { plannedSeconds } from '#deck/model/sectionTime'

/** The section that is no part of the lecture: what it holds is not numbered. */
export const APPENDIX = 'appendix'

/** The slides that a route shows, the appendix included. */
export const slidesOf = <S extends TimedSlide>(slides: readonly S[], route: Route): S[] =>
  slides.filter(({ minutes }) => route === '90' || minutes.short !== undefined)

/** How long a route is: slides without the appendix, and minutes. */
export function routeSize(slides: readonly TimedSlide[], route: Route): { slides: number, minutes: number } {
  const lecture = slidesOf(slides, route).filter(({ section }) => section !== APPENDIX)
  return { slides: lecture.length, minutes: lecture.reduce((sum, slide) => sum + plannedSeconds(slide, route), 0) / 60 }
}

/** Page number of a slide in the lecture, and how many there are; null in the appendix and where the route skips it. */
export function lessonNumber(slides: readonly TimedSlide[], id: string, route: Route): { n: number, total: number } | null {
  const lecture = slidesOf(slides, route).filter(({ section }) => section !== APPENDIX)
  const at = lecture.findIndex(slide => slide.id === id)
  return at < 0 ? null : { n: at + 1, total: lecture.length }
}
