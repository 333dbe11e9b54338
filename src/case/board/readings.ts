import type { BoardReading } from '#board/model/reading'
import type { Reading, Readings } from '../../../build/content/schema'
import data from '../../../content/readings.yaml'

export const readings: Readings = data

/** What the board says as a whole. */
export function overallOf({ coEvolution, skipped, reached }: Pick<BoardReading, 'coEvolution' | 'skipped' | 'reached'>): Reading {
  if (coEvolution)
    return readings.overall.coEvolution
  if (skipped)
    return skipped === 'project' ? readings.overall.skippedProject : readings.overall.skippedResource
  return readings.overall[reached]
}
