import { memoryBacking } from '#store/backing'
import { startCourse } from '#lms/startCourse'
import { useStudyPath } from '../useStudyPath'
import { openStudy } from './open'

let path: ReturnType<typeof useStudyPath> | undefined

/** The page as part of a course platform (`npm run build:lms`): what is done is kept there, and nowhere in this browser. */
async function open(): Promise<void> {
  const course = await startCourse(() => {
    // Asked only once the store is there.
    path ??= useStudyPath()
    return Object.fromEntries(path.steps.value.map(({ id, state }) => [id, state]))
  })
  await openStudy(course.backing, memoryBacking())
  course.begin()
}

// Not awaited here: parts that are fetched import this module, and would wait for it.
void open()
