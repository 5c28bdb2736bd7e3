import type { Form } from '../compile/form.ts'
import { typesOf } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { fits } from '../compile/validate.ts'
import type { Opening } from '../conversation/open.ts'
import type { Json } from '../definition.ts'
import { branchOptions } from '../speech/branch-options.ts'
import { choicesOf, namedChoicesOf } from '../speech/choices.ts'
import { uiText } from '../speech/texts-of.ts'
import { isWord } from '../speech/words.ts'
import { cleanText, fold } from './clean-text.ts'
import { readBoolean, readMore } from './read-boolean.ts'
import { readChoice, readChoices } from './read-choice.ts'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'
import { readDateTime, readTime } from './read-time.ts'
import { type NotUnderstood, notUnderstood, type Read, type Setting, understood } from './reading.ts'

/** Reads a typed text as an answer to a question. Whether the answer is allowed is checked apart. */
export function readText(form: Form, opening: Opening, typed: string, setting: Setting): Read {
  const text = cleanText(typed)
  switch (opening.ask) {
    case 'gate':
      return readBoolean(text, setting.locale)
    case 'more':
      return readMore(text, setting.locale, opening.spot.answer?.rows?.length ?? 0)
    case 'key':
      return text === '' ? notUnderstood('empty', 'problem empty') : understood(text)
    case 'branch':
      return readBranch(form, opening, text, setting)
    case 'value':
      return readLeaf(form, opening.spot.node, typed, setting)
  }
}

function readBranch(form: Form, opening: Opening, text: string, { locale }: Setting): Read {
  const options = branchOptions(form, locale, opening).map(({ index, title }) => ({ value: index, title }))
  if (/^\d+$/.test(text) && !options.some(({ title }) => title === text)) {
    const index = Number(text) - 1
    if (index >= 0 && index < options.length) return understood(index)
    // The index of an arm is nobody's word for it; a number in its title may be.
    return readChoice(
      text,
      options.filter(({ title }) => title.includes(text)),
      locale,
    )
  }
  return readChoice(text, options, locale)
}

/** What already is a value, as a program or a careful person writes it, is taken as it stands. */
export function readLeaf(form: Form, node: Node, typed: string, setting: Setting): Read {
  const text = cleanText(typed)
  if (isNullable(node) && isWord(setting.locale, 'words null', text)) return readNull(form, node, text, setting)
  const named = namedChoicesOf(form, setting.locale, node).filter(({ title }) => fold(title) === fold(text))
  if (named.length === 1 && named[0] !== undefined) return understood(named[0].value)
  const isVerbatim = takesStrings(node) && node.kind !== 'choice' && (typed === '' || text !== '')
  if (isVerbatim && !isTextual(node) && text !== '') {
    const read = readKind(form, node, text, setting)
    if (!Array.isArray(read) && read.understood && !read.isGuess && fits(form, read.value, node.parts)) return read
  }
  if (isVerbatim) {
    for (const string of [text, typed]) if (fits(form, string, node.parts)) return understood(string)
  }
  if (text === '') return notUnderstood('empty', emptyKey(node))
  const read = readKind(form, node, text, setting)
  if (!Array.isArray(read)) return read
  return understood(read.find((candidate) => fits(form, candidate, node.parts)) ?? read[0] ?? text)
}

/** Words for "nothing" may be an answer of their own: «нет» to a yes-or-no question is a No. */
function readNull(form: Form, node: Node, text: string, setting: Setting): Read {
  if (node.kind !== 'boolean' && node.kind !== 'choice') return understood(null)
  const read = readKind(form, node, text, setting)
  return !Array.isArray(read) && read.understood && !read.isGuess ? read : understood(null)
}

function readKind(form: Form, node: Node, text: string, setting: Setting): Read | Json[] {
  const { locale } = setting
  switch (node.kind) {
    case 'number':
    case 'integer':
      return readNumber(text, node.kind, locale, uiText(form, locale, node, 'unit'))
    case 'boolean':
      return readBoolean(text, locale)
    case 'date':
      return readDate(text, setting)
    case 'time':
      return readTime(text, setting)
    case 'dateTime':
      return readDateTime(text, setting)
    case 'choice':
      return readChoice(text, choicesOf(form, locale, node), locale)
    case 'choices':
      return readChoices(text, choicesOf(form, locale, node), locale)
    case 'file':
    case 'files':
      return notUnderstood('unread', 'problem unread file')
    default:
      return takesStrings(node) ? understood(text) : readOther(node, text, setting)
  }
}

/** A place whose type is open, or one of several that are not text. */
function readOther(node: Node, text: string, { locale }: Setting): Read {
  const types = typesOf(node.parts) ?? []
  if (types.includes('number')) return readNumber(text, 'number', locale)
  return types.includes('boolean') ? readBoolean(text, locale) : understood(text)
}

function takesStrings(node: Node): boolean {
  const types = typesOf(node.parts)
  return types === undefined ? isTextual(node) : types.includes('string')
}

function isTextual(node: Node): boolean {
  return !['number', 'integer', 'boolean', 'choice', 'choices', 'files'].includes(node.kind)
}

function isNullable(node: Node): boolean {
  return typesOf(node.parts)?.includes('null') === true
}

function emptyKey(node: Node): NotUnderstood['key'] {
  if (node.kind === 'date') return 'problem empty date'
  if (node.kind === 'choice' || node.kind === 'choices') return 'problem empty choice'
  return node.kind === 'file' || node.kind === 'files' ? 'problem empty file' : 'problem empty'
}
