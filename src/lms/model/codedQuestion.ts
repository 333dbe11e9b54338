import type { QuizFacts } from '#quiz/model/quiz'
import { parseJson } from '#base/model/json'
import { readQuiz } from '#quiz/model/quiz'

/* A question of the quiz as a part of the state string. Its digits leave out "-", which divides questions from each other. */

const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const MAX_ATTEMPTS = 14

function to62(value: number): string {
  let rest = value
  let text = ''
  do {
    text = BASE62[rest % 62] + text
    rest = Math.floor(rest / 62)
  } while (rest > 0)
  return text
}
function from62(text: string): number {
  return [...text].reduce((sum, char) => {
    const digit = BASE62.indexOf(char)
    if (digit < 0)
      throw new RangeError(`"${char}" is no digit.`)
    return sum * 62 + digit
  }, 0)
}

/** Empty where nothing was answered, or the question is there no longer. */
export function packQuestion(facts: QuizFacts | null, text: string | undefined): string {
  if (!facts || text === undefined)
    return ''
  const { chosen, attempts, answered, asked } = readQuiz(facts, parseJson(text))
  const keys = facts.options.map(option => option.key)
  const choice = facts.type === 'order'
    ? chosen.reduce((sum, key) => sum * (keys.length + 1) + (key === null ? 0 : keys.indexOf(key) + 1), 0)
    : chosen.reduce((sum, key) => sum + 2 ** keys.indexOf(key!), 0)
  return to62(Math.min(attempts, MAX_ATTEMPTS) * 4 + (answered ? 2 : 0) + (asked ? 1 : 0)) + to62(choice)
}

/** As the store has it; null where there is nothing. Throws where it can't be read. */
export function unpackQuestion(facts: QuizFacts | null, packed: string): string | null {
  if (!facts || packed === '')
    return null
  const flags = from62(packed[0])
  const choice = from62(packed.slice(1))
  const keys = facts.options.map(option => option.key)
  const chosen = facts.type === 'order'
    ? keys.map((_, slot) => keys[Math.floor(choice / (keys.length + 1) ** (keys.length - 1 - slot)) % (keys.length + 1) - 1] ?? null)
    : keys.filter((_, at) => Math.floor(choice / 2 ** at) % 2 === 1)
  return JSON.stringify(readQuiz(facts, { chosen, attempts: Math.floor(flags / 4), answered: (flags & 2) !== 0, asked: (flags & 1) !== 0 }))
}
