/** What stands in a scanned or typed text: the code of a document, or that it leads somewhere else. */
export type CodeIn = { kind: 'code'; code: string } | { kind: 'elsewhere'; host: string } | { kind: 'none' }

const CODE = /^[\w-]{16,64}$/
const PATH = /^\/v\/([\w-]{16,64})\/?$/

/**
 * Reads what a QR code says, or what a person copied from under one. An address elsewhere is never followed: whoever
 * forges a paper can print a code that leads to a page of their own. Pure.
 */
export function codeIn(written: string, origin: string): CodeIn {
  const text = written.trim()
  if (CODE.test(text)) return { kind: 'code', code: text }
  // People leave the scheme out.
  const address = !/^[a-z][\w+.-]*:\/\//i.test(text) && text.includes('/') ? `https://${text}` : text
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url?.host || !/^https?:$/.test(url.protocol)) return { kind: 'none' }
  if (url.host !== new URL(origin).host) return { kind: 'elsewhere', host: url.host }
  const code = PATH.exec(url.pathname)?.[1]
  return code ? { kind: 'code', code } : { kind: 'none' }
}
