import { useEffect, useState } from 'react'
import { type Background, hireWorker } from './hire-worker.ts'

/** A worker for as long as the component is there. */
export function useWorker(): Background {
  const [background] = useState(hireWorker)
  useEffect(() => () => background.dismiss(), [background])
  return background
}
