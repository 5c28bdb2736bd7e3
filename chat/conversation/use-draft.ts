import { useCallback, useEffect, useRef, useState } from 'react'
import { useTexts } from '../texts/texts.tsx'
import type { KeptOnDevice } from './kept-on-device.ts'
import type { OpenStep } from './open-step.ts'
import { answersInWords } from './question-control.tsx'
import { valueText } from './value-text.ts'

/**
 * What stands in the text box, kept on the device until it is sent. It begins with what is to be corrected (`misread`)
 * or with the answer that is to be changed, and gives that up again when the step passes without it.
 */
export function useDraft(
  kept: KeptOnDevice,
  step: OpenStep,
  misread: string | undefined,
): [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => kept.draft())
  const present = usePresentAnswer(step)
  const filled = useRef<{ seq?: number; text?: string | undefined }>({})
  const keep = useCallback(
    (text: string) => {
      setDraft(text)
      kept.keepDraft(text)
    },
    [kept],
  )
  useEffect(() => {
    const { seq, text } = filled.current
    if (seq === step.seq) return
    const filling = misread ?? present
    filled.current = { seq: step.seq, text: filling }
    if (filling !== undefined) keep(filling)
    else if (text !== undefined && text === draft) keep('')
  }, [step.seq, misread, present, draft, keep])
  return [draft, keep]
}

/** The answer that is being changed, as the person would write it. */
function usePresentAnswer(step: OpenStep): string | undefined {
  const { locale, t } = useTexts()
  if (step.kind !== 'ask' || !step.changing || !answersInWords(step.ask)) return undefined
  const { input, suggestion } = step.ask
  return suggestion === undefined ? undefined : valueText(input, suggestion, locale, t)
}
