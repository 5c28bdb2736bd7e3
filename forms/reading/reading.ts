import type { Json, Locale } from '../definition.ts'
import type { TextKey } from '../speech/words.ts'

/** What came of a typed reply. Never an exception: a reply that is not understood is an ordinary thing. */
export type Read = Understood | NotUnderstood

/** `isGuess`: what was written is not quite any answer, only near to one, so the person is asked before it is taken. */
export type Understood = { understood: true; value: Json; isGuess?: true }

export type NotUnderstood = {
  understood: false
  /** Stable code for programs. */
  code: string
  /** The text for people, and what it needs beside the title of the question. */
  key: TextKey
  parameters?: Record<string, string | number>
}

/** Where and when something is read: the order of a date, the mark in a number, and what "today" means. */
export type Setting = { locale: Locale; now: Date; timeZone: string | undefined }

/** A reading that was understood. */
export function understood(value: Json): Understood {
  return { understood: true, value }
}

/** A reading that was not, and why. */
export function notUnderstood(code: string, key: TextKey, parameters?: Record<string, string | number>): NotUnderstood {
  return parameters === undefined ? { understood: false, code, key } : { understood: false, code, key, parameters }
}

/** A typed text shown back is cut, so that a refusal stays readable. */
export function quote(text: string): string {
  const characters = [...text]
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text
}
