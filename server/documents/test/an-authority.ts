import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { CertificateStatus } from '../../gateways/answer-status.ts'
import { type CertificateAuthority, certificateAuthority } from '../../gateways/certificate-authority.ts'
import { certificateParts } from '../../gateways/certificate-parts.ts'
import { addressesAt } from '../../gateways/demo-authority.ts'
import { demoTimeStamper } from '../../gateways/demo-time-stamper.ts'
import { type CertificateRequest, issueCertificate } from '../../gateways/issue-certificate.ts'
import { type RevocationSource, revocationSource } from '../../gateways/revocation-source.ts'
import { openSealer, type Sealer } from '../../gateways/seal.ts'
import type { SealAuthority, SealCredentials } from '../../gateways/seal-authority.ts'

type KeyKind = 'p256' | 'rsa3072' | 'rsa2048' | 'rsa1024'

type Overrides = {
  key?: KeyKind
  seal?: Partial<CertificateRequest>
  /** The certificate of the time-stamper; a seal without stamp when left out. */
  stamper?: Partial<CertificateRequest>
  /** The clock of the time-stamper and of the authority's answers. */
  clock?: () => Date
  /** Certificates say where their standing is told, and the authority tells it. */
  tells?: boolean
}

type TestAuthority = SealAuthority & {
  credentials(): Promise<SealCredentials<KeyObject>>
  root: SealCredentials<KeyObject>
  stamper: SealCredentials<KeyObject>
  secondStamper: SealCredentials<KeyObject>
  authority: CertificateAuthority
  source: RevocationSource
  /** Takes back one of its certificates. */
  revoke(certificate: Uint8Array, status: Exclude<CertificateStatus, 'good' | 'unknown'>): void
  statusOf(serial: string): Promise<CertificateStatus>
}

const YEAR = 365 * 24 * 3600 * 1000

/** An authority in memory, valid for ten years around `now`; what a test is about is overridden. */
export function anAuthority(overrides: Overrides = {}): TestAuthority {
  const { key = 'p256', seal = {}, stamper = {}, tells = false, clock = () => new Date() } = overrides
  const now = Date.now()
  const lifetime = { notBefore: new Date(now - 5 * YEAR), notAfter: new Date(now + 5 * YEAR) }
  const rootKeys = newKeys('p256')
  const rootCertificate = issueCertificate({
    kind: 'authority',
    subject: { organization: 'Test', commonName: 'Test root' },
    publicKey: rootKeys.publicKey,
    signer: rootKeys.privateKey,
    ...lifetime,
  })
  const root = { privateKey: rootKeys.privateKey, certificate: rootCertificate, chain: [] }
  const addresses = tells ? addressesAt('http://authority.test') : undefined
  const below = { issuer: rootCertificate, signer: root.privateKey, addresses, ...lifetime }
  const under = ({ publicKey, privateKey }: Keys, request: Pick<CertificateRequest, 'kind' | 'subject'>) => ({
    privateKey,
    certificate: issueCertificate({ publicKey, ...below, ...request }),
    chain: [],
  })
  const sealName = { organization: 'Civil Registry', organizationIdentifier: 'registry' }
  const own = under(newKeys(key), {
    kind: 'seal',
    subject: { ...sealName, commonName: 'Civil Registry seal' },
    ...seal,
  })
  const clockKeys = newKeys('p256')
  const subject = { commonName: 'Test clock' }
  const responder = under(newKeys('p256'), { kind: 'status-answer', subject: { commonName: 'Test answers' } })
  const statuses = new Map<string, CertificateStatus>()
  const statusOf = async (serial: string) => statuses.get(serial) ?? 'good'
  const authority = certificateAuthority({ root, responder: async () => responder, ownCertificates: async () => [] })
  const nobody = { proofOf: async () => ({ crls: [], answers: [] }) }
  return {
    credentials: async () => own,
    trustAnchors: () => [rootCertificate],
    root,
    stamper: under(clockKeys, { kind: 'time-stamp', subject, ...stamper }),
    secondStamper: under(clockKeys, { kind: 'time-stamp', subject }),
    authority,
    source: tells ? revocationSource({ authority, statusOf, now: clock }, nobody) : nobody,
    revoke: (certificate, status) => statuses.set(serialOf(certificate), status),
    statusOf,
  }
}

export const serialOf = (certificate: Uint8Array): string =>
  Buffer.from(certificateParts(certificate).serial).toString('hex')

export function aSealer(overrides: Overrides = {}, authority = anAuthority(overrides)): Sealer {
  const clock = overrides.clock ?? (() => new Date())
  const timeStamper = overrides.stamper ? demoTimeStamper(async () => authority.stamper, clock) : undefined
  return openSealer({ authority, timeStamper, source: authority.source })
}

type Keys = { publicKey: KeyObject; privateKey: KeyObject }

function newKeys(kind: KeyKind): Keys {
  if (kind === 'p256') return generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(3)) })
}
