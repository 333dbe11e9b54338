/**
 * Calendar days of the reader: what is put off until tomorrow is put off until the date changes where the reader is, not
 * for 24 hours. Days are whole numbers, counted from 1 January 1970, so that a day has neither hours nor a zone.
 */
const DAY = 86_400_000
const MINUTE = 60_000

/** The day that the reader's calendar shows at a moment (ms since 1970), in the zone that this device has now. */
export const dayOf = (moment: number): number => Math.floor((moment - new Date(moment).getTimezoneOffset() * MINUTE) / DAY)

/** When the reader's date changes next, ms since 1970: a day takes 23 or 25 hours where clocks are changed. */
export function nextDay(moment: number): number {
  const date = new Date(moment)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}

/** `2026-11-24`, as the reader's calendar shows it at a moment; in Latin digits and our calendar, whatever the device's language. */
export const dateText = (moment: number): string => new Date(dayOf(moment) * DAY).toISOString().slice(0, 10)

/** The day that such a text names; null where it names none. */
export function dayNamed(text: string): number | null {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== text ? null : moment / DAY
}

/** `dayNamed` the other way round. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
