import { expect, it } from 'vitest'
import { outermost } from './reopen'

type Framed = Parameters<typeof outermost>[0]

function framed(parent?: Framed): Framed {
  const one: Framed = { parent: undefined as unknown as Framed, location: { href: 'http://x/', reload: () => {} } }
  one.parent = parent ?? one
  return one
}

it('the outermost window is that of the platform\'s page, and no other origin\'s', () => {
  const alone = framed()
  expect(outermost(alone)).toBe(alone)
  const top = framed()
  expect(outermost(framed(framed(top)))).toBe(top)
  const closed = { get location(): never { throw new Error('cross-origin') }, get parent(): Framed { return closed as Framed } } as Framed
  const inner = framed(closed)
  expect(outermost(framed(inner))).toBe(inner)
})
