import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { NotFound } from '../errors.ts'
import { writePem } from '../gateways/pem.ts'

export type VerifierFile = { html: string; sha256: string }

/**
 * The verifier in one file, with this platform's roots in it. It changes with its version and with the roots and with
 * nothing else, so that its digest can be published.
 * @throws NotFound when it was not built
 */
export async function verifierFile(path: string, trustAnchors: Uint8Array[]): Promise<VerifierFile> {
  const built = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new NotFound('verifier')
    throw error
  })
  const html = built.replace('{roots}', () => trustAnchors.map(writePem).join(''))
  return { html, sha256: createHash('sha256').update(html, 'utf8').digest('hex') }
}
