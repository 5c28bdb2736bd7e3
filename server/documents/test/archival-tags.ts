import { inflate } from '../pdf/inflate.ts'
import { pagesOf } from '../pdf/pages.ts'
import type { PdfFile } from '../pdf/read-pdf.ts'
import { structureOf } from '../pdf/structure.ts'
import {
  isDict,
  isNamed,
  isRef,
  type PdfDict,
  PdfName,
  PdfStream,
  PdfString,
  type PdfValue,
  readTextString,
} from '../pdf/value.ts'
import { visitOperators } from '../pdf/visit-operators.ts'

type Rule = [rule: string, holds: boolean]

/** How content and tags hang together (ISO 19005-3 §6.7, ISO 14289-1 §7.1–§7.9, §7.18). */
export function tagRules(file: PdfFile): Rule[] {
  const elements = structureOf(file).map(({ ref, dict }) => ({ number: ref.number, role: roleOf(file, dict), dict }))
  const roles = dictAt(file, dictAt(file, file.catalog.get('StructTreeRoot')).get('RoleMap'))
  const contents = pagesOf(file).map(({ dict }) => markedIn(file, dict))
  const parents = parentTree(file)
  return [
    ['A 6.7.2 no suspects', dictAt(file, file.catalog.get('MarkInfo')).get('Suspects') !== true],
    ['A 6.7.3.4 standard roles keep their meaning', [...roles.keys()].every((role) => !STANDARD_ROLES.has(role))],
    ['A 6.7.4 languages', elements.every(({ dict }) => !dict.has('Lang') || isLanguage(textIn(file, dict, 'Lang')))],
    ['A 6.7.4 language', isLanguage(textIn(file, file.catalog, 'Lang'))],
    ['UA 7.1 artifacts and tags apart', contents.every(({ isMixed }) => !isMixed)],
    ['UA 7.1 marked content is closed', contents.every(({ isClosed }) => isClosed)],
    ['UA 7.1 each piece of content has one tag', contents.every((page) => isTagged(file, page, parents))],
    ['UA 7.2 parents', elements.every(({ role, dict }) => isUnderItsParent(file, role, dict))],
    [
      'UA 7.2 captions',
      elements.every(({ dict }) => rolesBelow(file, dict).filter((r) => r === 'Caption').length <= 1),
    ],
    ['UA 7.2 rows are even', elements.every(({ role, dict }) => role !== 'Table' || isEven(file, dict))],
    ['UA 7.4 one kind of headings', elements.every(({ role }) => role !== 'H')],
    ['UA 7.5 headers are there', hasItsHeaders(file, elements)],
    ['UA 7.9 notes', elements.every(({ role, dict }) => role !== 'Note' || textIn(file, dict, 'ID') !== '')],
    ['UA 7.18.1 fields', annotationsOf(file).every(isUnseenOrNamed)],
    ['UA 7.18.5 links have their tag', annotationsOf(file).every((link) => isLinked(file, link, parents))],
  ]
}

export const STANDARD_ROLES = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
)

export function roleOf(file: PdfFile, element: PdfDict): string | undefined {
  const name = element.get('S')
  if (!(name instanceof PdfName)) return undefined
  if (STANDARD_ROLES.has(name.name)) return name.name
  const mapped = dictAt(file, dictAt(file, file.catalog.get('StructTreeRoot')).get('RoleMap')).get(name.name)
  return mapped instanceof PdfName && STANDARD_ROLES.has(mapped.name) ? mapped.name : undefined
}

/** What hangs below an element; NonStruct in between counts as not there. */
export function elementsBelow(file: PdfFile, element: PdfDict): PdfDict[] {
  const kids = file.resolve(element.get('K'))
  return (Array.isArray(kids) ? kids : [kids]).flatMap((kid) => {
    const child = file.resolve(kid)
    if (!isDict(child) || !child.has('S')) return []
    return roleOf(file, child) === 'NonStruct' ? elementsBelow(file, child) : [child]
  })
}

export const rolesBelow = (file: PdfFile, element: PdfDict) =>
  elementsBelow(file, element).map((child) => roleOf(file, child))

// RFC 5646 §2.1, without private and grandfathered tags.
const isLanguage = (tag: string) => /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z\d]{4,8})*$/.test(tag)

type Marked = { key: number; ids: number[]; isMixed: boolean; isClosed: boolean }

/** The pieces of content that tags call by number; and whether artifacts and tagged content stand inside each other. */
function markedIn(file: PdfFile, page: PdfDict): Marked {
  const content = file.resolve(page.get('Contents'))
  const open: ('artifact' | 'tag' | 'other')[] = []
  const marked: Marked = { key: Number(page.get('StructParents')), ids: [], isMixed: false, isClosed: true }
  let last: PdfValue | undefined
  visitOperators(content instanceof PdfStream ? inflate(content) : new Uint8Array(0), ({ name, operand, start }) => {
    if (name === 'BDC' || name === 'BMC') {
      last = operand()
      const id = name === 'BDC' ? idBefore(inflate(content as PdfStream), start) : undefined
      const kind = isNamed(last, 'Artifact') ? 'artifact' : id === undefined ? 'other' : 'tag'
      if (kind !== 'other' && open.some((other) => other !== 'other')) marked.isMixed = true
      if (id !== undefined) marked.ids.push(id)
      open.push(kind)
    }
    if (name === 'EMC' && open.pop() === undefined) marked.isClosed = false
  })
  return { ...marked, isClosed: marked.isClosed && open.length === 0 }
}

function idBefore(content: Uint8Array, operator: number): number | undefined {
  const written = Buffer.from(content.subarray(Math.max(0, operator - 80), operator)).toString('latin1')
  const id = /\/MCID\s+(\d+)[^>]*>>\s*$/.exec(written)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** Every number stands once on its page, and the tree of parents leads from it to an element that holds it. */
function isTagged(file: PdfFile, { key, ids }: Marked, parents: Map<number, PdfValue>): boolean {
  const list = file.resolve(parents.get(key))
  if (new Set(ids).size !== ids.length) return false
  return ids.every((id) => {
    const kids = file.resolve(dictAt(file, Array.isArray(list) ? list[id] : undefined).get('K'))
    return (Array.isArray(kids) ? kids : [kids]).some((kid) => kid === id || (isDict(kid) && kid.get('MCID') === id))
  })
}

function parentTree(file: PdfFile): Map<number, PdfValue> {
  const numbers = file.resolve(
    dictAt(file, dictAt(file, file.catalog.get('StructTreeRoot')).get('ParentTree')).get('Nums'),
  )
  const items = Array.isArray(numbers) ? numbers : []
  return new Map(items.flatMap((key, at) => (at % 2 === 0 ? [[Number(key), items[at + 1] ?? null] as const] : [])))
}

const PARENTS: Record<string, string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
}

function isUnderItsParent(file: PdfFile, role: string | undefined, element: PdfDict): boolean {
  const wanted = PARENTS[role ?? '']
  let parent = dictAt(file, element.get('P'))
  while (roleOf(file, parent) === 'NonStruct') parent = dictAt(file, parent.get('P'))
  return !wanted || wanted.includes(roleOf(file, parent) ?? '')
}

/** Every row covers as many columns as the others, with what hangs down from rows above. */
function isEven(file: PdfFile, table: PdfDict): boolean {
  const rows = elementsBelow(file, table).flatMap((child) =>
    roleOf(file, child) === 'TR' ? [child] : elementsBelow(file, child).filter((row) => roleOf(file, row) === 'TR'),
  )
  const widths = rows.map(() => 0)
  for (const [index, row] of rows.entries()) {
    for (const cell of elementsBelow(file, row)) {
      const height = attribute(file, cell, 'RowSpan')
      for (let down = 0; down < height; down += 1) {
        if (index + down >= rows.length) return false
        widths[index + down] = (widths[index + down] ?? 0) + attribute(file, cell, 'ColSpan')
      }
    }
  }
  return new Set(widths).size <= 1
}

function attribute(file: PdfFile, element: PdfDict, key: string): number {
  const found = attributesOf(file, element).find((dict) => dict.has(key))
  return Number(found?.get(key) ?? 1)
}

function attributesOf(file: PdfFile, element: PdfDict): PdfDict[] {
  const attributes = file.resolve(element.get('A'))
  return (Array.isArray(attributes) ? attributes : [attributes]).map((item) => dictAt(file, item))
}

/** Cells name only header cells that there are. */
function hasItsHeaders(file: PdfFile, elements: { role: string | undefined; dict: PdfDict }[]): boolean {
  const ids = new Set(elements.flatMap(({ role, dict }) => (role === 'TH' ? [textIn(file, dict, 'ID')] : [])))
  return elements.every(({ dict }) =>
    attributesOf(file, dict).every((attributes) => {
      const headers = file.resolve(attributes.get('Headers'))
      return (Array.isArray(headers) ? headers : []).every(
        (id) => id instanceof PdfString && ids.has(readTextString(id)),
      )
    }),
  )
}

export function annotationsOf(file: PdfFile): PdfDict[] {
  return pagesOf(file).flatMap(({ dict }) => {
    const list = file.resolve(dict.get('Annots'))
    return (Array.isArray(list) ? list : []).map((ref) => file.resolve(ref)).filter(isDict)
  })
}

/** A field without area is not seen by anybody (§7.18.1); any other needs a name that is read aloud. */
function isUnseenOrNamed(annotation: PdfDict): boolean {
  const area = annotation.get('Rect')
  const isEmpty = Array.isArray(area) && area[0] === area[2] && area[1] === area[3]
  return !isNamed(annotation.get('Subtype'), 'Widget') || isEmpty || annotation.has('TU')
}

/** A link is called by a Link element, to which the tree of parents leads from it. */
function isLinked(file: PdfFile, annotation: PdfDict, parents: Map<number, PdfValue>): boolean {
  if (!isNamed(annotation.get('Subtype'), 'Link')) return true
  const element = dictAt(file, parents.get(Number(annotation.get('StructParent'))))
  const kids = file.resolve(element.get('K'))
  const calls = (Array.isArray(kids) ? kids : [kids]).filter((kid) => {
    const reference = file.resolve(kid)
    return isDict(reference) && isNamed(reference.get('Type'), 'OBJR') && isRef(reference.get('Obj'))
  })
  return (
    roleOf(file, element) === 'Link' && calls.some((kid) => dictAt(file, dictAt(file, kid).get('Obj')) === annotation)
  )
}

export function textIn(file: PdfFile, dict: PdfDict, key: string): string {
  const value = file.resolve(dict.get(key))
  return value instanceof PdfString ? readTextString(value) : ''
}

export function dictAt(file: PdfFile, value: PdfValue | undefined): PdfDict {
  const resolved = file.resolve(value)
  return isDict(resolved) ? resolved : new Map()
}
