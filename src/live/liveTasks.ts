import type { Task } from '#live/model/tasks'
import { cards } from '#case/board/cards'
import { hasUnnamed, settings } from '#case/deck'
import { polls } from '#case/polls'
import { quiz } from '#case/quiz'
import { setById } from '#case/board/sets'
import { tasksOf } from '#live/model/tasks'

/** All that a class of this case can be asked: the server makes the same of the same files. */
export const liveTasks: ReadonlyMap<string, Task> = tasksOf({
  of: hasUnnamed ? '' : settings.id,
  sets: { core: setById('core'), first: setById('first') },
  cards,
  polls,
  quiz,
})
