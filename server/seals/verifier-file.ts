import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { NotFound } from '../errors.ts'
import { writePem } from '../gateways/pem.ts'
import type { SealsAtHand } from './seals-at-hand.ts'

export type VerifierFile = { html: string; sha256: string }

/**
 * The verifier in one file, with this platform's roots in it. It changes with its version and with the roots and with
 * nothing else, so that its digest can be published.
 * @throws NotFound when it was not built
 */
export async function verifierFile({
  verifierPath = '',
  trustAnchors,
  peopleAnchors = () => [],
}: Pick<SealsAtHand, 'verifierPath' | 'trustAnchors' | 'peopleAnchors'>): Promise<VerifierFile> {
  const built = await readFile(verifierPath, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new NotFound('verifier')
    throw error
  })
  const pem = (anchors: Uint8Array[]) => anchors.map(writePem).join('')
  const html = built.replace('{roots}', () => pem(trustAnchors())).replace('{people}', () => pem(peopleAnchors()))
  return { html, sha256: createHash('sha256').update(html, 'utf8').digest('hex') }
}
