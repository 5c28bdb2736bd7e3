import { useEffect } from 'react'
import type { EditStep } from './edit-history.ts'

/** Ctrl+Z takes back, Ctrl+Shift+Z and Ctrl+Y do again, by the place of the key. ⌘ on a Mac. */
export function useUndoKeys(step: (step: EditStep) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const again = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey)
      if (event.code !== 'KeyZ' && !again) return
      // In the preview it is the person's own text that is taken back; the editor of the JSON has its own way back.
      if (event.target instanceof Element && event.target.closest('.d-preview, .cm-editor')) return
      event.preventDefault()
      step({ kind: again ? 'redo' : 'undo' })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [step])
}
