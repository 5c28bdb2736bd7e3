import { useState } from 'react'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { OutlinePane } from './outline-pane.tsx'
import { Palette } from './palette.tsx'
import { QuestionEditor } from './question-editor.tsx'

/** The outline, and beside it the question that is open or the palette. */
export function QuestionsView({ onJump }: { onJump(at: string): void }) {
  const { say } = useTexts()
  const { selected, tree, isLocked } = useDesign()
  const [isAdding, setAdding] = useState(tree.length === 0 && !isLocked)
  const [added, setAdded] = useState(false)
  const isOpen = selected && !isAdding
  const close = (isAdded: boolean) => {
    setAdding(false)
    setAdded(isAdded)
  }
  return (
    <>
      <OutlinePane onAdd={() => setAdding(true)} onPick={() => close(false)} />
      {isAdding && <Palette onDone={close} />}
      {isOpen && <QuestionEditor key={selected.at} item={selected} isNew={added} onJump={() => onJump(selected.at)} />}
      {!isAdding && !selected && (
        <section className="d-editor">
          <p className="p-help">{say('designer.pick')}</p>
        </section>
      )}
    </>
  )
}
