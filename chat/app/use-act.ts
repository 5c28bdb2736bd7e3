import { useState } from 'react'
import { ProblemError } from '../http/problem.ts'

type Act = {
  busy: boolean
  problem: ProblemError | undefined
  /** Does it, unless it is under way; what the server refuses is told instead of thrown. */
  act(work: () => Promise<void>): Promise<void>
}

/** One thing that a person does on a page, and what became of it. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const act = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, act }
}
