const seconds = [1, 2, 5, 15, 30]

/** Milliseconds to wait before the next attempt, after so many failures in a row (1 for the first). */
export function backoff(failures: number): number {
  return (seconds[Math.min(Math.max(failures, 1), seconds.length) - 1] ?? 30) * 1000
}
