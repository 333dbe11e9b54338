import { memoryBacking } from '#store/backing'
import { startCourse } from '#lms/startCourse'
import { useStudyPath } from '../useStudyPath'
import { openStudy } from './open'

/** The page as part of a course platform (`npm run build:lms`): what is done is kept there, and nowhere in this browser. */
let path: ReturnType<typeof useStudyPath> | undefined
const course = await startCourse(() => {
  // Asked only once the store is there.
  path ??= useStudyPath()
  return Object.fromEntries(path.steps.value.map(({ id, state }) => [id, state]))
})
await openStudy(course.backing, memoryBacking())
course.begin()
