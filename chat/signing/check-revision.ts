import { isSame, joined, sha256 } from './bytes.ts'
import { signedAttributes } from './signed-attributes.ts'

type Offered = {
  /** What comes behind the document that was shown. */
  tail: Uint8Array<ArrayBuffer>
  byteRange: number[]
  toBeSigned: Uint8Array<ArrayBuffer>
}

type Shown = { pdf: Uint8Array<ArrayBuffer>; certificate: Uint8Array<ArrayBuffer>; intent: string; assertion: string }

/**
 * Whether what the server has me sign is the document that was shown, with the agreed intent and the passkey's answer
 * behind it and an empty place for the signature: all of it digested here, and nothing else signed.
 */
export async function isShownDocument({ tail, byteRange, toBeSigned }: Offered, shown: Shown): Promise<boolean> {
  const [zero, from = 0, to = 0, rest = 0, ...more] = byteRange
  const bytes = joined(shown.pdf, tail)
  const isWhole = zero === 0 && more.length === 0 && to + rest === bytes.length
  if (!isWhole || from < shown.pdf.length || to <= from) return false
  if (!/^<0+>$/.test(text(bytes.subarray(from, to)))) return false
  const added = new TextDecoder().decode(tail)
  if (!added.includes(JSON.stringify(shown.intent)) || !added.includes(shown.assertion)) return false
  const digest = await sha256(joined(bytes.subarray(0, from), bytes.subarray(to)))
  return isSame(await signedAttributes(digest, shown.certificate), toBeSigned)
}

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
