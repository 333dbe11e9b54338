import type { Memory } from '#review/model/review'
import process from 'node:process'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { isReviewItem } from '#case/reviewItems'
import { dateText, dayNamed, dayOf, dayText, nextDay } from './days'
import { remember } from '#review/model/forgetting'
import { daysUntil, dueDay, isDue, readMemories } from '#review/model/review'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const HERE = process.env.TZ
const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC']

/** Node takes a zone that is set while it runs. */
function inZone<T>(zone: string, what: () => T): T {
  process.env.TZ = zone
  return what()
}
afterAll(() => {
  if (HERE === undefined)
    delete process.env.TZ
  else
    process.env.TZ = HERE
})

/** As the first builds kept it: without the day. */
const old = ({ day: _, ...memory }: Memory): Memory => memory

/** Moments of 2026 at which the zone's clocks are changed, ms. */
function changes(): number[] {
  const offset = (moment: number) => new Date(moment).getTimezoneOffset()
  const found: number[] = []
  for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += DAY) {
    let [from, to] = [day, day + DAY]
    if (offset(from) === offset(to))
      continue
    while (to - from > 60_000) {
      const middle = (from + to) / 2
      if (offset(middle) === offset(day))
        from = middle
      else
        to = middle
    }
    found.push(Math.round(to / 60_000) * 60_000)
  }
  return found
}

describe('a review\'s days are those of the reader\'s calendar', () => {
  it('in every zone, on each side of its clock changes of a year: "tomorrow" is the next date, from its first minute to its last', () => {
    let changed = 0
    for (const zone of ZONES) {
      inZone(zone, () => {
        const around = changes()
        changed += around.length
        for (const change of [...around, Date.UTC(2026, 5, 15, 12)]) {
          for (const hours of [-49, -25, -24, -23, -2, -0.5, 0, 0.5, 2, 23, 24, 25]) {
            const now = change + hours * HOUR
            const today = new Date(now)
            const start = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime()
            const where = `${zone}, ${today.toString()}`
            const missed = remember(undefined, 'wrong', now)
            const known = remember(undefined, 'right', now)
            const wait = dueDay(known) - dayOf(now)
            for (const memory of [missed, old(missed)]) {
              if (daysUntil(memory, now) !== 1 || isDue(memory, start(1) - 1) || !isDue(memory, start(1)) || daysUntil(memory, start(2) - 1) !== 0)
                expect.fail(where)
            }
            for (const memory of [known, old(known)]) {
              if (daysUntil(memory, now) !== wait || isDue(memory, start(wait) - 1) || !isDue(memory, start(wait)) || daysUntil(memory, start(wait) - 1) !== 1)
                expect.fail(where)
            }
            if (nextDay(now) !== start(1) || dayOf(nextDay(now)) !== dayOf(now) + 1 || dayOf(nextDay(now) - 1) !== dayOf(now))
              expect.fail(where)
          }
        }
      })
    }
    // Not empty: there are zones that change their clocks.
    expect(changed).toBeGreaterThan(100)
  })

  it('the night of the reported case: missed on 7 March at 23:30 in New York, asked all of 8 March', () => {
    inZone('America/New_York', () => {
      const memory = remember(undefined, 'wrong', new Date(2026, 2, 7, 23, 30).getTime())
      expect(daysUntil(memory, memory.last)).toBe(1)
      expect([new Date(2026, 2, 8), new Date(2026, 2, 8, 23, 59)].map(day => isDue(memory, day.getTime()))).toEqual([true, true])
    })
  })

  it.each([
    ['America/New_York', 'Asia/Shanghai', '2026-03-07T23:30-05:00', '2026-03-08T23:00+08:00'],
    ['Asia/Shanghai', 'America/New_York', '2026-03-08T10:00+08:00', '2026-03-08T22:00-04:00'],
    ['Pacific/Auckland', 'America/Los_Angeles', '2026-09-14T09:00+12:00', '2026-09-13T14:00-07:00'],
    ['America/Los_Angeles', 'Pacific/Auckland', '2026-09-12T20:00-07:00', '2026-09-14T05:00+12:00'],
  ])('after a journey from %s to %s the date that was told counts', (from, to, answered, later) => {
    const memory = inZone(from, () => remember(undefined, 'wrong', Date.parse(answered)))
    const announced = inZone(from, () => dateText(nextDay(memory.last)))
    inZone(to, () => {
      const now = Date.parse(later)
      expect(isDue(memory, now), 'not taken for a wrong clock').toBe(dateText(now) >= announced)
      // The date goes on: on the day that was told it is asked, on the one before it is not.
      const [first, last] = [new Date(`${announced}T00:00`).getTime(), new Date(`${announced}T23:59`).getTime()]
      expect([isDue(memory, first), isDue(memory, last)]).toEqual([true, true])
      if (first - 1 > memory.last)
        expect(isDue(memory, first - 1)).toBe(false)
    })
  })

  it('between two answers calendar days count: in the evening, and again on the next morning', () => {
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']) {
      inZone(zone, () => {
        const first = remember(undefined, 'right', new Date(2026, 2, 7, 23, 50).getTime())
        const [night, noon] = [new Date(2026, 2, 9, 0, 10), new Date(2026, 2, 9, 12)].map(day => remember(first, 'right', day.getTime()))
        expect([night.stability, dueDay(night)]).toEqual([noon.stability, dueDay(noon)])
      })
    }
  })

  it('reads records of the first builds, and a day that can\'t be true as none', () => {
    const memory = remember(undefined, 'right', Date.UTC(2026, 8, 14, 4))
    expect(readMemories({ 'quiz/Q1': old(memory) }, isReviewItem)).toEqual({ 'quiz/Q1': old(memory) })
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.integer(), fc.double()), (day) => {
      const read = readMemories({ 'quiz/Q1': { ...memory, day } }, isReviewItem)
      expect(Math.abs(dueDay(read['quiz/Q1']) - dueDay(memory))).toBeLessThanOrEqual(2)
      expect(Number.isFinite(remember(read['quiz/Q1'], 'right', memory.due).stability)).toBe(true)
    }))
  })

  it('a date is written as the calendar of the reader shows it', () => {
    const moment = Date.UTC(2026, 11, 31, 23, 30)
    expect([inZone('Asia/Shanghai', () => dateText(moment)), inZone('America/New_York', () => dateText(moment))]).toEqual(['2027-01-01', '2026-12-31'])
  })
})

describe('a day as it is written', () => {
  it('is read and written in any zone, and nothing else is', () => {
    for (const zone of ['Pacific/Kiritimati', 'America/Adak', 'Asia/Shanghai'])
      expect(inZone(zone, () => [dayNamed('2026-12-20'), dayNamed(dayText(20_000)), dayText(dayOf(new Date(2026, 11, 20, 23).getTime()))])).toEqual([20_807, 20_000, '2026-12-20'])
    expect(['', '2026-02-30', '2026-1-1', '20 Dec 2026', '10000-01-01'].map(dayNamed)).toEqual([null, null, null, null, null])
  })
})
