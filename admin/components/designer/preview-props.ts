import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import type { Background } from './hire-worker.ts'
import type { LANGUAGES } from './text-pair.tsx'

/** What each kind of preview is given. It begins anew with each reset and language. */
export type PreviewProps = {
  form: DesignedForm
  agency: string
  /** Who leads the conversation. */
  background: Background
  /** The question to come to; a new object for each time it is asked for. */
  jump: { at: string } | undefined
  locale: (typeof LANGUAGES)[number][0]
  onReset(): void
}
