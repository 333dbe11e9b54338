import type { Reached } from './reading'

/**
 * The relationship picture in numbers, on a canvas of 240 × 120: two circles (政, 社), what ties them, what they share,
 * and the environment that holds both. Numbers only, so that it can move smoothly from one to the next.
 */
export interface RelationshipShape {
  /** Centre of government's circle; the organization's mirrors it at 240 − x. */
  x: number
  /** Radius of both. */
  r: number
  /** 0–1: two arrows, a service for resources (contractual). */
  exchange: number
  /** 0–1: the technical tie that goes on beneath (stated for interdependent, E12; inferred beyond). */
  tie: number
  /** 0–1: shared knowledge, the overlap. */
  share: number
  /** 0–1: one environment that holds both. */
  environment: number
}

export const SHAPES: Record<Reached, RelationshipShape> = {
  none: { x: 58, r: 38, exchange: 0, tie: 0, share: 0, environment: 0 },
  contractual: { x: 62, r: 40, exchange: 1, tie: 0, share: 0, environment: 0 },
  interdependent: { x: 94, r: 50, exchange: 0, tie: 1, share: 1, environment: 0 },
  institutional: { x: 96, r: 44, exchange: 0, tie: 1, share: 1, environment: 1 },
}

export const WIDTH = 240
export const HEIGHT = 120
const MID_X = WIDTH / 2
const MID_Y = HEIGHT / 2

/** SVG path of the overlap of the two circles; empty while they lie apart. */
export function overlapPath({ x, r }: Pick<RelationshipShape, 'x' | 'r'>): string {
  const halfDistance = MID_X - x
  if (halfDistance >= r)
    return ''
  const h = Math.sqrt(r * r - halfDistance * halfDistance)
  const f = (n: number) => n.toFixed(2)
  return `M${MID_X} ${f(MID_Y - h)}A${f(r)} ${f(r)} 0 0 1 ${MID_X} ${f(MID_Y + h)}A${f(r)} ${f(r)} 0 0 1 ${MID_X} ${f(MID_Y - h)}Z`
}

/** As a list, which transitions move number by number; `fromNumbers` takes it in the same order. */
export const toNumbers = (s: RelationshipShape): number[] => [s.x, s.r, s.exchange, s.tie, s.share, s.environment]
export const fromNumbers = ([x, r, exchange, tie, share, environment]: number[]): RelationshipShape =>
  ({ x, r, exchange, tie, share, environment })
