import { Clock, CloudOff } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import { useTexts } from '../texts/texts.tsx'
import type { WaitingTurn } from './turn-queue.ts'

type Props = { turn: WaitingTurn; onRetry(id: string): void; onDiscard(id: string): void }

/** A reply the server does not have yet, and how it stands with it. */
export function WaitingLine({ turn: { id, text, title, state, problem }, onRetry, onDiscard }: Props) {
  const { t } = useTexts()
  return (
    <li className="line" data-author="applicant">
      {title && <p className="asked">{title}</p>}
      <div className="answer" data-fate={state}>
        <p className="bubble">
          <span className="visually-hidden">{t('author.you')} </span>
          <span dir="auto">{text}</span>
        </p>
        {state === 'sending' ? (
          <span className="fate">
            <Clock aria-hidden size={16} strokeWidth={1.75} /> {t('turn.sending')}
          </span>
        ) : (
          <div className="unsent">
            {state === 'waiting' ? (
              <p className="fate">
                <CloudOff aria-hidden size={16} strokeWidth={1.75} /> {t('turn.waiting')}
              </p>
            ) : (
              <ProblemText text={problem || t('problem.ours')} />
            )}
            <Button look="quiet" onClick={() => onRetry(id)}>
              {t('turn.retry')}
            </Button>
            <Button look="quiet" onClick={() => onDiscard(id)}>
              {t('turn.delete')}
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}
