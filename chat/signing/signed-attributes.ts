import { joined, sha256 } from './bytes.ts'

const CONTENT_TYPE = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03]
const MESSAGE_DIGEST = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04]
const SIGNING_CERTIFICATE_V2 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f]
const DATA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]

/**
 * What a signature over a document is made over (RFC 5652 §5.4, RFC 5035): its digest and the signer's certificate, as
 * the DER of a SET. Built here anew, so that nobody has something else signed.
 */
export async function signedAttributes(
  digest: Uint8Array,
  certificate: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const bound = sequence(sequence(sequence(element(0x04, await sha256(certificate)))))
  const attributes = [
    attribute(CONTENT_TYPE, element(0x06, Uint8Array.from(DATA))),
    attribute(MESSAGE_DIGEST, element(0x04, digest)),
    attribute(SIGNING_CERTIFICATE_V2, bound),
  ]
  return element(0x31, joined(...attributes.sort(byBytes)))
}

const attribute = (type: number[], value: Uint8Array) =>
  sequence(element(0x06, Uint8Array.from(type)), element(0x31, value))

const sequence = (...members: Uint8Array[]) => element(0x30, joined(...members))

/** All of it is shorter than 256 bytes. */
function element(tag: number, content: Uint8Array) {
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length]
  return joined(Uint8Array.from([tag, ...length]), content)
}

function byBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index])
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0)
}
