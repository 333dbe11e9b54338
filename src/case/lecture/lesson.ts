import type { LessonSlide, Section } from '../../../build/content/schema'
import sectionData from '../../../content/sections.yaml'
import slideData from '../../../content/slides.yaml'
import { found } from '../found'

/** The slides as planned, the 45-minute class's left out ones included. */
export const lessonSlides: readonly LessonSlide[] = slideData
export const sections: readonly Section[] = sectionData

export const slideById = (id: string): LessonSlide => found(lessonSlides.find(slide => slide.id === id), 'slide', id)
export const sectionById = (id: string): Section => found(sections.find(section => section.id === id), 'section', id)
