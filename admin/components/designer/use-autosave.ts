import { useCallback, useEffect, useRef, useState } from 'react'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import type { ShownDefect, ShownDraft, ShownDraftState } from '../../resources/shown-draft.ts'
import { callService, readDesign, statusOf } from './call-service.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'signedOut' | 'conflict'

const PAUSE = 1000

/**
 * Keeps the draft on the server a second after the last change. What someone else has saved meanwhile is never
 * overwritten: then `theirs` is there, to be looked at first.
 */
export function useAutosave(id: string, draft: ShownDraftState, definition: ServiceDefinition) {
  const [state, setState] = useState<SaveState>('saved')
  const [savedAt, setSavedAt] = useState(draft.editedAt)
  const [defects, setDefects] = useState<ShownDefect[]>(draft.defects)
  const [theirs, setTheirs] = useState<ShownDraft>()
  const kept = useRef({ revision: draft.revision, definition: draft.definition })
  const latest = useRef(definition)
  latest.current = definition

  const save = useCallback(async (): Promise<boolean> => {
    const sent = latest.current
    if (sent === kept.current.definition) return true
    setState('saving')
    try {
      const { saved } = await callService(id, 'saveDraft', { revision: kept.current.revision, definition: sent })
      kept.current = { revision: saved.revision, definition: sent }
      setDefects(saved.defects)
      setSavedAt(new Date().toISOString())
      setState(latest.current === sent ? 'saved' : 'waiting')
      return latest.current === sent
    } catch (thrown) {
      const status = statusOf(thrown)
      if (status === 409) setTheirs(await readDesign(id))
      setState(status === 409 ? 'conflict' : status === 401 ? 'signedOut' : 'failed')
      return false
    }
  }, [id])

  useEffect(() => {
    if (state === 'conflict' || state === 'saving') return
    // Undone again, or put together into what the other has saved: there is nothing left to save.
    if (definition === kept.current.definition) return setState('saved')
    setState((now) => (now === 'saved' ? 'waiting' : now))
    const timer = setTimeout(save, PAUSE)
    return () => clearTimeout(timer)
  }, [definition, state, save])
  useWarning(state !== 'saved')

  /** Goes on from what the other has saved; what is here is saved over it, or the caller takes theirs. */
  const settle = (revision: number, from: ServiceDefinition) => {
    kept.current = { revision, definition: from }
    setTheirs(undefined)
    setState(latest.current === from ? 'saved' : 'waiting')
  }
  return {
    state,
    savedAt,
    defects,
    theirs,
    save,
    settle,
    base: () => kept.current.definition,
    revision: () => kept.current.revision,
  }
}

export type Autosave = ReturnType<typeof useAutosave>

/** The browser asks before a page with something unsaved is left. */
function useWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
