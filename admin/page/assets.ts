import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

export type Asset = { type: string; etag: string; plain: Buffer; gzip: Buffer | undefined }
/** The asset at exactly this path; undefined for every other one. */
export type OpenAsset = (path: string) => Promise<Asset | undefined>

const folder = '/frontend/assets'
const bundle = `${folder}/components.bundle.js`
const built = join(import.meta.dirname, '..', 'dist')

/**
 * Everything the panel's pages load: AdminJS's own files and our bundle, each under its exact path. They are the
 * same for everybody and hold nothing about anybody, so they are served without signing in.
 */
export function panelAssets(rootPath: string, ofCore: readonly { path: string; src: string }[]): OpenAsset {
  const files = new Map<string, string>()
  // The core picks its development builds, five times as big, unless the process says production when it starts.
  const finished = (src: string) => src.replace(/([.-])development\.js$/, '$1production.js')
  for (const { path, src } of ofCore) files.set(rootPath + path, finished(src))
  files.delete(rootPath + bundle)
  for (const name of readdirSync(built)) {
    if (extname(name) in types) files.set(`${rootPath}${folder}/${name}`, join(built, name))
  }
  if (!files.has(rootPath + bundle)) throw new Error('The panel is not built: admin/dist has no components.bundle.js.')

  const opened = new Map<string, Promise<Asset>>()
  return async (path) => {
    const file = files.get(path)
    if (!file) return undefined
    const asset = opened.get(path) ?? readFile(file).then((plain) => packAsset(extname(file), plain))
    opened.set(path, asset)
    return asset
  }
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.eot': 'application/vnd.ms-fontobject',
}

async function packAsset(kind: string, read: Buffer): Promise<Asset> {
  const plain = kind === '.js' ? withoutEval(read) : read
  const worthwhile = kind === '.js' || kind === '.css' || kind === '.svg'
  return {
    type: types[kind] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    gzip: worthwhile ? await promisify(gzip)(plain) : undefined,
  }
}

/** Old bundlers find the global object by making code from text, which the policy stops and reports. It has a name now. */
function withoutEval(script: Buffer): Buffer {
  return Buffer.from(script.toString('utf8').replaceAll('new Function("return this")()', 'globalThis'))
}
