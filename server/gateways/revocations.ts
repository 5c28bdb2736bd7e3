import * as asn1js from 'asn1js'
import { type Certificate, isSame, readCertificate } from './certificate.ts'
import { bitsOf, members, oidOf } from './certificate-parts.ts'
import { checkChain, hasIssued, usageOf } from './check-chain.ts'
import { isSignedWith } from './check-signature.ts'
import { digestOf } from './cryptography.ts'
import { type Crl, type Revocation, readCrl } from './read-crl.ts'
import { type CertificateId, readStatusAnswer, type StatusAnswer } from './read-status-answer.ts'

/** What a document carries, or what is at hand beside it: lists (CRL) and answers (OCSP) in DER. */
export type RevocationProof = { crls: Uint8Array[]; answers: Uint8Array[] }

/** Certificates that a signed trust list names, which is proof of its own (see read-trust-list.ts). */
export type ListedCertificate = { sha256: string; revocation?: Revocation }

export type Standing =
  /** `revokedLater`: revoked since, after what it is asked about. */
  | { status: 'good'; from: 'document' | 'outside'; revokedLater?: Revocation }
  | { status: 'revoked'; revocation: Revocation }
  /** `isCheckable`: the certificate says where its status can be asked. */
  | { status: 'unknown'; isCheckable: boolean }

export type Revocations = {
  /** The standing of a certificate by the word of its issuer, for what it was used for. */
  standingOf(certificate: Certificate, issuer: Certificate, used: Used): Standing
}

/** What a certificate did and when, and the time by which that is judged: now, or when a later time-stamp saw it. */
export type Used = { for: 'seal' | 'time-stamp'; at: Date; judgedAt: Date }

type Known = {
  embedded?: RevocationProof
  outside?: RevocationProof
  listed?: { certificates: ListedCertificate[]; issuedAt: Date; nextUpdate: Date }
  now: Date
}

const TOLERANCE_MS = 5 * 60 * 1000
const AUTHORITY_ACCESS = '1.3.6.1.5.5.7.1.1'
const DISTRIBUTION_POINTS = '2.5.29.31'
const MAX_ITEMS = 64

/** One authentic statement about one certificate. */
type Statement = {
  revocation: Revocation | undefined
  from: 'document' | 'outside'
  thisUpdate: Date
  nextUpdate: Date | undefined
}

/** Everything that is known about revocations, read once for a whole document. What cannot be read proves nothing. */
export function revocationsOf({ embedded, outside, listed, now }: Known): Revocations {
  const proofs = [
    { from: 'document' as const, ...readProof(embedded) },
    { from: 'outside' as const, ...readProof(outside) },
  ]
  const statementsAbout = (certificate: Certificate, issuer: Certificate): Statement[] => [
    ...proofs.flatMap(({ from, crls, answers }) =>
      [
        ...crls.flatMap((crl) => fromCrl(crl, certificate, issuer)),
        ...answers.flatMap((answer) => fromAnswer(answer, certificate, issuer)),
      ].map((statement) => ({ ...statement, from })),
    ),
    ...fromList(listed, certificate),
  ]
  return {
    standingOf(certificate, issuer, used) {
      const statements = statementsAbout(certificate, issuer).filter(
        ({ thisUpdate }) => thisUpdate.getTime() <= now.getTime() + TOLERANCE_MS,
      )
      const revoked = statements
        .flatMap(({ revocation }) => revocation ?? [])
        .sort((a, b) => +sinceOf(a) - +sinceOf(b))[0]
      if (revoked && concerns(revoked, used)) return { status: 'revoked', revocation: revoked }
      const good = statements.find((statement) => covers(statement, certificate, used))
      if (good) return { status: 'good', from: good.from, ...(revoked ? { revokedLater: revoked } : {}) }
      return { status: 'unknown', isCheckable: isCheckable(certificate) }
    },
  }
}

/**
 * Whether what was done falls under the revocation: done later, or after the key may have been in other hands. The
 * stamps of a time-stamp authority whose key was lost, or revoked without a reason, prove nothing any more (RFC 3161
 * §4), unless an older stamp over them does.
 */
function concerns(revocation: Revocation, used: Used): boolean {
  const isOrderly = ORDERLY.has(revocation.reason ?? '')
  return sinceOf(revocation) <= (used.for === 'time-stamp' && !isOrderly ? used.judgedAt : used.at)
}

const ORDERLY = new Set(['unspecified', 'affiliationChanged', 'superseded', 'cessationOfOperation'])

const sinceOf = ({ at, since }: Revocation): Date => (since && since < at ? since : at)

/**
 * Whether a good word still counts at that time. What stands in the document must have been said after the seal was
 * made: whoever stole a key would else bring along the list from before the theft was noticed.
 */
function covers(statement: Statement, certificate: Certificate, used: Used): boolean {
  const { thisUpdate, nextUpdate, from } = statement
  // Lists forget certificates that have run out (RFC 5280 §3.3).
  if (thisUpdate > certificate.notAfter) return false
  const isAfter = thisUpdate.getTime() + TOLERANCE_MS >= used.at.getTime()
  return isAfter || (!(from === 'document' && used.for === 'seal') && nextUpdate !== undefined && nextUpdate >= used.at)
}

function fromCrl(crl: Crl, certificate: Certificate, issuer: Certificate): Omit<Statement, 'from'>[] {
  const isTheirs = isSame(crl.issuer, certificate.parts.issuer) && isSame(crl.issuer, issuer.parts.subject)
  if (!isTheirs || (usageOf(issuer) & 0x02) === 0 || !isSignedWith(issuer.parts.publicKey, crl)) return []
  const serial = Buffer.from(certificate.parts.serial).toString('hex')
  return [{ revocation: crl.revoked.get(serial), thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate }]
}

function fromAnswer(answer: StatusAnswer, certificate: Certificate, issuer: Certificate): Omit<Statement, 'from'>[] {
  const about = answer.answers.filter(({ certificate: id }) => isAbout(id, certificate, issuer))
  if (about.length === 0 || !isFromResponder(answer, issuer)) return []
  return about.flatMap(({ status, thisUpdate, nextUpdate }) =>
    status === 'unknown' ? [] : [{ revocation: status === 'good' ? undefined : status, thisUpdate, nextUpdate }],
  )
}

function fromList(listed: Known['listed'], certificate: Certificate): Statement[] {
  const sha256 = listed && Buffer.from(digestOf('sha256', certificate.der)).toString('hex')
  const found = listed?.certificates.find((entry) => entry.sha256 === sha256)
  if (!listed || !found) return []
  return [{ revocation: found.revocation, from: 'outside', thisUpdate: listed.issuedAt, nextUpdate: listed.nextUpdate }]
}

/** The issuer itself, or somebody whom it certified for such answers and for nothing else (RFC 6960 §4.2.2.2). */
function isFromResponder(answer: StatusAnswer, issuer: Certificate): boolean {
  if (isSignedWith(issuer.parts.publicKey, answer)) return true
  return answer.certificates.map(readCertificate).some((responder) => {
    if (!hasIssued(issuer, responder) || !isSignedWith(responder.parts.publicKey, answer)) return false
    return checkChain(responder, [], [issuer.der], answer.producedAt, 'status-answer').defect === undefined
  })
}

export function isAbout(id: CertificateId, certificate: Certificate, issuer: Certificate): boolean {
  return isSame(id.serial, certificate.parts.serial) && isIssuedBy(id, issuer)
}

/** Whether the identifier names a certificate of this issuer. */
export function isIssuedBy(id: CertificateId, issuer: Certificate): boolean {
  const isName = isSame(id.issuerName, digestOf(id.hash, issuer.parts.subject))
  return isName && isSame(id.issuerKey, digestOf(id.hash, keyBits(issuer)))
}

/** The bits of a public key, which is what hashes of keys are made over. */
export function keyBits({ parts }: Certificate): Uint8Array {
  return bitsOf(members(asn1js.fromBER(parts.publicKey).result)[1]) ?? new Uint8Array(0)
}

/** Whether the certificate says where its status is told: an OCSP address or a list. */
function isCheckable({ extensions }: Certificate): boolean {
  const access = members(extensions.get(AUTHORITY_ACCESS)?.value)
  const hasResponder = access.some((entry) => oidOf(members(entry)[0]) === '1.3.6.1.5.5.7.48.1')
  return hasResponder || extensions.has(DISTRIBUTION_POINTS)
}

function readProof(proof: RevocationProof = { crls: [], answers: [] }): { crls: Crl[]; answers: StatusAnswer[] } {
  return {
    crls: proof.crls.slice(0, MAX_ITEMS).flatMap((der) => readCrl(der) ?? []),
    answers: proof.answers.slice(0, MAX_ITEMS).flatMap((der) => readStatusAnswer(der) ?? []),
  }
}
