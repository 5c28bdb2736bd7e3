import type { Command } from '#forms'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import type { ReplyBody } from '../http/conversations.ts'
import { useTexts } from '../texts/texts.tsx'
import { AnswerList } from './answer-list.tsx'
import type { Confirm, Problem } from './open-step.ts'

type Props = {
  confirm: Confirm
  /** What could not be read beside it. */
  problems: readonly Problem[]
  /** The answer that would change others. */
  wish?: ReplyBody | undefined
  busy: boolean
  onCommand(command: Command, text: string): void
}

/** What would be kept, or what a change takes away and will ask, before anything happens. */
export function ConfirmCard(props: Props) {
  return props.confirm.understood ? <UnderstoodCard {...props} /> : <ChangeCard {...props} />
}

/** Several answers as they were understood, one a line. */
function UnderstoodCard({ confirm, problems, busy, onCommand }: Props) {
  const { t } = useTexts()
  return (
    <div className="question">
      <h3 id="step-title">{t('confirm.understood')}</h3>
      {problems.map(({ path, code, text }) => (
        <ProblemText key={`${path} ${code} ${text}`} text={text} />
      ))}
      <AnswerList items={confirm.understood ?? []} />
      <div className="question-actions">
        <Button look="primary" busy={busy} onClick={() => onCommand('confirm', t('confirm.right'))}>
          {t('confirm.right')}
        </Button>
        <Button busy={busy} onClick={() => onCommand('cancel', t('confirm.not-right'))}>
          {t('confirm.not-right')}
        </Button>
      </div>
    </div>
  )
}

function ChangeCard({ confirm, wish, busy, onCommand }: Props) {
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
