// What the phones of the bench sort: seeded, and so that the moves of some can be told apart in the lecturer's counts.
import type { PlacesTask } from '#live/model/tasks'
import { encodeShare } from '#board/model/shareCode'

/**
 * A cell that one phone alone moves a card into and out of, so that its count in the lecturer's table says when a move has arrived.
 * The other phones leave the cell alone.
 */
export interface Probe { row: string, cell: number }

/** Two bins of each card are probes', the other two anybody's. */
const OWN_CELLS = 2

/** Of so many phones as there are cells for; the others have none. */
export const probeOf = (task: PlacesTask, phone: number): Probe | null =>
  phone < task.rows.length * OWN_CELLS ? { row: task.rows[Math.floor(phone / OWN_CELLS)], cell: phone % OWN_CELLS } : null

/**
 * A sort as a share code.
 * @param inOwn whether the phone's own card lies in its own cell
 */
export function sortOf(task: PlacesTask, of: string, random: () => number, probe: Probe | null, inOwn: boolean): string {
  const free = task.cells.slice(OWN_CELLS)
  const placed = task.rows.flatMap((row): [string, string][] => {
    if (row === probe?.row)
      return inOwn ? [[row, task.cells[probe.cell]]] : []
    return random() < 0.8 ? [[row, free[Math.floor(random() * free.length)]]] : []
  })
  return encodeShare(task.set, Object.fromEntries(placed) as Parameters<typeof encodeShare>[1], of)
}
