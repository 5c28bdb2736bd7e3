import type { Knex } from 'knex'
import type { CertificateStatus } from '../gateways/answer-status.ts'
import { readCertificate } from '../gateways/certificate.ts'
import type { RevokedCertificate } from '../gateways/issue-crl.ts'
import type { Revocation, RevocationReason } from '../gateways/read-crl.ts'

/** What our own authority issued and took back. Serial numbers only: whose a certificate is stands elsewhere. */
type IssuedCertificate = {
  serial: string
  authority: OwnAuthority
  not_after: Date
  issued_at: Date
  revoked_at: Date | null
  revocation_reason: RevocationReason | null
  compromised_since: Date | null
}

/** The authorities of ours, each with a list of its own: for seals, and for the keys in people's browsers. */
export type OwnAuthority = 'seals' | 'people'

const serialOf = (certificate: Uint8Array) => Buffer.from(readCertificate(certificate).parts.serial).toString('hex')

/** Notes that the authority issued this certificate (DER): only such are called good when somebody asks. */
export async function recordIssued(
  db: Knex,
  certificate: Uint8Array,
  at: Date,
  authority: OwnAuthority = 'seals',
): Promise<void> {
  const { notAfter } = readCertificate(certificate)
  const row = { serial: serialOf(certificate), not_after: notAfter, issued_at: at, authority }
  await db('issued_certificates').insert(row).onConflict('serial').ignore()
}

/** Takes a certificate back for good; the first revocation counts. The next list and every answer tell it. */
export async function revokeIssued(
  trx: Knex,
  certificate: Uint8Array,
  revocation: Revocation,
  authority: OwnAuthority = 'seals',
): Promise<void> {
  await recordIssued(trx, certificate, revocation.at, authority)
  await trx('issued_certificates')
    .where({ serial: serialOf(certificate), revoked_at: null })
    .update({
      revoked_at: revocation.at,
      revocation_reason: revocation.reason ?? null,
      compromised_since: revocation.since ?? null,
    })
}

/** What an answer says about a serial number (INTEGER in DER, hex). */
export async function statusOf(db: Knex, serial: string): Promise<CertificateStatus> {
  const row = await db<IssuedCertificate>('issued_certificates').where({ serial }).first()
  if (!row) return 'unknown'
  return revocationOf(row) ?? 'good'
}

/** Every certificate that was taken back: none is ever dropped, so that a list tells of old documents too. */
export async function revokedCertificates(db: Knex, authority: OwnAuthority): Promise<RevokedCertificate[]> {
  const rows = await db<IssuedCertificate>('issued_certificates')
    .where({ authority })
    .whereNotNull('revoked_at')
    .orderBy('revoked_at')
  return rows.flatMap((row) => {
    const revocation = revocationOf(row)
    return revocation ? [{ serial: Buffer.from(row.serial, 'hex'), ...revocation }] : []
  })
}

function revocationOf(row: IssuedCertificate): Revocation | undefined {
  if (!row.revoked_at) return undefined
  const since = row.compromised_since ? { since: row.compromised_since } : {}
  return { at: row.revoked_at, reason: row.revocation_reason ?? undefined, ...since }
}
