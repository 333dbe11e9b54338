// What a page has cost so far, by the browser, and what this process has.
import process from 'node:process'
import type { Page } from 'playwright'

/** ms since the page began: script, style and layout, all of the main thread. */
export interface Costs { script: number, layout: number, task: number }

/** @param timeDomain by the clock, or what the processor spent on the page, whatever else it does */
export async function costsOf(page: Page, timeDomain: 'timeTicks' | 'threadTicks' = 'timeTicks'): Promise<() => Promise<Costs>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const value = (name: string) => (metrics.find(metric => metric.name === name)?.value ?? 0) * 1000
    return { script: value('ScriptDuration'), layout: value('LayoutDuration') + value('RecalcStyleDuration'), task: value('TaskDuration') }
  }
}

/** ms that the processor has spent on this process: by the clock, what else runs would count. */
export function spent() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
