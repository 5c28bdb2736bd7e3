import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { demoTimeStamper } from '../../gateways/demo-time-stamper.ts'
import { type CertificateRequest, issueCertificate } from '../../gateways/issue-certificate.ts'
import { openSealer, type Sealer } from '../../gateways/seal.ts'
import type { SealAuthority, SealCredentials } from '../../gateways/seal-authority.ts'

type KeyKind = 'p256' | 'rsa2048' | 'rsa1024'

type Overrides = {
  key?: KeyKind
  seal?: Partial<CertificateRequest>
  /** The certificate of the time-stamper; a seal without stamp when left out. */
  stamper?: Partial<CertificateRequest>
  /** The time-stamper's clock. */
  clock?: () => Date
}

type TestAuthority = SealAuthority & {
  credentials(): Promise<SealCredentials<KeyObject>>
  stamper: SealCredentials<KeyObject>
  secondStamper: SealCredentials<KeyObject>
}

const YEAR = 365 * 24 * 3600 * 1000

/** An authority in memory, valid for ten years around `now`; what a test is about is overridden. */
export function anAuthority({ key = 'p256', seal = {}, stamper = {} }: Overrides = {}): TestAuthority {
  const now = Date.now()
  const lifetime = { notBefore: new Date(now - 5 * YEAR), notAfter: new Date(now + 5 * YEAR) }
  const root = newKeys('p256')
  const rootCertificate = issueCertificate({
    kind: 'authority',
    subject: { organization: 'Test', commonName: 'Test root' },
    publicKey: root.publicKey,
    signer: root.privateKey,
    ...lifetime,
  })
  const own = newKeys(key)
  const clock = newKeys('p256')
  const below = { issuer: rootCertificate, signer: root.privateKey, ...lifetime }
  const certificate = issueCertificate({
    kind: 'seal',
    subject: { organization: 'Civil Registry', organizationIdentifier: 'registry', commonName: 'Civil Registry seal' },
    publicKey: own.publicKey,
    ...below,
    ...seal,
  })
  const subject = { commonName: 'Test clock' }
  const ofClock = issueCertificate({ kind: 'time-stamp', subject, publicKey: clock.publicKey, ...below, ...stamper })
  const second = issueCertificate({ kind: 'time-stamp', subject, publicKey: clock.publicKey, ...below })
  return {
    credentials: async () => ({ privateKey: own.privateKey, certificate, chain: [] }),
    trustAnchors: () => [rootCertificate],
    stamper: { privateKey: clock.privateKey, certificate: ofClock, chain: [] },
    secondStamper: { privateKey: clock.privateKey, certificate: second, chain: [] },
  }
}

export function aSealer(overrides: Overrides = {}): Sealer {
  const authority = anAuthority(overrides)
  const clock = overrides.clock ?? (() => new Date())
  const timeStamper = overrides.stamper ? demoTimeStamper(async () => authority.stamper, clock) : undefined
  return openSealer({ authority, timeStamper })
}

function newKeys(kind: KeyKind) {
  if (kind === 'p256') return generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return generateKeyPairSync('rsa', { modulusLength: kind === 'rsa2048' ? 2048 : 1024 })
}
