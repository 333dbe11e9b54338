import process from 'node:process'
import { test } from 'playwright/test'
import { soak } from './support/soak/soak'

// `npm run soak` says how many and from which seed (scripts/soak.mjs); in `npm test` a short run of always the same steps.
const numberIn = (name: string, unless: number): number => Number(process.env[name] ?? unless)
const seed = numberIn('SOAK_SEED', 1)
const steps = numberIn('SOAK_STEPS', 300)
const from = numberIn('SOAK_FROM', 0)

test.use({ hasTouch: true })

test(`two windows show what the model says through ${steps} random steps`, async ({ context }) => {
  test.setTimeout(60_000 + steps * 1000)
  const began = Date.now()
  await soak(context, {
    seed,
    steps,
    from,
    onLap: step => console.log(`${step} of ${from + steps}, ${Math.round((Date.now() - began) / 1000)} s`),
  })
})
