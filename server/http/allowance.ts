import { TooManyRequests } from '../errors.ts'

/** More callers than this are not told apart: the oldest is forgotten. */
const MOST_CALLERS = 10_000

/**
 * So many calls a minute for each caller, by this process. Calls come back evenly, so nobody waits for a full minute.
 * @returns what to ask before answering a caller; it throws TooManyRequests
 */
export function allowance(perMinute: number, now: () => Date): (caller: string) => void {
  const callers = new Map<string, { left: number; at: number }>()
  return (caller) => {
    const at = now().getTime()
    const known = callers.get(caller) ?? { left: perMinute, at }
    const left = Math.min(perMinute, known.left + ((at - known.at) * perMinute) / 60_000)
    if (left < 1) throw new TooManyRequests(Math.ceil((1 - left) * (60 / perMinute)))
    callers.delete(caller)
    callers.set(caller, { left: left - 1, at })
    const oldest = callers.keys().next().value
    if (callers.size > MOST_CALLERS && oldest !== undefined) callers.delete(oldest)
  }
}
