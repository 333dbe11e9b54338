// The lectures as they are served: built first where the sources have changed since.
import process from 'node:process'
import { EDITIONS, staleEditions } from '../../build/inputs.ts'
import { runLogged } from './progress.ts'

/**
 * Builds what is older than its sources: both lectures, or the short one alone. Stops, and says what to do, where that fails.
 * @param log file for what building prints
 */
export async function ensureBuilt(log: string): Promise<void> {
  const stale = staleEditions()
  if (stale.length === 0)
    return
  const only = stale.length < EDITIONS.length ? ['--route', stale[0]] : []
  await runLogged(process.execPath, ['scripts/build.ts', ...only], {
    log,
    // Content and fonts, then slides and the rest of each lecture.
    total: 2 + 2 * stale.length,
    env: { DECK_ROUTE: undefined },
    failed: ['The deck could not be built (see above).', '课件没有构建成（原因见上）。'],
  })
}
