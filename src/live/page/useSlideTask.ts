import type { SlideTask } from '../useSlideTask'

/** On the student's page no slide asks phones anything (`#live/useSlideTask`). */
export const provideSlideTask = (_task: () => SlideTask): void => {}
