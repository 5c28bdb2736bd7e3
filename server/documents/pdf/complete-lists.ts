import type { Changes } from './changes.ts'
import type { PdfFile } from './read-pdf.ts'
import { structureOf } from './structure.ts'
import { dictOf, isDict, isNamed, isRef, type PdfDict, PdfName, type PdfValue } from './value.ts'

/**
 * Gives every list item the body that it must have (ISO 32000-2 §14.8.4.8.3, ISO 14289-1 §7.6): the browser puts the
 * text of an item, and a list inside it, directly beside the bullet.
 */
export function completeLists(file: PdfFile, changes: Changes): void {
  for (const { ref, dict } of structureOf(file)) {
    if (!isNamed(dict.get('S'), 'LI')) continue
    const kids = kidsOf(file, dict)
    const inBody = kids.filter((kid) => !isRole(file, kid, 'Lbl'))
    // Content that hangs on the item itself is known by the item's number elsewhere, so it stays where it is.
    if (inBody.length === 0 || !inBody.every(isRef) || inBody.some((kid) => isRole(file, kid, 'LBody'))) continue
    const body = changes.add(dictOf({ Type: new PdfName('StructElem'), S: new PdfName('LBody'), P: ref, K: inBody }))
    for (const kid of inBody) {
      const element = file.resolve(kid)
      if (isDict(element)) changes.set(kid, new Map(element).set('P', body))
    }
    changes.set(ref, new Map(dict).set('K', [...kids.filter((kid) => isRole(file, kid, 'Lbl')), body]))
  }
}

function kidsOf(file: PdfFile, element: PdfDict): PdfValue[] {
  const kids = element.get('K')
  const list = Array.isArray(kids) ? kids : file.resolve(kids)
  return Array.isArray(list) ? list : kids === undefined ? [] : [kids]
}

function isRole(file: PdfFile, kid: PdfValue, role: string): boolean {
  const element = file.resolve(kid)
  return isDict(element) && isNamed(element.get('S'), role)
}
