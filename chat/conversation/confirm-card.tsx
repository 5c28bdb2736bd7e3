import type { Command } from '#forms'
import { Button } from '../controls/button.tsx'
import type { ReplyBody } from '../http/conversations.ts'
import { useTexts } from '../texts/texts.tsx'
import type { Confirm } from './open-step.ts'

type Props = {
  confirm: Confirm
  /** The answer that would change others. */
  wish?: ReplyBody | undefined
  busy: boolean
  onCommand(command: Command, text: string): void
}

/** What a change takes away and what it will ask, before anything happens. */
export function ConfirmCard({ confirm, wish, busy, onCommand }: Props) {
  const { t } = useTexts()
  const { removed, asked } = confirm
  const change = removed.length ? t('confirm.change-and-remove', { count: removed.length }) : t('confirm.change')
  return (
    <div className="question">
      <p className="caption">{t('question.changing')}</p>
      <h3 id="step-title">{wish ? t('confirm.title', { title: wish.title ?? '', text: wish.text }) : confirm.text}</h3>
      <div className="consequences">
        {removed.length > 0 && (
          <div>
            <h4>{t('confirm.removed', { count: removed.length })}</h4>
            <ul>
              {removed.map(({ path, title, text }) => (
                <li key={path}>
                  {title} <strong dir="auto">{text}</strong>
                </li>
              ))}
            </ul>
          </div>
        )}
        {asked.length > 0 && (
          <div>
            <h4>{t('confirm.asked', { count: asked.length })}</h4>
            <ul>
              {asked.map(({ path, title }) => (
                <li key={path}>{title}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div className="question-actions">
        <Button busy={busy} onClick={() => onCommand('cancel', t('confirm.keep'))}>
          {t('confirm.keep')}
        </Button>
        <Button look={removed.length ? 'danger' : 'primary'} busy={busy} onClick={() => onCommand('confirm', change)}>
          {change}
        </Button>
      </div>
    </div>
  )
}
