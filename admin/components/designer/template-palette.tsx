import { useMemo } from 'react'
import { type Snippet, snippets } from '../../../catalog/designing/template-snippets.ts'
import type { Placeholder } from '../../../catalog/designing/template-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

type Props = {
  /** The language of the text that is being written. */
  into: string
  known: readonly Placeholder[]
  isPlain: boolean
  insert(words: string): void
  insertSnippet(snippet: Snippet): void
  onTemplate(): void
  /** There where the text is no more than plain text again. */
  onPlain: (() => void) | undefined
}

const KINDS: Snippet['kind'][] = ['only-if', 'rows', 'several', 'amount']

/** What can be put into the document, from the questions of the form. A button puts it where the person last wrote. */
export function TemplatePalette({ into, known, isPlain, insert, insertSnippet, onTemplate, onPlain }: Props) {
  const { say } = useTexts()
  const { form } = useDesign()
  const offered = useMemo(() => snippets(form, into), [form, into])
  const pieces = (isFact: boolean) =>
    known
      .filter((one) => (one.isFact ?? false) === isFact)
      .map(({ shown, written }) => ({
        key: written,
        title: shown.slice(1, -1),
        onPick: () => insert(isPlain ? shown : written),
      }))
  return (
    <div className="d-palette">
      <h3>{say('designer.answersInDocument')}</h3>
      <p className="p-help">{say(`designer.insertInto.${into === 'ru' ? 'ru' : 'en'}`)}</p>
      <Pieces lang={into} pieces={pieces(false)} />
      <h4>{say('designer.snippet.fact')}</h4>
      <Pieces lang={into} pieces={pieces(true)} />
      {KINDS.map((kind) => {
        const own = offered.filter((one) => one.kind === kind)
        if (own.length === 0) return null
        return (
          <div key={kind}>
            <h4>{say(`designer.snippet.${kind}`)}</h4>
            <Pieces
              lang={into}
              pieces={own.map((one) => ({ key: one.written, title: one.title, onPick: () => insertSnippet(one) }))}
            />
          </div>
        )
      })}
      {isPlain && (
        <>
          <p className="p-help">{say('designer.asTemplateHelp')}</p>
          <button type="button" className="p-button" onClick={onTemplate}>
            {say('designer.asTemplate')}
          </button>
        </>
      )}
      {onPlain && (
        <button type="button" className="p-button" onClick={onPlain}>
          {say('designer.asPlain')}
        </button>
      )}
    </div>
  )
}

type Piece = { key: string; title: string; onPick(): void }

function Pieces({ lang, pieces }: { lang: string; pieces: readonly Piece[] }) {
  return (
    <p className="d-pieces" lang={lang}>
      {pieces.map(({ key, title, onPick }) => (
        <button key={key} type="button" className="p-button" onClick={onPick}>
          {title}
        </button>
      ))}
    </p>
  )
}
