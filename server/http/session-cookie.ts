import type { Context } from 'koa'

/** `__Host-` binds the cookie to https and to this host; plain http on a developer's machine cannot carry it. */
export const sessionCookieName = (publicUrl: string) =>
  publicUrl.startsWith('https://') ? '__Host-s' : 'parley-dev-session'

/** The token of the session that this request comes with. */
export const sessionToken = (ctx: Context): string | undefined => ctx.cookies.get(ctx.state.sessionCookie)

export function setSessionCookie(ctx: Context, name: string, token: string, expires: Date): void {
  const secure = name.startsWith('__Host-')
  // `cookies` refuses a secure cookie on what looks like plain http; behind a proxy the outside is https.
  ctx.cookies.secure = secure
  ctx.cookies.set(name, token, { httpOnly: true, sameSite: 'lax', secure, path: '/', expires, overwrite: true })
}

export function clearSessionCookie(ctx: Context, name: string): void {
  const secure = name.startsWith('__Host-')
  ctx.cookies.secure = secure
  ctx.cookies.set(name, null, { httpOnly: true, sameSite: 'lax', secure, path: '/', overwrite: true })
}
