import type { Json, Locale } from '../definition.ts'

/** One thing that the engine says. `path` is an RFC 6901 pointer into the data, `schemaPath` one into the schema. */
export type Message = Say | Ask | ProblemMessage | Confirm | Review | Complete

/** `language`: from this message on another one is spoken; who reads aloud what was said before must know which it was. */
export type Say = { kind: 'say'; text: string; language?: { from: Locale; to: Locale } }

export type Ask = {
  kind: 'ask'
  prompt: number
  path: string
  schemaPath: string
  title: string
  text: string
  help?: string
  required: boolean
  suggestion?: Json
  input: Input
  progress: Progress
  /** Earlier parts of the form that this one, which just begins, may be the same as. */
  same?: SameAs[]
}

/** `text` is what to answer, typed, to have that part's answers copied; `answers` says them on one line. */
export type SameAs = { path: string; title: string; text: string; answers: string }

export type Progress = { answered: number; remaining: number; section?: string }

export type Problem = { path: string; code: string; text: string }

export type ProblemMessage = { kind: 'problem' } & Problem

/** Before a change that hides or opens other questions. `drops` and `opens` are paths; `removed` and `asked` say the same in words. */
export type Confirm = {
  kind: 'confirm'
  path: string
  text: string
  drops: string[]
  opens: string[]
  removed: ReviewItem[]
  asked: { path: string; title: string }[]
  /** Several answers found in one message, to be confirmed together. */
  understood?: ReviewItem[]
}

export type ReviewItem = { path: string; title: string; text: string }

export type ReviewSection = { title: string; items: ReviewItem[] }

export type Review = { kind: 'review'; sections: ReviewSection[]; hash: string; progress: Progress }

export type Complete = { kind: 'complete'; data: Json; hash: string }

/** What a client needs to draw the control of a question. */
export type Input =
  | TextInput
  | NumberInput
  | { kind: 'boolean'; options: ChoiceOption[] }
  | { kind: 'date' | 'time' | 'dateTime'; format?: string }
  | { kind: 'choice'; options: ChoiceOption[]; search?: true }
  | { kind: 'choices'; options: ChoiceOption[]; min?: number; max?: number; search?: true }
  | FileInput
  | { kind: 'gate' }
  | { kind: 'branch'; options: BranchOption[] }
  | { kind: 'more'; count: number; min?: number; max?: number }
  | { kind: 'key'; taken: string[] }

export type TextInput = {
  kind: 'text' | 'longText'
  minLength?: number
  maxLength?: number
  format?: string
  example?: string
  autocomplete?: string
  /** Answers that the form names; any other text is one as well. */
  named?: ChoiceOption[]
}

export type NumberInput = {
  kind: 'number' | 'integer'
  min?: number
  max?: number
  step?: number
  unit?: string
}

export type FileInput = { kind: 'file' | 'files'; accept?: string; maxSize?: number; min?: number; max?: number }

export type ChoiceOption = { value: Json; title: string; description?: string; disabled?: true }

export type BranchOption = { index: number; title: string; schemaPath: string }

/** Every input kind, for tables that must know them all. */
export type InputKind = Input['kind']
