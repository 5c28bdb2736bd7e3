import type { ReactNode } from 'react'
import { useTexts } from '../texts/texts.tsx'

type Item = { path: string; title: string; text: string }

type Props<Each extends Item> = { items: readonly Each[]; action?: (item: Each) => ReactNode }

/** Questions with their answers, one under the other, each with something to do about it. */
export function AnswerList<Each extends Item>({ items, action }: Props<Each>) {
  const { t } = useTexts()
  return (
    <dl className="answers">
      {items.map((item) => (
        <div key={item.path} className="answers-row">
          <dt>{item.title}</dt>
          <dd dir="auto">{item.text || t('review.not-given')}</dd>
          {action && <dd className="answers-action">{action(item)}</dd>}
        </div>
      ))}
    </dl>
  )
}
