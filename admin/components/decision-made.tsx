import { useEffect, useRef } from 'react'
import type { ShownDecision } from '../resources/shown-case.ts'
import { useTexts } from './use-texts.ts'

/** The decision and its reason. Made just now, it takes the focus that the form had. */
export function DecisionMade({ decision, justNow }: { decision: ShownDecision; justNow: boolean }) {
  const { say, moment } = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (justNow) heading.current?.focus()
  }, [justNow])
  return (
    <section className="p-card p-made" aria-labelledby="decision-title">
      <p className="p-quiet">{say('decision.title')}</p>
      <h2 id="decision-title" ref={heading} tabIndex={-1}>
        {say(`decision.${decision.outcome}`)}
      </h2>
      <p className="p-help">{say('decision.decidedAt', { date: moment(decision.decidedAt) })}</p>
      {decision.byRule && <p className="p-help">{say('decision.byRule')}</p>}
      <blockquote>{decision.reason}</blockquote>
      {justNow && <p className="p-help">{say('decision.follows')}</p>}
    </section>
  )
}
