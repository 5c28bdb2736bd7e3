import { deflateSync } from 'node:zlib'
import type { Changes } from './changes.ts'
import { inflate } from './inflate.ts'
import { inherited, pagesOf } from './pages.ts'
import type { PdfFile } from './read-pdf.ts'
import { dictOf, isDict, isRef, PdfName, type PdfRef, PdfStream } from './value.ts'

const NO_CHARACTER = /^(<[0-9A-Fa-f]{2,4}> )<0000>$/gm

/**
 * Gives glyphs that the browser ties to no character, such as the reordered vowel signs of Indic scripts, the one that
 * stands for an unknown character: a glyph must not stand for U+0000 (ISO 19005-3 §6.2.11.7.2).
 */
export function completeUnicode(file: PdfFile, changes: Changes): void {
  for (const ref of unicodeMaps(file)) {
    const stream = file.resolve(ref)
    if (!(stream instanceof PdfStream)) continue
    const map = Buffer.from(inflate(stream)).toString('latin1')
    const completed = map.replace(NO_CHARACTER, '$1<FFFD>')
    if (completed === map) continue
    const dict = dictOf({ Filter: new PdfName('FlateDecode') })
    changes.set(ref, new PdfStream(dict, deflateSync(Buffer.from(completed, 'latin1'))))
  }
}

function unicodeMaps(file: PdfFile): PdfRef[] {
  const maps = new Map<number, PdfRef>()
  for (const { dict } of pagesOf(file)) {
    const resources = inherited(file, dict, 'Resources')
    const fonts = isDict(resources) ? file.resolve(resources.get('Font')) : null
    for (const font of isDict(fonts) ? fonts.values() : []) {
      const entries = file.resolve(font)
      const map = isDict(entries) ? entries.get('ToUnicode') : undefined
      if (isRef(map)) maps.set(map.number, map)
    }
  }
  return [...maps.values()]
}
