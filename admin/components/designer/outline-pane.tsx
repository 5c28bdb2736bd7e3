import type { KeyboardEvent } from 'react'
import { conditionInWords, titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { moveQuestion } from '../../../catalog/designing/move-question.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** The sections and questions in their order, numbered, each with its condition as a sentence. */
export function OutlinePane({ onAdd, onPick }: { onAdd(): void; onPick(): void }) {
  const { say } = useTexts()
  const { tree, isLocked } = useDesign()
  return (
    <nav className="d-outline" aria-label={say('designer.outline')}>
      <h2>{say('designer.outline')}</h2>
      {tree.length > 1 && !isLocked && <p className="p-quiet">{say('designer.keys')}</p>}
      {tree.length === 0 && <p className="p-help">{say('designer.empty')}</p>}
      <Level items={tree} number="" onPick={onPick} />
      {!isLocked && (
        <button type="button" className="p-button p-main" onClick={onAdd}>
          {say('designer.add')}
        </button>
      )}
    </nav>
  )
}

type LevelProps = { items: readonly OutlineItem[]; number: string; onPick(): void }

function Level({ items, number, onPick }: LevelProps) {
  if (items.length === 0) return null
  return (
    <ol>
      {items.map((item, index) => (
        <li key={item.at}>
          <Row
            item={item}
            number={`${number}${index + 1}`}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            onPick={onPick}
          />
          <Level items={item.children} number={`${number}${index + 1}.`} onPick={onPick} />
        </li>
      ))}
    </ol>
  )
}

type RowProps = { item: OutlineItem; number: string; isFirst: boolean; isLast: boolean; onPick(): void }

function Row({ item, number, isFirst, isLast, onPick }: RowProps) {
  const { say } = useTexts()
  const { form, language, selected, select, editForm, isLocked } = useDesign()
  const title = titleIn(form, item, language)
  const move = (where: 'up' | 'down') => editForm(moveQuestion(form, item.at, where))
  const isCurrent = selected?.at === item.at
  const asked = useAskedInWords(item)
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || isLocked || (event.code !== 'ArrowUp' && event.code !== 'ArrowDown')) return
    event.preventDefault()
    move(event.code === 'ArrowUp' ? 'up' : 'down')
  }
  const pick = () => {
    select(item.at)
    onPick()
  }
  return (
    <div className="d-row" data-current={isCurrent || undefined}>
      <button
        type="button"
        className="d-pick"
        aria-current={isCurrent || undefined}
        onClick={pick}
        onKeyDown={moveByKey}
      >
        <span className="d-number">{number}</span> {title}
        <span className="p-quiet">
          {say(`designer.kind.${item.kind}`)}
          {!item.required && `, ${say('designer.optional')}`}
        </span>
        {item.asked !== 'always' && <span className="d-condition">{asked}</span>}
      </button>
      {isCurrent && !isLocked && (
        <span className="d-moves">
          <button
            type="button"
            className="p-button"
            aria-label={say('designer.moveUp', { title })}
            disabled={isFirst}
            onClick={() => move('up')}
          >
            ↑
          </button>
          <button
            type="button"
            className="p-button"
            aria-label={say('designer.moveDown', { title })}
            disabled={isLast}
            onClick={() => move('down')}
          >
            ↓
          </button>
        </span>
      )}
    </div>
  )
}

/** When something is asked, as one sentence. */
export function useAskedInWords({ asked, within }: OutlineItem): string {
  const { say } = useTexts()
  const { form, items, language } = useDesign()
  if (asked === 'always') return say('designer.askedAlways')
  if (asked === 'schema') return say('designer.askedBySchema')
  return say('designer.askedWhen', { condition: conditionInWords(form, items, within, asked, language) })
}
