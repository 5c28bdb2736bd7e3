import type { KeyObject } from 'node:crypto'
import { answerStatus, type CertificateStatus, refuseStatus } from './answer-status.ts'
import { readCertificate } from './certificate.ts'
import { issueCrl, type RevokedCertificate } from './issue-crl.ts'
import { readStatusRequest } from './read-status-answer.ts'
import { isIssuedBy } from './revocations.ts'
import type { SealCredentials } from './seal-authority.ts'

/** What the register of certificates knows about one: `serial` is the INTEGER in DER, hex. */
export type StatusOf = (serial: string) => Promise<CertificateStatus>

/** An authority of ours that tells the standing of what it issued. The register of revocations is kept elsewhere. */
export type CertificateAuthority = {
  /** DER. */
  certificate: Uint8Array
  /** Certificates for the authority's own work, DER: its time-stamper, its answerer, its trust list. */
  ownCertificates(): Promise<Uint8Array[]>
  issueCrl(list: { number: number; at: Date; revoked: RevokedCertificate[] }): Promise<Uint8Array>
  /** Answers an OCSP request (RFC 6960); whatever it cannot answer is refused as the standard says. */
  answer(request: Uint8Array, statusOf: StatusOf, at: Date): Promise<Uint8Array>
}

const HOUR = 3600 * 1000
/** How long a list and an answer hold. A list is issued again when half of its time is over. */
export const CRL_LIFETIME_MS = 7 * 24 * HOUR
const ANSWER_LIFETIME_MS = 12 * HOUR
const MAX_ASKED = 20

type Parts = {
  root: SealCredentials<KeyObject>
  responder: () => Promise<SealCredentials>
  ownCertificates: () => Promise<Uint8Array[]>
}

export function certificateAuthority({ root, responder, ownCertificates }: Parts): CertificateAuthority {
  const issuer = readCertificate(root.certificate)
  return {
    certificate: root.certificate,
    ownCertificates,
    issueCrl: ({ number, at, revoked }) =>
      issueCrl(root, { number, thisUpdate: at, nextUpdate: new Date(at.getTime() + CRL_LIFETIME_MS), revoked }),
    async answer(request, statusOf, at) {
      const read = readStatusRequest(request)
      if (!read || read.asked.length > MAX_ASKED) return refuseStatus('malformed')
      if (!read.asked.every((id) => isIssuedBy(id, issuer))) return refuseStatus('not-ours')
      const statuses = await Promise.all(read.asked.map(({ serial }) => statusOf(Buffer.from(serial).toString('hex'))))
      const certificates = read.asked.map((id, index) => ({ id, status: statuses[index] ?? ('unknown' as const) }))
      const nextUpdate = new Date(at.getTime() + ANSWER_LIFETIME_MS)
      return answerStatus(await responder(), { certificates, at, nextUpdate, nonce: read.nonce })
    },
  }
}
