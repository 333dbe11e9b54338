import { sets } from '../e2e/support/content'
import { LiveClass } from '../e2e/support/liveClass'
import { Board } from './support/board'
import { FAULTS, watch } from './support/server'
import { expect, PHONE, poll, test } from './support/test'

const [A, B] = sets.core.poolOrder

test.use({ device: PHONE })

test('a phone joins a live class at an address that is no localhost, and loses nothing by a reload or a server that was killed', async ({ reader }) => {
  const live = await new LiveClass().start()
  try {
    const touch = (part: string) => reader.touch === 'none' ? reader.click(part) : reader.tap(part)
    const put = async (id: string, bin: string) => {
      await touch(new Board(reader).grab(id))
      await touch(`[data-bin-bar="${bin}"]`)
    }
    const says = (name: string, value: string) => poll(() => reader.read('.live-page', `data-${name}`), name, 30_000).toBe(value)
    const rows = async () => (await live.state()).tasks.sort.rounds[0].table
    await reader.goTo(`${live.origin}/${live.code}`)
    // The class's own server puts nothing into its pages.
    await reader.ask(watch, FAULTS)
    await touch('[data-action="join"]')
    await says('live', 'in')
    await live.step('sort', 'open-1')
    await put(A, 'project')
    await says('line', 'sent')
    expect(await rows()).toMatchObject({ answered: 1, rows: { [A]: [1, 0, 0, 0] } })

    await reader.reload()
    await reader.ask(watch, FAULTS)
    await new Board(reader).lies(A, 'project')

    await live.kill()
    await put(B, 'resource')
    await says('line', 'waiting')
    await live.start()
    await says('line', 'sent')
    expect(await rows()).toMatchObject({ answered: 1, rows: { [A]: [1, 0, 0, 0], [B]: [0, 1, 0, 0] } })

    await live.step('sort', 'close-1')
    await says('phase', 'closed')
    await live.step('sort', 'open-2')
    await says('task', 'sort/2')
    await touch('[data-action="leave"]')
    await touch('[data-confirm="leave"]')
    await says('live', 'left')
    expect((await live.state()).joined).toBe(0)
  }
  finally {
    await live.close()
  }
})
