import { z } from 'zod'
import { readCertificate } from './certificate.ts'
import { checkChain } from './check-chain.ts'
import { isSignedWith } from './check-signature.ts'
import { ecdsaToDer } from './ecdsa-encoding.ts'
import { REASONS, type RevocationReason } from './read-crl.ts'
import type { ListedCertificate } from './revocations.ts'

const reasons = Object.keys(REASONS) as [RevocationReason, ...RevocationReason[]]

const trustListSchema = z.object({
  type: z.literal('parley-seals'),
  version: z.number().int().positive(),
  issuedAt: z.iso.datetime(),
  nextUpdate: z.iso.datetime(),
  /** The platform's address. */
  operator: z.string(),
  /** Root certificates that seals and time-stamps lead to, DER in base64. */
  anchors: z.array(z.base64()),
  agencies: z.array(
    z.object({
      agency: z.string(),
      names: z.record(z.string(), z.string()),
      seals: z.array(
        z.object({
          sha256: z.string(),
          certificate: z.base64(),
          status: z.enum(['active', 'retired', 'revoked']),
          from: z.iso.datetime(),
          until: z.iso.datetime(),
          retiredAt: z.iso.datetime().optional(),
          revoked: z
            .object({ at: z.iso.datetime(), reason: z.enum(reasons).optional(), since: z.iso.datetime().optional() })
            .optional(),
        }),
      ),
    }),
  ),
})

/** The agencies' seals, what became of them, and the roots behind them; versioned and dated. */
export type TrustList = z.infer<typeof trustListSchema>

export type ReadTrustList = {
  list: TrustList
  trustAnchors: Uint8Array[]
  listed: { certificates: ListedCertificate[]; issuedAt: Date; nextUpdate: Date }
  /** SHA-256 of every certificate that seals or has sealed, in hex. */
  seals: ReadonlySet<string>
}

const headerSchema = z.object({ alg: z.enum(['ES256', 'RS256']), x5c: z.array(z.base64()).min(1).max(6) })
const ALGORITHMS = { ES256: '1.2.840.10045.4.3.2', RS256: '1.2.840.113549.1.1.11' }

/**
 * A signed list of seals (compact JWS, RFC 7515), believed only when a certificate for trust lists signed it that leads
 * to one of the pinned anchors. A list that has run out still tells what was revoked before.
 * @throws Error that says why the list is not believed
 */
export function readTrustList(text: string, anchors: Uint8Array[], now: Date): ReadTrustList {
  const [header = '', payload = '', signature = '', ...rest] = text.trim().split('.')
  if (rest.length > 0 || !signature) throw new Error('This is not a signed list of seals.')
  const { alg, x5c } = headerSchema.parse(parse(header))
  const [signer, ...others] = x5c.map((base64) => readCertificate(Uint8Array.from(Buffer.from(base64, 'base64'))))
  const list = trustListSchema.parse(parse(payload))
  const issuedAt = new Date(list.issuedAt)
  if (!signer || issuedAt > now) throw new Error('This list of seals comes from the future.')
  const { defect } = checkChain(signer, others, anchors, issuedAt, 'trust-list')
  if (defect) throw new Error(`Who signed this list of seals is not trusted (${defect}).`)
  const bytes = bytesOf(signature)
  const written = alg === 'ES256' ? ecdsaToDer(bytes) : bytes
  const signed = Buffer.from(`${header}.${payload}`, 'latin1')
  if (!isSignedWith(signer.parts.publicKey, { signed, signatureOid: ALGORITHMS[alg], signature: written })) {
    throw new Error('The signature of this list of seals does not hold.')
  }
  return {
    list,
    trustAnchors: list.anchors.map((base64) => Uint8Array.from(Buffer.from(base64, 'base64'))),
    listed: { certificates: certificatesOf(list), issuedAt, nextUpdate: new Date(list.nextUpdate) },
    seals: new Set(certificatesOf(list).map(({ sha256 }) => sha256)),
  }
}

const parse = (part: string): unknown => JSON.parse(Buffer.from(bytesOf(part)).toString('utf8'))

/** base64url (RFC 4648 §5), spelled out because not every Buffer of a browser knows it. */
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64'))

function certificatesOf({ agencies }: TrustList): ListedCertificate[] {
  return agencies
    .flatMap(({ seals }) => seals)
    .map(({ sha256, revoked }) => ({
      sha256,
      ...(revoked
        ? {
            revocation: {
              at: new Date(revoked.at),
              reason: revoked.reason,
              ...(revoked.since ? { since: new Date(revoked.since) } : {}),
            },
          }
        : {}),
    }))
}
