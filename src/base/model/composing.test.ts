import { expect, it } from 'vitest'
import { isOfComposition } from './composing'

const key = { key: 'a', keyCode: 65, isComposing: false, timeStamp: 1000 }

it.each([
  ['by its own word', { key: 'PageUp', isComposing: true }, false, 0],
  ['taken by the input method, whatever its name', { key: 'PageDown', keyCode: 229 }, false, 0],
  ['Windows', { key: 'Process' }, false, 0],
  ['between the two events', { key: 'ArrowLeft' }, true, 0],
  ['Safari: the key that ended it', { key: 'Enter' }, false, 998],
  ['Safari, of a moment before', { key: ' ' }, false, 1003],
] as const)('a key of a composition: %s', (_, more, composing, endedAt) => {
  expect(isOfComposition({ ...key, ...more }, composing, endedAt)).toBe(true)
})

it.each([
  ['a letter', {}, 0],
  ['the clicker, at once after the word', { key: 'PageDown' }, 999],
  ['Enter, a moment later', { key: 'Enter' }, 900],
] as const)('a key of the deck: %s', (_, more, endedAt) => {
  expect(isOfComposition({ ...key, ...more }, false, endedAt)).toBe(false)
})
