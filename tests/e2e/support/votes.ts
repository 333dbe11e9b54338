import { BINS, polls, quiz } from './content'

/** What can be voted for in a poll; a card is put into a bin. */
export const optionsOf = (poll: string): string[] => [...polls, ...quiz].find(({ id }) => id === poll)?.options.map(({ key }) => key) ?? [...BINS]

export interface Vote { most: number, shown: boolean, round: 1 | 2 }

/** The hands of a poll as they are kept: different ones for each option, and others in a second round. */
export function votes(options: readonly string[], { most, shown, round }: Vote): string {
  const counts = (shift: number) => Object.fromEntries(options.map((option, index) => [option, [most, 5, 60, 0][(index + shift) % 4]]))
  return JSON.stringify({ version: 1, round, rounds: [{ counts: counts(0), shown }, { counts: round === 2 ? counts(1) : {}, shown: shown && round === 2 }] })
}
