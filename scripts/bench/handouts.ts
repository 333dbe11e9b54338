// What the twelve handouts cost, beside Slidev's own export of the same slides with an outline in the same run.
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS, LANGUAGES } from '../../build/handoutNames.ts'
import { root, runNode, say, stop } from '../lib/run.ts'
import { ratio, row } from './table.ts'

const OUT = '.bench/handouts'
const EXPORT = '.bench/export'
const TARGET = 3

/** Both as they are called, each with its own start and the end of its browser; both print what they do. Slidev's own pace: no wait of ours. */
export async function measureHandouts() {
  rmSync(join(root, OUT), { recursive: true, force: true })
  rmSync(join(root, `${EXPORT}.pdf`), { force: true })
  const theirs = await timed(['scripts/export.ts', '--with-toc', '--wait', '0', '--output', EXPORT])
  const ours = await timed(['scripts/handouts.ts', '--out', OUT])
  const mb = (file: string) => statSync(join(root, file)).size / 1e6
  const one = mb(`${EXPORT}.pdf`)
  say('\nHandouts: twelve files, beside `slidev export --with-toc` of the same deck (one file).', '讲义：十二个文件，与 slidev export --with-toc（一个文件）相比。')
  row('', 'handouts', 'slidev export', 'ratio')
  row('seconds', ours.toFixed(1), theirs.toFixed(1), `${ratio(ours, theirs)}, target ≤ ${TARGET}×: ${ours <= TARGET * theirs ? 'met' : 'MISSED'}`)
  for (const kind of KINDS) {
    for (const lang of LANGUAGES) {
      const size = mb(`${OUT}/${kind}-${lang}.pdf`)
      row(`MB of ${kind}-${lang}`, size.toFixed(2), one.toFixed(2), ratio(size, one))
    }
  }
}

/** @returns seconds */
async function timed(args: string[]): Promise<number> {
  const start = performance.now()
  if (await runNode(args) !== 0)
    stop(`${args[0]} failed, nothing to compare.`, '运行失败，无法比较。')
  return (performance.now() - start) / 1000
}
