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
  const isOpen = selected && !isAdding
  return (
    <>
      <OutlinePane onAdd={() => setAdding(true)} onPick={() => setAdding(false)} />
      {isAdding && <Palette onDone={() => setAdding(false)} />}
      {isOpen && <QuestionEditor key={selected.at} item={selected} onJump={() => onJump(selected.at)} />}
      {!isAdding && !selected && (
        <section className="d-editor">
          <p className="p-help">{say('designer.pick')}</p>
        </section>
      )}
    </>
  )
}
