import { randomBytes } from 'node:crypto'
import type { Context, Next } from 'koa'

/** Hashes of style elements that the built chat app writes at run time. */
type Settings = { https: boolean; styleHashes: string[] }

/** What every answer carries; the panel and the demo provider set stricter or other policies of their own. */
export function securityHeaders({ https, styleHashes }: Settings) {
  const headers = {
    'content-security-policy': policy([`'self'`, ...styleHashes.map((hash) => `'${hash}'`)]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
    ...(https && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
  return async (ctx: Context, next: Next) => {
    ctx.set(headers)
    await next()
    if (!ctx.response.get('cache-control')) ctx.set('cache-control', 'no-store')
  }
}

/** Lets the page of this answer carry a style element of its own. @returns the nonce that marks it */
export function allowStyle(ctx: Context): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = ctx.response.get('content-security-policy')
  ctx.set('content-security-policy', policy.replace('style-src ', `style-src 'nonce-${nonce}' `))
  return nonce
}

const policy = (styles: string[]) =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src ${styles.join(' ')}`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
