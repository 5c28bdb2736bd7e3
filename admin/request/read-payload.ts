import type { IncomingMessage } from 'node:http'
import { Malformed, WrongType } from '../../server/errors.ts'
import { readBytes, readJson } from '../../server/http/read-json.ts'

/** Room for the definition of a form with a thousand questions in two languages. */
const limitBytes = 2 * 1024 * 1024
const forms = ['multipart/form-data', 'application/x-www-form-urlencoded']

/**
 * What a panel form sends, as one flat object.
 * @throws Malformed when it cannot be read, TooLarge while it is still arriving, WrongType for anything else
 *   and for a file: files have their own way in, which looks at them.
 */
export async function readPayload(request: IncomingMessage): Promise<Record<string, unknown>> {
  const contentType = request.headers['content-type'] ?? ''
  if (!forms.some((form) => contentType.toLowerCase().startsWith(form))) return readObject(request, contentType)
  const bytes = await readBytes(request, limitBytes)
  const parts = await parseForm(bytes, contentType)
  if (parts.some(([, value]) => typeof value !== 'string')) throw new WrongType(['text'])
  return Object.fromEntries(parts)
}

async function readObject(request: IncomingMessage, contentType: string): Promise<Record<string, unknown>> {
  const value = await readJson(request, contentType)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed('not an object')
  return value as Record<string, unknown>
}

async function parseForm(bytes: Buffer, contentType: string): Promise<[string, unknown][]> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()
    return [...form]
  } catch {
    throw new Malformed('not a form')
  }
}
