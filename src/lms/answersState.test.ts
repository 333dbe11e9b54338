import { expect, it } from 'vitest'
import { caseName } from '#case/index'
import { readIncoming } from '#store/useDeviceAnswers'
import { answersState } from './answersState'
import { NO_NOTES } from './model/stateString'

const codec = answersState(caseName, (text) => {
  const read = readIncoming(text)
  return read.ok ? read.answers : null
})
const state = {
  n: 4,
  minutes: 29_000_000,
  entries: { 'exit': '{"card":"一","ask":"二"}', 'quiz/Q2': '{"chosen":["b"],"attempts":1,"answered":true,"asked":false}', 'language': 'en' },
  notes: { ...NO_NOTES, told: true, best: { checked: true, home: ['X3'], quiz: { Q2: 2 as const } } },
}

it('a document is today\'s answers file, which any device opens, and is read back whole', () => {
  const { text, left } = codec.write(state)
  expect(left).toEqual([])
  expect(codec.read(text)).toEqual(state)
  const file = readIncoming(text)
  expect(file.ok && Object.keys(file.answers).sort()).toEqual(['exit', 'quiz/Q2'])
})

it.each(['', '{}', '[1]', '{"app":"coevolution-deck","kind":"answers","version":9,"entries":{},"course":{"n":1}}', codec.write(state).text.replace('"n":4', '"n":"4"')])('a document %# that can\'t be read is none', (text) => {
  expect(codec.read(text)).toBeNull()
})
