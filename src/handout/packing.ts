/** A sheet of paper in blocks, none of which may be broken; all lengths in one unit. */
export interface Paper {
  /** Of a page, between its margins. */
  page: number
  /** Of what stands above the first block, on the first page. */
  head: number
  /** Of each block. */
  heights: Readonly<Record<string, number>>
  /** Blocks that begin a page wherever they come. */
  fresh: readonly string[]
}

/**
 * On which page each block begins, from 1: on the last one begun, unless it does not fit there. A block that is higher than a
 * page has one of its own, and goes on overleaf.
 */
export function packed(order: readonly string[], { page, head, heights, fresh }: Paper): Record<string, number> {
  let on = 1
  let used = head
  const pages: Record<string, number> = {}
  for (const [index, id] of order.entries()) {
    if (index > 0 && (fresh.includes(id) || used + heights[id] > page)) {
      on += Math.max(1, Math.ceil(used / page))
      used = 0
    }
    used += heights[id]
    pages[id] = on
  }
  return pages
}

/** The order that takes the fewest pages; of these the one whose emptiest page is fullest, and among equals the first. */
export function bestOrder(orders: readonly (readonly string[])[], paper: Paper): readonly string[] {
  const judged = orders.map((order) => {
    const pages = packed(order, paper)
    const used = new Map<number, number>([[1, paper.head]])
    for (const id of order)
      used.set(pages[id], (used.get(pages[id]) ?? 0) + paper.heights[id])
    return { order, pages: Math.max(0, ...used.keys()), least: Math.min(...used.values()) }
  })
  return judged.reduce((best, one) => one.pages < best.pages || (one.pages === best.pages && one.least > best.least) ? one : best).order
}

/** `1–4`, or `4`. */
export const span = (from: number, to: number): string => from === to ? String(from) : `${from}–${to}`
