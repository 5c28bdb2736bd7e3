import { useEffect, useMemo, useState } from 'react'
import type { Defect } from '../../../forms/index.ts'
import { type DefectLine, defectLines } from './defect-lines.ts'
import type { Design } from './design-context.ts'
import { useWorker } from './use-worker.ts'

const PAUSE = 250

/**
 * What is to be repaired: found beside the page a moment after the last key, and what the server said of the last
 * saving. Undefined until the first check is done.
 */
export function useDefects(
  { definition, items, language }: Design,
  ofServer: readonly Defect[],
): DefectLine[] | undefined {
  const background = useWorker()
  const [here, setHere] = useState<Defect[]>()
  useEffect(() => {
    let isAsked = true
    const check = () =>
      background.ask('check', { definition, locale: language }).then(
        (found) => isAsked && setHere(found),
        // Without a check there is no way to a version; the server's own check stands before publishing in any case.
        () => isAsked && setHere([]),
      )
    const timer = setTimeout(check, PAUSE)
    return () => {
      isAsked = false
      clearTimeout(timer)
    }
  }, [background, definition, language])
  return useMemo(() => here && defectLines([...here, ...ofServer], items), [here, ofServer, items])
}
