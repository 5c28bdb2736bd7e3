import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { liquid } from '@codemirror/lang-liquid'
import { Decoration, type Extension, MatchDecorator, ViewPlugin } from '@uiw/react-codemirror'
import type { TemplateField } from '../../../catalog/designing/template-fields.ts'

/** What is written: JSON, a template with the fields it can name, or plain text with answers in brackets. */
export type Writing =
  | { kind: 'json' }
  | { kind: 'template'; fields: readonly TemplateField[] }
  | { kind: 'plain'; answers: readonly string[] }

/** Colours and completion for what is written. */
export function writingOf(writing: Writing): Extension {
  if (writing.kind === 'json') return json()
  if (writing.kind === 'template') return template(writing.fields)
  return [answersInBrackets(writing.answers), autocompletion({ override: [answerAt(writing.answers)] })]
}

/** The filters that the house has beside those of the language. */
const FILTERS: Completion[] = ['day', 'time', 'number', 'money'].map((label) => ({ label, type: 'function' }))

function template(fields: readonly TemplateField[]): Extension {
  const below = (path: readonly string[]) => {
    const start = path.length === 0 ? '' : `${path.join('.')}.`
    const steps = new Map<string, string>()
    for (const { name, title } of fields) {
      if (!name.startsWith(start)) continue
      const [step = '', ...rest] = name.slice(start.length).split('.')
      if (!steps.has(step) || rest.length === 0) steps.set(step, rest.length === 0 ? title : '')
    }
    return [...steps].map(([label, detail]): Completion => ({ label, detail, type: 'property' }))
  }
  return liquid({ variables: below([]), properties: below, filters: FILTERS })
}

/** Answers in brackets stand out; those that no question has, too, for they would be printed as they are. */
function answersInBrackets(answers: readonly string[]): Extension {
  const known = new Set(answers)
  const decorator = new MatchDecorator({
    regexp: /\[[^\]\n]+\]/g,
    decoration: ([word]) => Decoration.mark({ class: known.has(word) ? 'cm-placeholder-word' : 'cm-unknown-word' }),
  })
  return ViewPlugin.define(
    (view) => {
      let decorations = decorator.createDeco(view)
      return {
        get decorations() {
          return decorations
        },
        update(update) {
          decorations = decorator.updateDeco(update, decorations)
        },
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
}

/** Behind an opening bracket, the answers by the titles of their questions. */
function answerAt(answers: readonly string[]) {
  const options = answers.map((label): Completion => ({ label, type: 'variable' }))
  return (context: CompletionContext): CompletionResult | null => {
    const begun = context.matchBefore(/\[[^\]\n]*/)
    // A bracket that the editor has closed already is not closed twice.
    const closed = context.state.sliceDoc(context.pos, context.pos + 1) === ']' ? 1 : 0
    return begun && { from: begun.from, to: context.pos + closed, options, validFor: /^\[[^\]\n]*$/ }
  }
}
