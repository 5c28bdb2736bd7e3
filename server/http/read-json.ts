import type { IncomingMessage } from 'node:http'
import { Malformed, TooLarge, WrongType } from '../errors.ts'

const limitBytes = 256 * 1024
const maxDepth = 64
const reservedNames = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads a JSON body. Depth, size and names are bounded before anything walks the value.
 * @throws WrongType when it is not application/json, TooLarge above 256 KiB, Malformed when it is not JSON,
 *   is deeper than 64, holds a reserved name, a NUL or a lone surrogate.
 */
export async function readJson(request: IncomingMessage, contentType: string): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(contentType)) throw new WrongType(['application/json'])
  const text = decode(await readBytes(request, limitBytes))
  if (deepest(text) > maxDepth) throw new Malformed('nested too deeply')
  let value: unknown
  try {
    value = JSON.parse(text, refuseReserved)
  } catch (cause) {
    if (cause instanceof Malformed) throw cause
    throw new Malformed('not JSON')
  }
  return value
}

/** The whole body up to `limit` bytes. @throws TooLarge while it is still arriving. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge(limit)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > limit) throw new TooLarge(limit)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Malformed('not UTF-8')
  }
}

function deepest(text: string): number {
  let depth = 0
  let most = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (quoted) {
      if (char === 0x5c) i++
      else if (char === 0x22) quoted = false
    } else if (char === 0x22) quoted = true
    else if (char === 0x7b || char === 0x5b) most = Math.max(most, ++depth)
    else if (char === 0x7d || char === 0x5d) depth--
  }
  return most
}

function refuseReserved(key: string, value: unknown): unknown {
  if (reservedNames.has(key)) throw new Malformed(`the name ${key} is reserved`)
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\u0000')))
    throw new Malformed('text that is not text')
  return value
}
