import { createHash } from 'node:crypto'

/**
 * What the panel's pages may load. styled-components and react-select fill their style elements through the
 * stylesheet's own interface, which the policy does not see, but begin with an empty element, which it does:
 * hence the hash of nothing, and no `unsafe-inline`.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}' '${hashOfNothing}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    // The sample of a document, which the page has made of what it was sent; readers of PDF embed it once more.
    `frame-src blob:`,
    `object-src blob:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

const hashOfNothing = `sha256-${createHash('sha256').digest('base64')}`
