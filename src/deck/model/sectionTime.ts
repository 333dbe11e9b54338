/** The two lectures: 90 minutes with every slide, 45 minutes with fewer. */
export const EDITIONS = ['45', '90'] as const
/** Named after its length, in minutes. */
export type Edition = typeof EDITIONS[number]

/** A slide as far as time goes. Minutes as in content/slides.yaml: without `short` the 45-minute lecture skips it. */
export interface TimedSlide {
  id: string
  section: string
  minutes: { short?: number, long: number }
}

/** One section of the lecture; seconds. `over` is negative while there is time left. */
export interface SectionTime {
  section: string
  planned: number
  used: number
  over: number
}

const SECONDS = 60

/** Planned for a slide, minutes; undefined where the edition skips it. */
export const plannedMinutes = ({ minutes }: TimedSlide, edition: Edition): number | undefined =>
  edition === '45' ? minutes.short : minutes.long

/** The same in seconds; 0 where the edition skips it. */
export const plannedSeconds = (slide: TimedSlide, edition: Edition): number =>
  (plannedMinutes(slide, edition) ?? 0) * SECONDS

/**
 * Planned and used for each section, in the order of the slides. `log` holds (slide id, seconds) pairs: a slide may come
 * more than once, and one that is not in `slides` counts nowhere.
 */
export function sectionTimes(slides: readonly TimedSlide[], edition: Edition, log: Iterable<readonly [slide: string, seconds: number]>): SectionTime[] {
  const times = new Map<string, SectionTime>()
  const sectionOf = new Map<string, SectionTime>()
  for (const slide of slides) {
    const time = times.get(slide.section) ?? { section: slide.section, planned: 0, used: 0, over: 0 }
    time.planned += plannedSeconds(slide, edition)
    times.set(slide.section, time)
    sectionOf.set(slide.id, time)
  }
  for (const [slide, seconds] of log) {
    const time = sectionOf.get(slide)
    if (time)
      time.used += seconds
  }
  for (const time of times.values())
    time.over = time.used - time.planned
  return [...times.values()]
}

/** All sections together. */
export function totalTime(times: readonly SectionTime[]): Omit<SectionTime, 'section'> {
  const sum = (part: 'planned' | 'used') => times.reduce((all, time) => all + time[part], 0)
  return { planned: sum('planned'), used: sum('used'), over: sum('used') - sum('planned') }
}

/** `7:05`, also past the hour (`90:00`); a minus before what is negative. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  return `${seconds < 0 && whole > 0 ? '−' : ''}${Math.floor(whole / SECONDS)}:${String(whole % SECONDS).padStart(2, '0')}`
}
