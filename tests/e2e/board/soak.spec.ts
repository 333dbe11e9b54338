import process from 'node:process'
import { test } from '../support/window'
import { FULL } from '../support/full'
import { LAP, soak } from '../support/soak/soak'

// `npm run soak` says how many and from which seed (scripts/soak.ts); in `npm run test:full` a short run of always the same steps.
const numberIn = (name: string, unless: number): number => Number(process.env[name] ?? unless)
const seed = numberIn('SOAK_SEED', 1)
const steps = numberIn('SOAK_STEPS', 300)
const from = numberIn('SOAK_FROM', 0)

test.use({ hasTouch: true })

// Of one long test the runner would keep every step to its end, and each would take longer than the one before.
test.describe.configure({ mode: 'serial' })
for (let first = from; first < from + steps; first += LAP - first % LAP) {
  const last = Math.min(first + LAP - first % LAP, from + steps) - 1
  test(`two windows show what the model says through random steps ${first} to ${last} of seed ${seed}`, FULL, async ({ context }) => {
    test.setTimeout(60_000 + LAP * 1000)
    await soak(context, { seed, first, last })
  })
}
