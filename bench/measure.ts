/** Something to be measured, a call at a time. */
export type Variant = { name: string; calls: number; call: () => unknown }

/**
 * CPU µs of one call of each variant, round by round. They take turns and every other round goes backwards, so that
 * whatever else the machine does meets all alike. Each is warmed up first by two rounds' calls, at most 5,000.
 */
export async function interleaved(variants: Variant[], rounds: number): Promise<Map<string, number[]>> {
  for (const { calls, call } of variants) await repeat(Math.min(2 * calls, 5000), call)
  const took = new Map(variants.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const { name, calls, call } of round % 2 ? variants.toReversed() : variants) {
      const before = process.cpuUsage()
      await repeat(calls, call)
      const { user, system } = process.cpuUsage(before)
      took.get(name)?.push((user + system) / calls)
    }
  }
  return took
}

async function repeat(times: number, call: () => unknown): Promise<void> {
  for (let n = 0; n < times; n++) {
    const answer = call()
    if (answer instanceof Promise) await answer
  }
}

/** Least-squares slope of log(y) over log(x): 0 is constant, 1 is linear. */
export function slope(x: number[], y: number[]): number {
  const logs = x.map((value, n) => [Math.log(value), Math.log(y[n] ?? 1)] as const)
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length
  const [mx, my] = [mean(0), mean(1)]
  const top = logs.reduce((sum, [a, b]) => sum + (a - mx) * (b - my), 0)
  return top / logs.reduce((sum, [a]) => sum + (a - mx) ** 2, 0)
}
