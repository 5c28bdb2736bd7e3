import type { Snippet } from './template-snippets.ts'
import { type Placeholder, templateFromPlain } from './template-text.ts'

/** Stands for the snippet while the text around it becomes a template. It is no character that people write. */
const MARK = '\uE000'

/** Snippets that are paragraphs of their own; the others stand within one. */
const WHOLE: Snippet['kind'][] = ['only-if', 'rows', 'several']

/**
 * A plain text as a template, with a snippet where the person last wrote: within the paragraph, or behind it if the
 * snippet is a paragraph of its own. So nobody has to know how either is written.
 */
export function withSnippet(plain: string, at: number, snippet: Snippet, known: readonly Placeholder[]): string {
  if (!WHOLE.includes(snippet.kind)) {
    const marked = `${plain.slice(0, at)}${MARK}${plain.slice(at)}`
    return templateFromPlain(marked, known).replace(MARK, () => snippet.written)
  }
  const next = plain.indexOf('\n\n', at)
  const end = next < 0 ? plain.length : next
  const before = plain.slice(0, end)
  const marked = `${before}${before.trim() === '' ? '' : '\n\n'}${MARK}${plain.slice(end)}`
  return templateFromPlain(marked, known).replace(`<p>${MARK}</p>`, () => snippet.written)
}
