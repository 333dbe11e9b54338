/** A figure for one year. */
export interface YearValue { year: number, value: number }

/** A point of the plot, both as shares of it: x from the left, y from the axis upwards. */
export interface PlotPoint { x: number, y: number }

export interface ChartScale {
  pointAt: (of: YearValue) => PlotPoint
  /** Values of the gridlines, from 0. */
  ticks: number[]
  /** Every year from the first to the last, those without a figure included. */
  years: number[]
  /** From each point to the next; `gap` where a year between them has no figure. */
  joins: { from: PlotPoint, to: PlotPoint, gap: boolean }[]
}

/** Steps that a reader counts in easily. */
const STEPS = [1, 2, 2.5, 5, 10]

/** The smallest easy step that reaches `top` in at most `lines` gridlines above 0. */
function easyStep(top: number, lines: number): number {
  const unit = 10 ** Math.floor(Math.log10(top / lines))
  return (STEPS.find(step => step * unit * lines >= top) ?? 10) * unit
}

/**
 * Axes of a chart over years, true to scale: values from 0, half a year of room at both ends.
 * Throws when there are fewer than two years or no value is above 0, as there is no scale then.
 */
export function chartScale(points: readonly YearValue[], lines = 4): ChartScale {
  const sorted = [...points].sort((a, b) => a.year - b.year)
  const [first, last] = [sorted[0]?.year, sorted.at(-1)?.year]
  const top = Math.max(...sorted.map(point => point.value))
  if (first === undefined || last === undefined || first === last || !(top > 0))
    throw new RangeError('A chart needs two years and a value above 0')
  const step = easyStep(top, lines)
  const ticks = Array.from({ length: Math.ceil(top / step) + 1 }, (_, i) => i * step)
  const height = ticks[ticks.length - 1]
  const pointAt = ({ year, value }: YearValue): PlotPoint => ({ x: (year - first + 0.5) / (last - first + 1), y: value / height })
  return {
    pointAt,
    ticks,
    years: Array.from({ length: last - first + 1 }, (_, i) => first + i),
    joins: sorted.slice(1).map((point, i) => ({ from: pointAt(sorted[i]), to: pointAt(point), gap: point.year - sorted[i].year > 1 })),
  }
}
