import { memo, useDeferredValue, useMemo, useReducer, useRef, useState } from 'react'
import { itemAt } from '../../../catalog/designing/item-at.ts'
import { flatOutline, outline } from '../../../catalog/designing/outline.ts'
import type { ShownDraft, ShownDraftState } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { AboutEditor } from './about-editor.tsx'
import { ConflictNote } from './conflict-note.tsx'
import { DefectsList } from './defects-list.tsx'
import { type Design, DesignContext } from './design-context.ts'
import { DocumentEditor } from './document-editor.tsx'
import { DraftHead } from './draft-head.tsx'
import { afterStep, beginHistory, type EditStep } from './edit-history.ts'
import { JsonEditor } from './json-editor.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { PublishPanel } from './publish-panel.tsx'
import { QuestionsView } from './questions-view.tsx'
import { SharePanel } from './share-panel.tsx'
import { useAutosave } from './use-autosave.ts'
import { useDefects } from './use-defects.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { type View, Views } from './views.tsx'

type Props = { shown: ShownDraft & { draft: ShownDraftState }; onShown(shown: ShownDraft): void }

const Preview = memo(PreviewPane)

/** A draft being described: what is asked, what is told, the document, and beside it the conversation it becomes. */
export function DraftEditor({ shown, onShown }: Props) {
  const { draft, service } = shown
  const [history, step] = useReducer(afterStep, draft.definition, beginHistory)
  const definition = history.present
  const autosave = useAutosave(service.id, draft, definition)
  const [view, setView] = useState<View>(draft.status === 'in-review' ? 'publish' : 'questions')
  const [jump, setJump] = useState<{ at: string }>()
  const design = useDesignOf(definition, shown, step)
  // What follows after the keys: the list of defects and the preview.
  const settled = useDeferredValue(design)
  const lines = useDefects(settled, autosave.defects)
  const errors = lines?.filter(({ defect }) => defect.severity === 'error').length
  useUndoKeys(step)
  const { theirs } = autosave
  return (
    <DesignContext.Provider value={design}>
      <DraftHead shown={shown} autosave={autosave} history={history} onStep={step} />
      {theirs?.draft && (
        <ConflictNote
          base={autosave.base()}
          mine={definition}
          theirs={theirs.draft}
          offices={shown.offices}
          onMerge={(merged) => {
            step({ kind: 'edit', definition: merged })
            if (theirs.draft) autosave.settle(theirs.draft.revision, theirs.draft.definition)
          }}
          onKeepMine={() => theirs.draft && autosave.settle(theirs.draft.revision, theirs.draft.definition)}
          onTakeTheirs={() => onShown(theirs)}
        />
      )}
      <DefectsList lines={lines} isOpen={view === 'publish'} onOpen={setView} />
      <Views view={view} onOpen={setView} />
      <div className={view === 'questions' ? 'd-panes d-three' : 'd-panes'}>
        {view === 'questions' && <QuestionsView onJump={(at) => setJump({ at })} />}
        {view === 'about' && <AboutEditor offices={shown.offices} />}
        {view === 'document' && <DocumentEditor id={service.id} defects={autosave.defects} />}
        {view === 'json' && <JsonEditor />}
        {view === 'share' && <SharePanel service={service} />}
        {view === 'publish' && <PublishPanel shown={shown} autosave={autosave} errors={errors} onMoved={onShown} />}
        <div className="d-beside" hidden={view === 'document'}>
          <Preview form={settled.form} agency={service.agency} jump={jump} />
        </div>
      </div>
    </DesignContext.Provider>
  )
}

function useDesignOf(definition: Design['definition'], shown: Props['shown'], step: (step: EditStep) => void): Design {
  const { language } = useTexts()
  const [at, select] = useState<string>()
  const { form } = definition
  const tree = useMemo(() => outline(form), [form])
  const items = useMemo(() => flatOutline(tree), [tree])
  const latest = useRef(definition)
  latest.current = definition
  return {
    definition,
    form,
    tree,
    items,
    language,
    roles: shown.roles,
    isLocked: shown.draft.status === 'in-review',
    selected: at === undefined ? undefined : itemAt(items, at),
    select,
    current: () => latest.current.form,
    edit: (change, place) => step({ kind: 'edit', definition: { ...latest.current, ...change }, place }),
    replace: (whole) => step({ kind: 'edit', definition: whole }),
    editForm: (changed, place) => step({ kind: 'edit', definition: { ...latest.current, form: changed }, place }),
  }
}
