/**
 * Chance that can be had again: one source for each step, from the seed and the step's number, so that what a step draws
 * does not hang on how often the steps before it drew.
 */
export class Random {
  private state: number

  constructor(seed: number, step: number) {
    this.state = mix(mix(seed) ^ mix(step + 0x9E37_79B9))
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6D2B_79F5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  chance(of: number): boolean {
    return this.next() < of
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]
  }

  /** One of the names, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const all = Object.entries(weights) as [K, number][]
    let left = this.next() * all.reduce((sum, [, weight]) => sum + weight, 0)
    return (all.find(([, weight]) => (left -= weight) < 0) ?? all[all.length - 1])[0]
  }
}

/** Neighbouring numbers become far ones. */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85EB_CA6B)
  h = Math.imul(h ^ (h >>> 13), 0xC2B2_AE35)
  return h ^ (h >>> 16)
}
