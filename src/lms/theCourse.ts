import type { Course } from './course'

let course: Course | undefined

/** Said once, before the page is there (startCourse.ts). */
export function setCourse(of: Course): void {
  course = of
}

/** The course that this page is part of. */
export function useCourse(): Course {
  if (!course)
    throw new Error('This page is part of no course.')
  return course
}
