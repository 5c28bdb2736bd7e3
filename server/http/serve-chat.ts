import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Context, Next } from 'koa'

/** Everything else is the chat app's: an asset by its exact path, else the app itself, which finds the page. */
export function serveChat(folder: string) {
  const files = existsSync(folder) ? listFiles(folder) : new Map<string, string>()
  const index = files.get('/index.html')
  return async (ctx: Context, next: Next) => {
    await next()
    if (ctx.status !== 404 || ctx.body !== undefined || !['GET', 'HEAD'].includes(ctx.method)) return
    const file = files.get(ctx.path)
    if (file) return sendFile(ctx, file)
    if (belongsToServer(ctx.path) || extname(ctx.path) !== '' || !index) return
    sendFile(ctx, index)
  }
}

/** The hashes that the chat's build found out for its style elements. */
export function chatStyleHashes(folder: string): string[] {
  const file = join(folder, 'csp.json')
  if (!existsSync(file)) return []
  const { styleHashes = [] } = JSON.parse(readFileSync(file, 'utf8')) as { styleHashes?: string[] }
  return styleHashes
}

const belongsToServer = (path: string) => /^\/(api|auth|admin|oidc|v|healthz|readyz|metrics)(\/|$)/.test(path)

function sendFile(ctx: Context, file: string): void {
  ctx.status = 200
  ctx.type = extname(file)
  ctx.length = statSync(file).size
  // Vite names assets by their content.
  ctx.set('cache-control', ctx.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  ctx.body = ctx.method === 'HEAD' ? null : createReadStream(file)
}

function listFiles(folder: string): Map<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    found.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [`/${relative(folder, path).split(sep).join('/')}`, path]
    }),
  )
}
