import { memo, useCallback, useDeferredValue, useState } from 'react'
import { useTexts } from '../use-texts.ts'
import { DesignContext, useDesign } from './design-context.ts'
import { OutlinePane } from './outline-pane.tsx'
import { Palette } from './palette.tsx'
import { QuestionEditor } from './question-editor.tsx'

// It has as many rows as the form has questions, so it follows after the keys, and only what changed.
const Outline = memo(OutlinePane)

/** The outline, and beside it the question that is open or the palette. */
export function QuestionsView({ onJump }: { onJump(at: string): void }) {
  const { say } = useTexts()
  const design = useDesign()
  const settled = useDeferredValue(design)
  const { selected, tree, isLocked } = design
  const [isAdding, setAdding] = useState(tree.length === 0 && !isLocked)
  const [added, setAdded] = useState(false)
  const isOpen = selected && !isAdding
  const close = useCallback((isAdded: boolean) => {
    setAdding(false)
    setAdded(isAdded)
  }, [])
  const begin = useCallback(() => setAdding(true), [])
  const pick = useCallback(() => close(false), [close])
  return (
    <>
      <DesignContext.Provider value={settled}>
        <Outline onAdd={begin} onPick={pick} />
      </DesignContext.Provider>
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
