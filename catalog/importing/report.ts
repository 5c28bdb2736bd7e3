import type { Localized } from '../in-locale.ts'
import { escapeKey } from '../json-pointer.ts'
import { type Outcome, REPORT_WORDS, type ReportKey } from './report-words.ts'

/** What became of one thing in the source. */
export type ReportLine = {
  outcome: Outcome
  /** JSON Pointer into the source. */
  pointer: string
  /** What it is called there. */
  title: string
  words: Localized
}

type Said = (key: ReportKey, pointer: string, title: string, values?: Record<string, string | number>) => void

/** Collects what became of each thing. The outcome is part of the word, so that the two cannot disagree. */
export type Report = { say: Said; lines: ReportLine[] }

export function openReport(): Report {
  const lines: ReportLine[] = []
  const said = new Set<string>()
  return {
    lines,
    say(key, pointer, title, values = {}) {
      const { outcome, ...words } = REPORT_WORDS[key]
      const line = { outcome, pointer, title, words: filled(words, values) }
      const once = JSON.stringify(line)
      if (!said.has(once)) lines.push(line)
      said.add(once)
    },
  }
}

/** A pointer one step deeper. */
export const below = (pointer: string, ...keys: (string | number)[]): string =>
  pointer + keys.map((key) => `/${escapeKey(String(key))}`).join('')

const filled = (words: Localized, values: Record<string, string | number>): Localized =>
  Object.fromEntries(
    Object.entries(words).map(([locale, text]) => [
      locale,
      text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
    ]),
  )
