import { escapeKey } from '../json-pointer.ts'
import { cloned, type DesignedForm, editForm, objectAt } from './edit-form.ts'
import { findSection } from './find-question.ts'
import { blankQuestion, type Kind, KNOWN_TITLES } from './kinds.ts'
import { nameFor } from './name-for.ts'
import { orderIn, writeOrder } from './order.ts'
import { setText } from './set-text.ts'

type Added = { kind: Kind; title: string; within: string; after?: string | undefined }

/**
 * A question or a section of a kind, in the section `within` (a pointer into the uiSchema; `/uiSchema` is the form),
 * behind the one named `after` or at the end. It must be answered.
 */
export function addQuestion(form: DesignedForm, added: Added): { form: DesignedForm; at: string } {
  const { kind, title, within, after } = added
  let at = ''
  const changed = editForm(form, (copy) => {
    const { owner, ui } = findSection(copy, within)
    const order = orderIn(owner, ui)
    const name = nameFor(title, order)
    const blank = blankQuestion(kind)
    objectAt(owner, 'properties')[name] = { ...blank.schema, title }
    ui[name] = blank.ui
    if (kind !== 'list') owner.required = [...((owner.required as string[] | undefined) ?? []), name]
    const index = after === undefined ? -1 : order.indexOf(after)
    writeOrder(owner, ui, order.toSpliced(index < 0 ? order.length : index + 1, 0, name))
    at = `${within}/${escapeKey(name)}`
  })
  return { form: withKnownTitles(changed, at), at }
}

/** The parts of an address or a person come with their titles in every language. */
function withKnownTitles(form: DesignedForm, at: string): DesignedForm {
  const copy = cloned({ schema: form.schema, uiSchema: form.uiSchema ?? {} })
  const section = at.slice(0, at.lastIndexOf('/'))
  const { pointer } = findSection(copy, section)
  const below = `${pointer}/properties/${at.slice(section.length + 1)}`
  let result = form
  for (const [locale, titles] of Object.entries(KNOWN_TITLES))
    for (const [text, translation] of Object.entries(titles))
      for (const found of titlesBelow(form, below, text)) result = setText(result, found, locale, translation)
  return result
}

function titlesBelow(form: DesignedForm, pointer: string, text: string): string[] {
  const found: string[] = []
  look(valueIn(form, pointer), pointer)
  return found

  function look(value: unknown, here: string): void {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'title' && inner === text && here !== pointer) found.push(`${here}/title`)
      look(inner, `${here}/${escapeKey(key)}`)
    }
  }
}

const valueIn = (form: DesignedForm, pointer: string) =>
  pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], form.schema)
