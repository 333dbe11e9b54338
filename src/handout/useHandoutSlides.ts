import type { ComputedRef } from 'vue'
import type { Section } from '../../build/content/schema'
import type { LectureSlide } from '#deck/useDeck'
import { computed } from 'vue'
import { useLectureSlides } from '#deck/useDeck'
import { sectionById, slideById } from '#case/index'

export interface HandoutSlide {
  slide: LectureSlide
  /** The section that begins with it. */
  begins: Section | null
}

/** The slides of this build that belong to the sections asked for, without those of `leftOut`. Call in setup. */
export function useHandoutSlides(sections: () => readonly string[], leftOut: readonly string[] = []): ComputedRef<HandoutSlide[]> {
  const sectionOf = ({ id }: LectureSlide) => slideById(id).section
  const all = useLectureSlides()
  return computed(() => all
    .filter(slide => sections().includes(sectionOf(slide)) && !leftOut.includes(slide.id))
    .map((slide, index, slides) => ({
      slide,
      begins: index > 0 && sectionOf(slides[index - 1]) === sectionOf(slide) ? null : sectionById(sectionOf(slide)),
    })))
}
