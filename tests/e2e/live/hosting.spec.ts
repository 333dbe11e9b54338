import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright/test'
import { freePort } from '../../live/freePort.ts'
import { testNginx, WITHOUT_NGINX } from '../../live/nginx.ts'
import { mayInstall, nginxProgram, testPostgres } from '../../live/postgres.ts'
import { Board } from '../support/board'
import { sets } from '../support/content'
import { expect, test } from '../support/test'

/*
 * A faculty's server as its users meet it: the nginx of docs/hosting.md ends TLS and passes a folder of its site on to two processes before
 * a PostgreSQL server, or to one where there is none.
 */

const KEY = 'testKeyOfAFacultyServer'
const [CARD] = sets.core.poolOrder
const isThere = nginxProgram() !== undefined
if (!isThere && mayInstall())
  throw new Error('nginx could not be installed.')

/** @returns the addresses that a page asked for, outside the folder */
function strays(page: Page, url: string): string[] {
  const found: string[] = []
  page.on('request', request => /^https?:/.test(request.url()) && !request.url().startsWith(`${url}/`) && found.push(request.url()))
  return found
}

test('a class over https, in a folder of a site: opened by the lecturer, joined by its code, answered', async ({ browser }) => {
  if (!isThere)
    console.warn(WITHOUT_NGINX)
  test.skip(!isThere, WITHOUT_NGINX)
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'live-hosting-'))
  const database = await testPostgres()
  const port = await freePort()
  const url = `https://127.0.0.1:${port}/deck`
  const start = async (): Promise<{ child: ChildProcess, port: number }> => {
    const child = spawn(process.execPath, [new URL('../support/liveProcess.ts', import.meta.url).pathname, database?.url ?? folder, '0', url, KEY], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(([code]) => { throw new Error(`The server ended with ${code}.`) })]) as [Buffer]
    return { child, port: (JSON.parse(String(said)) as { port: number }).port }
  }
  const all = await Promise.all((database ? [1, 2] : [1]).map(start))
  const nginx = (await testNginx(port, all.map(one => one.port), false))!
  try {
    const desk = await browser.newContext({ ignoreHTTPSErrors: true, serviceWorkers: 'block' })
    const host = await desk.newPage()
    const outside = strays(host, url)
    await host.goto(`${url}/#/presenter/1?live=${KEY}`)
    await expect(host.locator('[data-live="desk"]')).toHaveAttribute('data-link', 'open')
    await host.goto(`${url}/#/presenter/sort`)
    await host.locator('[data-action="live-open"]').click()
    const wall = await desk.newPage()
    await wall.goto(`${url}/#/sort`)
    // What stands on the wall is typed into the phone.
    const typed = await wall.locator('[data-live="strip"] .address:visible').innerText()
    const code = typed.split('/').at(-1)!
    expect(typed).toBe(`127.0.0.1:${port}/deck/${code}`)

    const pocket = await browser.newContext({ ignoreHTTPSErrors: true, serviceWorkers: 'block', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN' })
    const phone = await pocket.newPage()
    const outsideToo = strays(phone, url)
    await phone.goto(`https://${typed}`)
    await phone.locator('[data-action="join"]').tap()
    await new Board(phone, 'core').grab(CARD).tap()
    await phone.locator('[data-bin-bar="project"]').tap()
    await expect(phone.locator('.live-page')).toHaveAttribute('data-line', 'sent')
    await expect(wall.locator('.slidev-page:visible [data-live-number="here"]')).toContainText('1')
    const told = await host.evaluate(async path => await (await fetch(path)).json() as { tasks: { sort: { rounds: { table: { rows: Record<string, number[]> } }[] } } }, `/deck/live/${code}/state?as=host`)
    expect(told.tasks.sort.rounds[0].table.rows[CARD]).toEqual([1, 0, 0, 0])
    expect((await pocket.cookies()).map(({ path, secure, httpOnly }) => ({ path, secure, httpOnly }))).toEqual([{ path: '/deck/live', secure: true, httpOnly: true }])
    expect([...outside, ...outsideToo]).toEqual([])
    await Promise.all([desk.close(), pocket.close()])
  }
  finally {
    await nginx.stop()
    await Promise.all(all.map(async ({ child }) => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }))
    await database?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
