import { generateKeyPair, type KeyObject } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type CertificateAuthority, certificateAuthority } from './certificate-authority.ts'
import { createOnce, secretOnce } from './create-once.ts'
import { demoTimeStamper } from './demo-time-stamper.ts'
import { type CertificateRequest, issueCertificate } from './issue-certificate.ts'
import { openKeyFile, packKeyFile } from './key-file.ts'
import { checkKeyName } from './key-name.ts'
import { writePem } from './pem.ts'
import type { KeyAlgorithm, SealAuthority, SealCredentials } from './seal-authority.ts'
import type { TimeStamper } from './time-stamper.ts'

const newKeyPair = promisify(generateKeyPair)

type Settings = {
  folder: string
  now: () => Date
  /** Where the authority's lists and answers are served; left out, its certificates say nothing of them. */
  publicUrl?: string
  /** Of seals that ask for none. */
  algorithm?: KeyAlgorithm
}

export type DemoAuthority = SealAuthority & {
  timeStamper: TimeStamper
  authority: CertificateAuthority
  /** Signs trust lists, and nothing else. */
  trustListSigner: () => Promise<SealCredentials>
}

type Keys = SealCredentials<KeyObject>
type Wanted = Pick<CertificateRequest, 'kind' | 'subject'> & { algorithm: KeyAlgorithm; years: number }

const DAY = 24 * 3600 * 1000
const YEAR = 365 * DAY
const OWN = { organization: 'Parley demonstration' }

/**
 * A certificate authority for demonstration: it makes its own root, a seal for whoever asks and a time-stamper with a
 * key of its own. It says so in every name it writes. Keys lie in `folder` as encrypted PKCS#12 beside the root
 * certificate `demo-root.pem`; several processes may open the same folder.
 */
export async function openDemoAuthority(settings: Settings): Promise<DemoAuthority> {
  const { folder, now, publicUrl, algorithm = 'rsa-3072' } = settings
  await mkdir(join(folder, 'seals'), { recursive: true, mode: 0o700 })
  const password = await secretOnce(join(folder, 'demo-password'))
  const keep = async (path: string, make: () => Promise<Keys>) =>
    openKeyFile(await createOnce(join(folder, path), async () => packKeyFile(await make(), password)), password)
  const root = await keep('demo-root.p12', () => makeRoot(now()))
  await createOnce(join(folder, 'demo-root.pem'), async () => Buffer.from(writePem(root.certificate)))
  const below = (wanted: Wanted) => makeBelow(root, wanted, now(), publicUrl)

  const credentials = once(async (keyName: string, agency: string, agencyName: string, wanted?: KeyAlgorithm) =>
    keep(join('seals', `${keyName}.p12`), () =>
      below({ kind: 'seal', subject: sealSubject(agency, agencyName), algorithm: wanted ?? algorithm, years: 5 }),
    ),
  )
  const own = once(async (name: keyof typeof OWN_KEYS) => keep(`demo-${name}.p12`, () => below(OWN_KEYS[name])))
  return {
    async credentials(agency, agencyName, keyName = agency, wanted) {
      checkKeyName(agency, keyName)
      return credentials(keyName, agency, agencyName, wanted)
    },
    trustAnchors: () => [root.certificate],
    timeStamper: demoTimeStamper(() => own('time-stamper'), now),
    trustListSigner: () => own('trust-list'),
    authority: certificateAuthority({
      root,
      responder: () => own('responder'),
      ownCertificates: async () =>
        (await Promise.all(OWN_NAMES.map((name) => own(name)))).map((keys) => keys.certificate),
    }),
  }
}

/** The authority's own keys, each for one thing. */
const OWN_KEYS = {
  'time-stamper': {
    kind: 'time-stamp',
    subject: { ...OWN, commonName: 'Parley demo time-stamps (this machine’s clock)' },
    algorithm: 'p-256',
    years: 8,
  },
  responder: {
    kind: 'status-answer',
    subject: { ...OWN, commonName: 'Parley demo answers about certificates' },
    algorithm: 'p-256',
    years: 8,
  },
  'trust-list': {
    kind: 'trust-list',
    subject: { ...OWN, commonName: 'Parley demo list of seals' },
    algorithm: 'p-256',
    years: 8,
  },
} as const satisfies Record<string, Wanted>

const OWN_NAMES = Object.keys(OWN_KEYS) as (keyof typeof OWN_KEYS)[]

/** The same promise for the same name; a failed one is forgotten. */
function once<Name extends string, Rest extends unknown[], T>(load: (name: Name, ...rest: Rest) => Promise<T>) {
  const known = new Map<Name, Promise<T>>()
  return (name: Name, ...rest: Rest): Promise<T> => {
    const loading = known.get(name) ?? load(name, ...rest)
    known.set(name, loading)
    loading.catch(() => known.delete(name))
    return loading
  }
}

function sealSubject(agency: string, agencyName: string) {
  return { organization: agencyName, organizationIdentifier: agency, commonName: `${agencyName} (demo seal)` }
}

async function makeRoot(now: Date): Promise<Keys> {
  const { publicKey, privateKey } = await newKeys('rsa-3072')
  const certificate = issueCertificate({
    kind: 'authority',
    subject: { ...OWN, commonName: 'Parley demo authority (not for real documents)' },
    publicKey,
    signer: privateKey,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + 10 * YEAR),
  })
  return { privateKey, certificate, chain: [] }
}

async function makeBelow(root: Keys, wanted: Wanted, now: Date, publicUrl: string | undefined): Promise<Keys> {
  const { publicKey, privateKey } = await newKeys(wanted.algorithm)
  const isAnswerer = wanted.kind === 'status-answer'
  const certificate = issueCertificate({
    kind: wanted.kind,
    subject: wanted.subject,
    publicKey,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + wanted.years * YEAR),
    issuer: root.certificate,
    signer: root.privateKey,
    addresses: publicUrl && !isAnswerer ? addressesAt(publicUrl) : undefined,
  })
  return { privateKey, certificate, chain: [] }
}

/** Where this authority tells about what it issued (server/seals/routes.ts answers there). */
export const addressesAt = (publicUrl: string) => ({
  crl: `${publicUrl}/pki/authority.crl`,
  ocsp: `${publicUrl}/pki/ocsp`,
  issuer: `${publicUrl}/pki/authority.cer`,
})

function newKeys(algorithm: KeyAlgorithm) {
  return algorithm === 'p-256' ? newKeyPair('ec', { namedCurve: 'P-256' }) : newKeyPair('rsa', { modulusLength: 3072 })
}
