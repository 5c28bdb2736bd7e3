import { generateKeyPair, type KeyObject } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createOnce, secretOnce } from './create-once.ts'
import { demoTimeStamper } from './demo-time-stamper.ts'
import { type CertificateRequest, issueCertificate } from './issue-certificate.ts'
import { openKeyFile, packKeyFile } from './key-file.ts'
import { writePem } from './pem.ts'
import type { SealAuthority, SealCredentials } from './seal-authority.ts'
import type { TimeStamper } from './time-stamper.ts'

const newKeyPair = promisify(generateKeyPair)

type Settings = { folder: string; now: () => Date }

const DAY = 24 * 3600 * 1000
const YEAR = 365 * DAY

/**
 * A certificate authority for demonstration: it makes its own root, a seal for whoever asks and a time-stamper with a
 * key of its own. It says so in every name it writes. Keys lie in `folder` as encrypted PKCS#12 beside the root
 * certificate `demo-root.pem`; several processes may open the same folder.
 */
export async function openDemoAuthority({
  folder,
  now,
}: Settings): Promise<SealAuthority & { timeStamper: TimeStamper }> {
  await mkdir(join(folder, 'seals'), { recursive: true, mode: 0o700 })
  const password = await secretOnce(join(folder, 'demo-password'))
  const keep = async (path: string, make: () => Promise<SealCredentials<KeyObject>>) =>
    openKeyFile(await createOnce(join(folder, path), async () => packKeyFile(await make(), password)), password)
  const root = await keep('demo-root.p12', () => makeRoot(now()))
  await createOnce(join(folder, 'demo-root.pem'), async () => Buffer.from(writePem(root.certificate)))

  const credentials = once(async (agency: string, agencyName: string) => {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(agency)) throw new TypeError(`not the name of an agency: ${agency}`)
    return keep(join('seals', `${agency}.p12`), () => makeSeal(root, agency, agencyName, now()))
  })
  const stamping = once(async (_: string) => keep('demo-time-stamper.p12', () => makeStamper(root, now())))
  return {
    credentials,
    trustAnchors: () => [root.certificate],
    timeStamper: demoTimeStamper(() => stamping('demo'), now),
  }
}

/** The same promise for the same name; a failed one is forgotten. */
function once<Rest extends unknown[], T>(load: (name: string, ...rest: Rest) => Promise<T>) {
  const known = new Map<string, Promise<T>>()
  return (name: string, ...rest: Rest): Promise<T> => {
    const loading = known.get(name) ?? load(name, ...rest)
    known.set(name, loading)
    loading.catch(() => known.delete(name))
    return loading
  }
}

async function makeRoot(now: Date): Promise<SealCredentials<KeyObject>> {
  const { publicKey, privateKey } = await newKeyPair('rsa', { modulusLength: 3072 })
  const certificate = issueCertificate({
    kind: 'authority',
    subject: { organization: 'Parley demonstration', commonName: 'Parley demo authority (not for real documents)' },
    publicKey,
    signer: privateKey,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + 10 * YEAR),
  })
  return { privateKey, certificate, chain: [] }
}

function makeSeal(
  root: SealCredentials<KeyObject>,
  agency: string,
  agencyName: string,
  now: Date,
): Promise<SealCredentials<KeyObject>> {
  const commonName = `${agencyName} (demo seal)`
  const subject = { organization: agencyName, organizationIdentifier: agency, commonName }
  return makeBelow(root, { kind: 'seal', subject, notAfter: new Date(now.getTime() + 5 * YEAR) }, now)
}

function makeStamper(root: SealCredentials<KeyObject>, now: Date): Promise<SealCredentials<KeyObject>> {
  const subject = { organization: 'Parley demonstration', commonName: 'Parley demo time-stamps (this machine’s clock)' }
  return makeBelow(root, { kind: 'time-stamp', subject, notAfter: new Date(now.getTime() + 8 * YEAR) }, now)
}

async function makeBelow(
  root: SealCredentials<KeyObject>,
  request: Pick<CertificateRequest, 'kind' | 'subject' | 'notAfter'>,
  now: Date,
): Promise<SealCredentials<KeyObject>> {
  const { publicKey, privateKey } = await newKeyPair('rsa', { modulusLength: 3072 })
  const notBefore = new Date(now.getTime() - DAY)
  const certificate = issueCertificate({
    ...request,
    publicKey,
    notBefore,
    issuer: root.certificate,
    signer: root.privateKey,
  })
  return { privateKey, certificate, chain: [] }
}
