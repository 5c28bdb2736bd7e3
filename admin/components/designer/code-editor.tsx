import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import CodeMirror, { type EditorState, EditorView, type ReactCodeMirrorRef } from '@uiw/react-codemirror'
import { useEffect, useMemo, useRef } from 'react'
import { colours } from './code-colours.ts'
import { type Writing, writingOf } from './code-writing.ts'

/** Something wrong in a text, at a line counted from 1; 0 where no line is to blame. */
export type CodeProblem = { line: number; message: string; severity: 'error' | 'warning' }

export type CodeEditorProps = {
  value: string
  onChange(text: string): void
  readOnly: boolean
  writing: Writing
  labelledBy: string
  describedBy: string
  height: string
  /** The language of the words in it. */
  lang?: string
  problems?: readonly CodeProblem[]
  /** A place to go to, counted from 1; a new object for each time. */
  goTo?: { line: number; column: number } | undefined
  /** Told of the way to put words into it. */
  onReady?(insertion: Insertion): void
  /** The person begins to write here. */
  onEnter?(): void
}

/** Puts words where the person last wrote, as if they had typed them; `at` is that place. */
export type Insertion = { insert(words: string): void; at(): number }

/** An editor with colours, completion and search. The Tab key leaves it, as it leaves everything else on the page. */
export default function CodeEditor(props: CodeEditorProps) {
  const { value, onChange, readOnly, writing, labelledBy, describedBy, height, lang, problems = NONE, goTo } = props
  const editor = useRef<ReactCodeMirrorRef>(null)
  const extensions = useMemo(
    () => [
      writingOf(writing),
      colours,
      EditorView.lineWrapping,
      writing.kind === 'plain' ? [] : lintGutter(),
      EditorView.cspNonce.of(nonceOfPage()),
      EditorView.contentAttributes.of({
        'aria-labelledby': labelledBy,
        'aria-describedby': describedBy,
        tabindex: '0',
        ...(lang && { lang, spellcheck: 'true' }),
      }),
    ],
    [writing, labelledBy, describedBy, lang],
  )
  useGoTo(editor, goTo)
  const mark = (view: EditorView) => view.dispatch(setDiagnostics(view.state, marks(problems, view.state)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: marked anew when they are others
  useEffect(() => {
    const view = editor.current?.view
    if (view) mark(view)
  }, [problems])
  return (
    <CodeMirror
      ref={editor}
      value={value}
      onChange={onChange}
      onCreateEditor={(view) => {
        mark(view)
        props.onReady?.(insertionInto(view))
      }}
      onFocus={props.onEnter}
      readOnly={readOnly}
      extensions={extensions}
      theme="none"
      basicSetup={writing.kind === 'plain' ? PROSE : CODE}
      height={height}
      indentWithTab={false}
    />
  )
}

const NONE: CodeProblem[] = []
// Colours are ours, so that they follow the theme of the panel.
const CODE = { syntaxHighlighting: false, foldGutter: false }
const PROSE = { ...CODE, lineNumbers: false, highlightActiveLine: false, autocompletion: false }

function useGoTo(editor: React.RefObject<ReactCodeMirrorRef>, goTo: CodeEditorProps['goTo']): void {
  useEffect(() => {
    const view = editor.current?.view
    if (!goTo || !view) return
    const line = view.state.doc.line(Math.min(goTo.line, view.state.doc.lines))
    const at = Math.min(line.from + goTo.column - 1, line.to)
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
    view.focus()
  }, [editor, goTo])
}

const insertionInto = (view: EditorView): Insertion => ({
  insert(words) {
    view.dispatch(view.state.replaceSelection(words))
    view.focus()
  },
  at: () => view.state.selection.main.head,
})

function marks(problems: readonly CodeProblem[], { doc }: EditorState): Diagnostic[] {
  return problems.map(({ line, message, severity }) => {
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines))
    return { from, to, message, severity }
  })
}

const nonceOfPage = () => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.nonce ?? ''
