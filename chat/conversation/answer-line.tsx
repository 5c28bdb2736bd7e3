import { PenLine } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { useTexts } from '../texts/texts.tsx'
import type { Entry } from './transcript-entries.ts'

type Props = {
  entry: Extract<Entry, { kind: 'answer' }>
  onChange?: ((path: string, title: string) => void) | undefined
  busy: boolean
}

/** What the person answered, under the question in small; a standing answer can be changed right here. */
export function AnswerLine({ entry: { text, title, path, fate, changedBy }, onChange, busy }: Props) {
  const { t } = useTexts()
  const changeable = onChange && path !== undefined && fate === 'stands'
  return (
    <>
      {title && <p className="asked">{title}</p>}
      <div className="answer" data-fate={fate}>
        <p className="bubble">
          <span className="visually-hidden">{t('author.you')} </span>
          <span dir="auto">{fate === 'changed' || fate === 'dropped' || fate === 'kept' ? <s>{text}</s> : text}</span>
        </p>
        {changeable && (
          <Button
            look="quiet"
            className="change"
            busy={busy}
            aria-label={t('answer.change-of', { title: title ?? '', text })}
            icon={<PenLine aria-hidden size={18} strokeWidth={1.75} />}
            onClick={() => onChange(path, title ?? '')}
          >
            {t('answer.change')}
          </Button>
        )}
        {fate === 'changed' && (
          <a className="fate" href={`#message-${changedBy}`}>
            {t('answer.changed')}
          </a>
        )}
        {fate === 'kept' && <span className="fate">{t('answer.kept')}</span>}
        {fate === 'dropped' && <span className="fate">{t('answer.dropped')}</span>}
        {fate === 'refused' && <span className="fate">{t('answer.refused')}</span>}
      </div>
    </>
  )
}
