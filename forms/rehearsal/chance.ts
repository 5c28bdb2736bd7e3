/** Chance that comes out the same for the same seed, so that what it found can be shown again. */
export type Chance = {
  /** True in so many of a hundred cases. */
  often(percent: number): boolean
  /** One of some things; undefined when there are none. */
  oneOf<T>(things: readonly T[]): T | undefined
}

/** Mulberry32: small, and its numbers do not follow each other in a pattern; good enough to walk by, not for secrets. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    often: (percent) => next() * 100 < percent,
    oneOf: (things) => things[Math.floor(next() * things.length)],
  }
}
