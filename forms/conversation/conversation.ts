import type { Json, Locale } from '../definition.ts'
import type { Pages } from './pages.ts'

/**
 * One person completing one form: plain JSON, never changed in place. It holds what was answered and in which order;
 * what is asked next, what is relevant and what the data are follows from it and the form, and is not stored.
 */
export type Conversation = {
  readonly version: 1
  /** Hash of the form that it belongs to. */
  readonly form: string
  readonly locale: Locale
  readonly timeZone?: string
  /** ISO 8601 instant. */
  readonly begun: string
  readonly answers: Pages<Answer>
  readonly journal: Pages<Step>
  /** Number of the latest question. */
  readonly prompt: number
  /** The question that the latest number stands for. */
  readonly asking?: Target
  /** A question that the person went back to; it comes before the next one, once. */
  readonly focus?: Target & { readonly step?: number }
  /** What waits for the person's word: a change that hides or opens other questions, or several answers found in one message. */
  readonly pending?: readonly Pending[]
  /** What was announced or read out once: stable paths of read-only places, and sections. */
  readonly told?: readonly string[]
  /** Replies in a row that could not be used. */
  readonly misses: number
  /** Hash of the answers as last shown for review. */
  readonly reviewed?: string
  readonly submitted?: { hash: string; at: string }
}

/** What was said about one place of the form, by its stable path. */
export type Answer = {
  readonly at: string
  readonly value?: Json
  readonly skipped?: true
  /** An earlier value of a question that had left the form; offered again, not taken. */
  readonly was?: Json
  /** Whether an optional part is there. */
  readonly gate?: boolean
  /** The chosen arm, by the pointer of its `oneOf` or `anyOf`. */
  readonly arms?: Readonly<Record<string, number>>
  readonly rows?: readonly Row[]
  /** Number of the latest row ever; a row's number is never given twice. */
  readonly lastRow?: number
  readonly closed?: true
}

/** A row of a list, or an entry of a map with its name. */
export type Row = { readonly id: number; readonly key?: string }

/** Something that can be asked: a value, an optional part, an arm, one more row, the name of an entry. */
export type Target = { readonly at: string; readonly ask: AskKind; readonly arm?: string }

export type AskKind = 'value' | 'gate' | 'branch' | 'more' | 'key'

/** One question that was answered, under the number it had. */
export type Step = Target & { readonly prompt: number }

/** A reading that was understood but not yet applied. */
export type Pending = { readonly target: Target; readonly reading: Reading }

/** How a reply was understood, ready to be put into the answers. */
export type Reading =
  | PlainReading
  | { readonly rows: readonly PastedRow[] }
  | { readonly lines: readonly PastedLine[] }
  | { readonly copy: string }

/** A value, nothing, or one row less. The other readings are rows of a table, lines of a list, and the stable path of a part to be copied. */
export type PlainReading = { readonly value: Json } | { readonly skip: true } | { readonly remove: number }

/** A line of a list of single answers; without a value it could not be read, and is asked. */
export type PastedLine = { readonly value?: Json }

/** A row of a table by its columns' names; `blank` names cells that were left empty. What could not be read is in neither. */
export type PastedRow = {
  readonly number: number
  readonly values: Readonly<Record<string, Json>>
  readonly blank: readonly string[]
}
