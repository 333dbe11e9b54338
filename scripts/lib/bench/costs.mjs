// @ts-check
// What a page has cost so far, by the browser, and what this process has.
import process from 'node:process'

/** @typedef {{ script: number, layout: number, task: number }} Costs ms since the page began: script, style and layout, all of the main thread. */

/**
 * @param {import('playwright').Page} page
 * @param {'timeTicks' | 'threadTicks'} [timeDomain] by the clock, or what the processor spent on the page, whatever else it does
 * @returns {Promise<() => Promise<Costs>>}
 */
export async function costsOf(page, timeDomain = 'timeTicks') {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const value = (/** @type {string} */ name) => (metrics.find(metric => metric.name === name)?.value ?? 0) * 1000
    return { script: value('ScriptDuration'), layout: value('LayoutDuration') + value('RecalcStyleDuration'), task: value('TaskDuration') }
  }
}

/** ms that the processor has spent on this process: by the clock, what else runs would count. */
export function spent() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
