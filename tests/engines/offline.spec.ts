import { sets } from '../e2e/support/content'
import { Board } from './support/board'
import { serveWatched } from './support/server'
import { expect, poll, test } from './support/test'

const [A, B] = sets.core.poolOrder

// Where nothing answers, a page that looks for a newer version is told so.
test.use({ expected: /./ })

test('after one visit all goes on without a network, over a reload too', async ({ reader }) => {
  const site = await serveWatched()
  let open = true
  try {
    await reader.open('study/answers', { at: site.url })
    await reader.click('[data-action="keep-offline"]')
    await poll(() => reader.read('[data-offline]', 'data-offline'), 'all is kept', 60_000).toBe('ready')
    await site.close()
    open = false
    await reader.open('study/sort', { at: site.url })
    const board = new Board(reader)
    await board.byDigit(A, 'project')
    await reader.reload()
    await board.lies(A, 'project')
    // The deck itself, its fonts, and Mermaid.
    await reader.open('sort', { at: site.url, lang: 'en' })
    await board.lies(A, 'project')
    await board.byDigit(B, 'resource')
    await reader.open('model', { at: site.url })
    await poll(() => reader.ask(() => [...document.querySelectorAll<HTMLElement>('[data-diagram]')].find(one => one.checkVisibility())?.dataset.ready)).toBe('true')
    expect(await reader.ask(() => [...document.fonts].filter(font => font.status === 'loaded').length)).toBeGreaterThan(0)
    expect(await reader.ask(() => [...document.fonts].filter(font => font.status === 'error').length)).toBe(0)
  }
  finally {
    if (open)
      await site.close()
  }
})
