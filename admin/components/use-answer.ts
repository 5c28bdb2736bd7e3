import { useCallback, useEffect, useState } from 'react'

/** What the server answered, or that it did not; `retry` asks again. */
export type Answered<T> = { state: 'waiting' } | { state: 'there'; answer: T } | { state: 'failed'; retry(): void }

/** Asks once for each `key`, and drops an answer that comes after the next question. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answered<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ state: 'waiting' })
  const [attempt, setAttempt] = useState(0)
  const retry = useCallback(() => setAttempt((made) => made + 1), [])
  // `ask` is new on every render; what it asks for is named by the key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let current = true
    setAnswered({ state: 'waiting' })
    ask().then(
      (answer) => current && setAnswered({ state: 'there', answer }),
      () => current && setAnswered({ state: 'failed', retry }),
    )
    return () => {
      current = false
    }
  }, [key, attempt])
  return answered
}
