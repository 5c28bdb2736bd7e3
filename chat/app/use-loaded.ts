import { useCallback, useEffect, useState } from 'react'
import { ProblemError } from '../http/problem.ts'

export type Loaded<Value> = { value?: Value; problem?: ProblemError; again(): void }

/** Loads when the screen appears and whenever `load` changes (keep it stable with useCallback); the last call wins. */
export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [result, setResult] = useState<{ value?: Value; problem?: ProblemError }>({})
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another call
  useEffect(() => {
    let wanted = true
    load().then(
      (value) => wanted && setResult({ value }),
      (problem: unknown) => {
        if (!(problem instanceof ProblemError)) throw problem
        if (wanted) setResult({ problem })
      },
    )
    return () => {
      wanted = false
    }
  }, [load, round])
  const again = useCallback(() => setRound((last) => last + 1), [])
  return { ...result, again }
}
