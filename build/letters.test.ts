import { join } from 'node:path'
import { preprocessCSS, resolveConfig } from 'vite'
import { expect, it } from 'vitest'
import { readersLetters } from './letters'
import { root } from '../scripts/lib/run.ts'

const SHARED = join(root, 'components/board/StageSorter.css')
async function built(css: string, options = {}): Promise<string> {
  const config = await resolveConfig({ configFile: false, css: { postcss: { plugins: [readersLetters(options)] } } }, 'build')
  return (await preprocessCSS(css, SHARED, config)).code
}

it('a sheet that slides have as well changes by the reader\'s letters where its rules are for pages that scroll', async () => {
  const query = '@media (max-width: 560px) { .stage-sorter.flowing .a { gap: 5px } /* why */ .study-page .b { gap: 5px } }'
  expect(await built(query)).toContain('@media screen and (max-width: 35em), print and (max-width: 560px)')
  expect(await built(query, { together: true })).toBe(await built(query))
})

it('and by the window where one of them is a slide\'s, but in the build that has no slides', async () => {
  const query = '@media (max-width: 560px) { .stage-sorter.flowing .a { gap: 5px } .reading-box .b { gap: 5px } }'
  expect(await built(query)).toBe(query)
  expect(await built(query, { study: true })).toContain('35em')
})
