import { deflateSync } from 'node:zlib'
import { appendRevision } from './append-revision.ts'
import { Changes } from './changes.ts'
import { type PdfFile, readPdf } from './read-pdf.ts'
import { itemsOf, MATERIAL_KEYS, type ValidationMaterial } from './validation-material.ts'
import { dictOf, isDict, isRef, type PdfDict, PdfName, PdfStream, type PdfValue } from './value.ts'

/**
 * The same file with a revision that adds this material to its /DSS (ETSI EN 319 142-1 §5.4.2.2); what is there stays,
 * what is there already is not added again. Without anything new the file is returned as it is. Throws PdfDefect.
 */
export function addValidationMaterial(pdf: Uint8Array, material: ValidationMaterial): Uint8Array {
  const file = readPdf(pdf)
  const changes = new Changes(file)
  const written = file.catalog.get('DSS')
  const old = file.resolve(written)
  const store: PdfDict = isDict(old) ? new Map(old) : dictOf({ Type: new PdfName('DSS') })
  let added = 0
  for (const kind of ['certificates', 'answers', 'crls'] as const) {
    const items = itemsOf(file, store.get(MATERIAL_KEYS[kind]))
    const fresh = newOnes(
      material[kind],
      items.flatMap(({ bytes }) => bytes ?? []),
    )
    added += fresh.length
    if (fresh.length === 0) continue
    const refs: PdfValue[] = fresh.map((bytes) => changes.add(compressed(bytes)))
    store.set(MATERIAL_KEYS[kind], [...items.map(({ value }) => value), ...refs])
  }
  if (added === 0) return pdf
  const ref = changes.put(written, store)
  if (!isRef(written)) changes.set(file.catalogRef, withStore(file, ref))
  return appendRevision(
    file,
    [...changes.bodies].map(([number, body]) => ({ number, body })),
  ).bytes
}

/** PDF 1.7 knows the store only as an extension of ETSI's, and says so (EN 319 142-1 §5.6). */
function withStore(file: PdfFile, store: PdfValue): PdfDict {
  const extension = dictOf({ BaseVersion: new PdfName('1.7'), ExtensionLevel: 5 })
  const extensions = file.resolve(file.catalog.get('Extensions'))
  const all = new Map(isDict(extensions) ? extensions : []).set('ESIC', extension)
  return new Map(file.catalog).set('DSS', store).set('Extensions', all)
}

function newOnes(wanted: Uint8Array[], present: Uint8Array[]): Uint8Array[] {
  const known = new Set(present.map((bytes) => Buffer.from(bytes).toString('latin1')))
  return wanted.filter((bytes) => {
    const key = Buffer.from(bytes).toString('latin1')
    return !known.has(key) && known.add(key)
  })
}

function compressed(bytes: Uint8Array): PdfStream {
  return new PdfStream(dictOf({ Filter: new PdfName('FlateDecode') }), deflateSync(bytes))
}
