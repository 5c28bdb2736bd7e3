import { GripVertical } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { moveQuestion } from '../../../catalog/designing/move-question.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import type { OutlineRow } from './outline-rows.ts'

type Props = { row: OutlineRow; isSelected: boolean; isExpanded: boolean; hasRows: boolean }

/** One question of the outline: what it is, when it is asked, and the ways to move it. */
export function OutlineRowContent({ row, isSelected, isExpanded, hasRows }: Props) {
  const { say } = useTexts()
  const { isLocked } = useDesign()
  const { title } = row
  return (
    <div className="d-line" style={{ paddingInlineStart: `${(row.number.split('.').length - 1) * 12}px` }}>
      {!isLocked && (
        <Button slot="drag" className="d-grip" aria-label={say('designer.drag', { title })}>
          <GripVertical aria-hidden size={16} />
        </Button>
      )}
      {hasRows && (
        <Button slot="chevron" className="d-fold" aria-label={say('designer.fold', { title })}>
          <span aria-hidden>{isExpanded ? '▾' : '▸'}</span>
        </Button>
      )}
      <span className="d-pick">
        <span className="d-number">{row.number}</span> {title}
        <span className="p-quiet">
          {say(`designer.kind.${row.kind}`)}
          {!row.required && row.kind !== 'info' && `, ${say('designer.optional')}`}
        </span>
        {row.condition && <span className="d-condition">{row.condition}</span>}
      </span>
      {isSelected && !isLocked && <Moves row={row} />}
    </div>
  )
}

function Moves({ row: { id, title, isFirst, isLast } }: { row: OutlineRow }) {
  const { say } = useTexts()
  const { current, editForm } = useDesign()
  const move = (where: 'up' | 'down') => editForm(moveQuestion(current(), id, where))
  return (
    <span className="d-moves">
      <Button
        className="p-button"
        aria-label={say('designer.moveUp', { title })}
        isDisabled={isFirst}
        onPress={() => move('up')}
      >
        ↑
      </Button>
      <Button
        className="p-button"
        aria-label={say('designer.moveDown', { title })}
        isDisabled={isLast}
        onPress={() => move('down')}
      >
        ↓
      </Button>
    </span>
  )
}
