import { json } from '@codemirror/lang-json'
import CodeMirror, { EditorView, type ReactCodeMirrorRef } from '@uiw/react-codemirror'
import { useEffect, useMemo, useRef } from 'react'

export type CodeEditorProps = {
  value: string
  onChange(text: string): void
  readOnly: boolean
  labelledBy: string
  describedBy: string
  /** A place to go to, counted from 1; a new object for each time. */
  goTo: { line: number; column: number } | undefined
}

/** An editor for JSON: colours, folding, search. The Tab key leaves it, as it leaves everything else on the page. */
export default function CodeEditor({ value, onChange, readOnly, labelledBy, describedBy, goTo }: CodeEditorProps) {
  const editor = useRef<ReactCodeMirrorRef>(null)
  const extensions = useMemo(
    () => [
      json(),
      EditorView.lineWrapping,
      EditorView.cspNonce.of(nonceOfPage()),
      EditorView.contentAttributes.of({ 'aria-labelledby': labelledBy, 'aria-describedby': describedBy }),
    ],
    [labelledBy, describedBy],
  )
  useEffect(() => {
    const view = editor.current?.view
    if (!goTo || !view) return
    const line = view.state.doc.line(Math.min(goTo.line, view.state.doc.lines))
    const at = Math.min(line.from + goTo.column - 1, line.to)
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
    view.focus()
  }, [goTo])
  return (
    <CodeMirror
      ref={editor}
      value={value}
      onChange={onChange}
      readOnly={readOnly}
      extensions={extensions}
      height="60vh"
      indentWithTab={false}
    />
  )
}

const nonceOfPage = () => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.nonce ?? ''
