import { inflate } from './inflate.ts'
import { ValueReader } from './read-value.ts'
import { isCount, isNamed, PdfDefect, PdfStream, type PdfValue } from './value.ts'

const MAX_INFLATED = 128 * 1024 * 1024

type Unpacked = { bytes: Uint8Array; members: { number: number; offset: number }[] }

/**
 * Reads members of object streams (ISO 32000-2 §7.5.7). Each stream is unpacked once, and all those of one file
 * together only up to a limit: a small file must not become a large one in memory.
 */
export function memberReader(): (container: PdfValue | undefined, number: number, index: number) => PdfValue {
  const unpacked = new Map<PdfStream, Unpacked>()
  let inflated = 0
  return (container, number, index) => {
    if (!(container instanceof PdfStream) || !isNamed(container.dict.get('Type'), 'ObjStm')) {
      throw new PdfDefect('malformed', `object ${number} is in no object stream`)
    }
    const known = unpacked.get(container) ?? unpack(container)
    if (!unpacked.has(container)) inflated += known.bytes.length
    if (inflated > MAX_INFLATED) throw new PdfDefect('too-large', 'the object streams')
    unpacked.set(container, known)
    const member = known.members[index]
    if (member?.number !== number) throw new PdfDefect('malformed', `object ${number} is not in its object stream`)
    // Members lie one behind the other (§7.5.7): those that share bytes would be read again and again.
    const end = known.members[index + 1]?.offset ?? known.bytes.length
    if (end <= member.offset) throw new PdfDefect('malformed', 'members of an object stream overlap')
    return new ValueReader(known.bytes.subarray(0, end), member.offset).readValue()
  }
}

function unpack(container: PdfStream): Unpacked {
  const [first, count] = [container.dict.get('First'), container.dict.get('N')]
  const bytes = inflate(container)
  if (!isCount(first) || !isCount(count) || count > bytes.length) throw new PdfDefect('malformed', 'an object stream')
  const reader = new ValueReader(bytes)
  const members = Array.from({ length: count }, () => ({
    number: reader.readInteger(),
    offset: reader.readInteger() + first,
  }))
  return { bytes, members }
}
