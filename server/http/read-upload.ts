import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { Malformed, TooLarge, WrongType } from '../errors.ts'

/**
 * The one file of a multipart/form-data body (RFC 7578), field `file`.
 * @throws WrongType for another kind of body, TooLarge above `limit` bytes, Malformed without a file or cut short.
 */
export function readUpload(request: IncomingMessage, limit: number): Promise<{ name: string; bytes: Buffer }> {
  const contentType = request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*;/i.test(contentType)) throw new WrongType(['multipart/form-data'])
  return new Promise((resolve, reject) => {
    const parser = new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { files: 1, fields: 0, parts: 2, fileSize: limit, headerPairs: 20 },
    })
    const fail = (error: Error) => {
      request.unpipe(parser)
      request.resume()
      reject(error)
    }
    let file: { name: string; chunks: Buffer[] } | undefined
    parser.on('file', (_field, stream, name) => {
      const chunks: Buffer[] = []
      file = { name, chunks }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => fail(new TooLarge(limit, name)))
    })
    parser.on('error', () => fail(new Malformed('not multipart/form-data')))
    parser.on('finish', () => {
      if (file) resolve({ name: file.name, bytes: Buffer.concat(file.chunks) })
      else fail(new Malformed('no file'))
    })
    request.on('aborted', () => fail(new Malformed('the upload was cut short')))
    request.pipe(parser)
  })
}
