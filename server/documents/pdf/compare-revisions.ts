import { awaitedObjects } from './awaited-objects.ts'
import { isFilled } from './is-filled.ts'
import { fileAt, type PdfFile, refTo } from './read-pdf.ts'
import { isSameValue as isSame } from './same-value.ts'
import { isDict, isNamed, isRef, type PdfDict, PdfRef, PdfStream, PdfString, type PdfValue } from './value.ts'

/** Where a later revision leaves the white list: `what` is for the log. */
export type ForbiddenChange = { revision: number; what: string }

const FORM_KEYS = new Set(['Fields', 'SigFlags'])
const MAX_MATERIAL_DEPTH = 4
const WIDGET_KEYS = new Set(['Type', 'Subtype', 'FT', 'T', 'F', 'Rect', 'P', 'V', 'Ff'])

/**
 * What revisions newer than `signed` (an index into the sections) changed beyond adding signatures. Permitted are a
 * new invisible signature field with its signature, the entries that announce it, and validation material (/DSS).
 * Everything else is forbidden, known to be harmful or not. Throws PdfDefect when a revision does not read by itself.
 */
export function forbiddenChanges(file: PdfFile, signed: number): ForbiddenChange[] {
  const found: ForbiddenChange[] = []
  let before = fileAt(file, signed)
  const awaited = signed > 0 ? awaitedObjects(before, before.entries.keys()) : new Set<number>()
  for (let revision = signed - 1; revision >= 0; revision -= 1) {
    const after = fileAt(file, revision)
    const written = [...(after.sections[0]?.entries.keys() ?? [])]
    const fulfilled = written.filter((number) => awaited.has(number)).map((number) => `awaited object ${number}`)
    found.push(...[...changesOf(before, after), ...fulfilled].map((what) => ({ revision, what })))
    for (const number of awaitedObjects(after, written)) awaited.add(number)
    before = after
  }
  return found
}

function changesOf(before: PdfFile, after: PdfFile): string[] {
  const section = after.sections[0]
  if (!section) return ['no revision']
  const what: string[] = isFilled(after, before.bytes.length) ? [] : ['something beside its objects']
  for (const key of ['Root', 'Info']) {
    if (!isSame(before.trailer.get(key), after.trailer.get(key))) what.push(`trailer /${key}`)
  }
  const permitted = new Set<number>()
  what.push(...compareCatalogs(before, after, permitted))
  for (const [number, entry] of section.entries) {
    if (entry === 'free') {
      if (number !== 0) what.push(`object ${number} freed`)
    } else if (!permitted.has(number) && !isUnchanged(before, after, number)) what.push(`object ${number}`)
  }
  return what
}

/** Compares what the catalog leads to and notes which object numbers the revision may write. */
function compareCatalogs(before: PdfFile, after: PdfFile, permitted: Set<number>): string[] {
  const exempt = new Set(['AcroForm', 'DSS', 'Extensions'])
  const what = differingKeys(before.catalog, after.catalog, exempt).map((key) => `catalog /${key}`)
  permitted.add(after.catalogRef.number)
  const [oldWritten, written] = [before.catalog.get('AcroForm'), after.catalog.get('AcroForm')]
  const [oldForm, form] = [dictAt(before, oldWritten), dictAt(after, written)]
  if (!mayWrite(before, oldWritten, written, permitted)) what.push('the form takes the place of another object')
  what.push(...differingKeys(oldForm, form, FORM_KEYS).map((key) => `form /${key}`))
  if (!isSame(form.get('SigFlags'), oldForm.get('SigFlags')) && form.get('SigFlags') !== 3) what.push('form /SigFlags')
  const added = addedItems(before.resolve(oldForm.get('Fields')), after.resolve(form.get('Fields')))
  if (!added || isRef(form.get('Fields'))) return [...what, 'form /Fields']
  for (const field of added) what.push(...checkNewField(before, after, field, permitted))
  if (!permitMaterial(before, after, permitted)) what.push('validation material takes the place of another object')
  if (!isKept(before.resolve(before.catalog.get('DSS')), after.resolve(after.catalog.get('DSS'))))
    what.push('validation material taken away')
  return what
}

function checkNewField(before: PdfFile, after: PdfFile, field: PdfValue, permitted: Set<number>): string[] {
  const widget = dictAt(after, field)
  const value = widget.get('V')
  const isNew = (item: PdfValue | undefined): item is PdfRef => isRef(item) && !before.entries.has(item.number)
  if (!isNew(field) || !isNew(value)) return ['an old object as new signature']
  const rectangle = widget.get('Rect')
  const isInvisible = Array.isArray(rectangle) && rectangle.length === 4 && rectangle.every((side) => side === 0)
  const isPlain = isNamed(widget.get('FT'), 'Sig') && [...widget.keys()].every((key) => WIDGET_KEYS.has(key))
  if (!isInvisible || !isPlain) return ['a new field that is not an invisible signature']
  if (!hasOwnName(before, widget)) return ['a new field under the name of another']
  for (const item of [field, value, ...dictAt(after, value).values()]) if (isNew(item)) permitted.add(item.number)
  return checkAnnotations(before, after, widget.get('P'), field, permitted)
}

/** Fields of one name are one field to some readers, and share its value. */
function hasOwnName(before: PdfFile, widget: PdfDict): boolean {
  const fields = before.resolve(dictAt(before, before.catalog.get('AcroForm')).get('Fields'))
  const names = (Array.isArray(fields) ? fields : []).map((field) => before.resolve(dictAt(before, field).get('T')))
  const name = widget.get('T')
  return name instanceof PdfString && name.bytes.length > 0 && !names.some((other) => isSame(other, name))
}

/** The page gets the widget behind its annotations, nothing else. */
function checkAnnotations(
  before: PdfFile,
  after: PdfFile,
  pageRef: PdfValue | undefined,
  widget: PdfRef,
  permitted: Set<number>,
): string[] {
  const [oldPage, page] = [dictAt(before, pageRef), dictAt(after, pageRef)]
  if (!isRef(pageRef) || !isNamed(oldPage.get('Type'), 'Page')) return ['a widget on no page']
  if (differingKeys(oldPage, page, new Set(['Annots'])).length > 0) return ['a page']
  const [oldList, list] = [oldPage.get('Annots'), page.get('Annots')]
  const added = addedItems(before.resolve(oldList), after.resolve(list))
  if (added?.length !== 1 || !isSame(added[0], widget)) return ['annotations beside the signature']
  permitted.add(pageRef.number)
  return mayWrite(before, oldList, list, permitted) ? [] : ['the annotations take the place of another object']
}

/** Validation material: new objects below /DSS, and the dictionary itself where it was one before. */
function permitMaterial(before: PdfFile, after: PdfFile, permitted: Set<number>): boolean {
  const written = after.catalog.get('DSS')
  const isFree = mayWrite(before, before.catalog.get('DSS'), written, permitted)
  const seen = new Set<number>()
  const permitNew = (value: PdfValue | undefined, depth: number): void => {
    if (isRef(value)) {
      if (seen.has(value.number)) return
      seen.add(value.number)
      if (!before.entries.has(value.number)) permitted.add(value.number)
    }
    const inner = depth < MAX_MATERIAL_DEPTH ? after.resolve(value) : null
    if (Array.isArray(inner)) for (const item of inner) permitNew(item, depth + 1)
    if (isDict(inner)) for (const item of inner.values()) permitNew(item, depth + 1)
  }
  permitNew(written, 0)
  for (const [number] of after.sections[0]?.entries ?? []) {
    // The cross-reference stream of the revision is an object of its own.
    const object = before.entries.has(number) ? undefined : after.object(new PdfRef(number))
    if (object instanceof PdfStream && isNamed(object.dict.get('Type'), 'XRef')) permitted.add(number)
  }
  return isFree
}

/** What was there is still there: lists grow at their end, dictionaries by entries. */
function isKept(old: PdfValue, now: PdfValue): boolean {
  if (Array.isArray(old)) return addedItems(old, now) !== undefined
  if (!isDict(old)) return old === null || isSame(old, now)
  return isDict(now) && [...old].every(([key, value]) => now.has(key) && isKept(value, now.get(key) as PdfValue))
}

/** A value may be rewritten in place, or become an object of its own; it may not take the number of another one. */
function mayWrite(
  before: PdfFile,
  old: PdfValue | undefined,
  now: PdfValue | undefined,
  permitted: Set<number>,
): boolean {
  if (!isRef(now)) return true
  if (before.entries.has(now.number) && !isSame(old, now)) return false
  permitted.add(now.number)
  return true
}

/** What was added behind the old list; undefined when the old list is not its beginning. */
function addedItems(old: PdfValue, now: PdfValue): PdfValue[] | undefined {
  const before = Array.isArray(old) ? old : []
  const after = Array.isArray(now) ? now : []
  return before.every((item, index) => isSame(item, after[index])) ? after.slice(before.length) : undefined
}

function differingKeys(before: PdfDict, after: PdfDict, exempt: Set<string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => !exempt.has(key) && !isSame(before.get(key), after.get(key)))
}

function isUnchanged(before: PdfFile, after: PdfFile, number: number): boolean {
  const ref = refTo(before, number)
  if (!before.entries.has(number) || !isSame(ref, refTo(after, number))) return false
  return isSame(before.object(ref), after.object(ref))
}

function dictAt(file: PdfFile, value: PdfValue | undefined): PdfDict {
  const resolved = file.resolve(value)
  return isDict(resolved) ? resolved : new Map()
}
