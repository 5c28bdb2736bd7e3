import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import { EditorView } from '@uiw/react-codemirror'

/** The editor in the colours of the panel, so that it is dark where the panel is. */
export const colours = [
  EditorView.theme({
    '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)' },
    '.cm-content': { caretColor: 'var(--ink)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-gutters': { color: 'var(--ink-2)', backgroundColor: 'var(--surface-2)', border: '0' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'var(--mine)',
    },
    '.cm-tooltip, .cm-panels': {
      color: 'var(--ink)',
      backgroundColor: 'var(--surface)',
      border: '1px solid var(--edge)',
    },
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      color: 'var(--on-accent)',
      backgroundColor: 'var(--accent)',
    },
    '.cm-placeholder-word': { color: 'var(--official)', backgroundColor: 'var(--official-soft)' },
    '.cm-unknown-word': { color: 'var(--warn)', backgroundColor: 'var(--warn-soft)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.variableName], color: 'var(--official)' },
      {
        tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword],
        color: 'var(--accent-strong)',
        fontWeight: '600',
      },
      { tag: [tags.string, tags.attributeValue], color: 'var(--ok)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
      { tag: [tags.tagName, tags.attributeName, tags.angleBracket], color: 'var(--link)' },
      { tag: [tags.comment, tags.bracket, tags.brace, tags.separator, tags.punctuation], color: 'var(--ink-2)' },
    ]),
  ),
]
