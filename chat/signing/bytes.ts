type Bytes = Uint8Array<ArrayBuffer>

/** From base64 or base64url. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

export function toBase64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export function joined(...pieces: Uint8Array[]): Bytes {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

export const isSame = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

export const sha256 = async (bytes: Bytes | string): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', typeof bytes === 'string' ? utf8(bytes) : bytes))

export const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export const sha256Hex = async (bytes: Bytes | string) => hexOf(await sha256(bytes))

const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text))
