import { say } from '../texts/say.ts'
import { checkMarkup } from './check-markup.ts'

/** Something in a template that keeps it from becoming a document. `line` counts from 1; 0 where no line is to blame. */
export type TemplateDefect = { kind: Kind; line: number; word: string }

type Kind = 'not-closed' | 'unknown-filter' | 'unknown-tag' | 'syntax' | 'endless' | 'markup'

/** A defect in the reader's language, with its line. */
export function defectInWords({ kind, line, word }: TemplateDefect, locale: string): string {
  const said = say(locale, `template.${kind}`, { word })
  return line > 0 ? say(locale, 'template.line', { line, said }) : said
}

const KINDS: [Kind, RegExp][] = [
  ['endless', /\blimit exceeded/],
  ['unknown-filter', /undefined filter: (\S+?),/],
  ['unknown-tag', /tag "([^"]*)" not found/],
  ['not-closed', /((?:tag|output|raw) .{0,60}?) not closed/],
]

/** What the template language said about an error of its own. */
export function defectOf(error: unknown): TemplateDefect {
  const message = error instanceof Error ? error.message : String(error)
  const line = Number(/line:(\d+)/.exec(message)?.[1] ?? 0)
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(message)
    if (found) return { kind, line, word: found[1] ?? '' }
  }
  return { kind: 'syntax', line, word: message.replace(/,? ?file:.*$|, line:.*$/s, '') }
}

/** What the markup check said, with the first line that is to blame by itself. */
export function markupDefects(said: readonly string[], source: string): TemplateDefect[] {
  const lines = source.split('\n').map((line) => checkMarkup(line, { balanced: false }))
  return said.map((word) => ({ kind: 'markup', line: lines.findIndex((found) => found.includes(word)) + 1, word }))
}
