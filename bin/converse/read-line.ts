import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import type { FileReference, Input, Json, Reply } from '../../forms/index.ts'
import type { Phrases } from './phrases.ts'

const TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain',
}

/** The reply that a typed line is: a file where one is asked for, a JSON value behind `=`, else the text. A string says what is wrong. */
export function readLine(line: string, input: Input | undefined, phrases: Phrases): Reply | string {
  if (line.startsWith('=')) return jsonReply(line.slice(1), phrases)
  const isPath = /[./\\]/.test(line) && !line.startsWith('/') ? true : /^\/.+[./]/.test(line)
  if (!isPath || (input?.kind !== 'file' && input?.kind !== 'files')) return { kind: 'text', text: line }
  try {
    const files = (input.kind === 'files' ? line.split(',') : [line]).map((path) => referenceTo(path.trim()))
    return { kind: 'value', value: input.kind === 'files' ? files : files[0] }
  } catch {
    return phrases.noFile(line)
  }
}

function jsonReply(text: string, phrases: Phrases): Reply | string {
  try {
    return { kind: 'value', value: JSON.parse(text) as Json }
  } catch {
    return phrases.noJson
  }
}

/** A file of this machine as the server would have stored it. */
function referenceTo(path: string): FileReference {
  const bytes = readFileSync(resolve(path))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const mime = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
  return { id: sha256.slice(0, 16), name: basename(path), size: bytes.length, mime, sha256 }
}
