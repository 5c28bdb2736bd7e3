import { generateKeyPair } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createOnce, secretOnce } from './create-once.ts'
import { issueCertificate } from './issue-certificate.ts'
import { openKeyFile, packKeyFile } from './key-file.ts'
import { writePem } from './pem.ts'
import type { SealAuthority, SealCredentials } from './seal-authority.ts'

const newKeyPair = promisify(generateKeyPair)

type Settings = { folder: string; now: () => Date }

const DAY = 24 * 3600 * 1000

/**
 * A certificate authority for demonstration: it makes its own root, and a seal for whoever asks. It says so in every
 * name it writes. Keys lie in `folder` as encrypted PKCS#12 beside the root certificate `demo-root.pem`; several
 * processes may open the same folder.
 */
export async function openDemoAuthority({ folder, now }: Settings): Promise<SealAuthority> {
  await mkdir(join(folder, 'seals'), { recursive: true, mode: 0o700 })
  const password = await secretOnce(join(folder, 'demo-password'))
  const rootFile = await createOnce(join(folder, 'demo-root.p12'), async () =>
    packKeyFile(await makeRoot(now()), password),
  )
  const root = openKeyFile(rootFile, password)
  await createOnce(join(folder, 'demo-root.pem'), async () => Buffer.from(writePem(root.certificate)))
  const known = new Map<string, Promise<SealCredentials>>()

  async function load(agency: string, agencyName: string): Promise<SealCredentials> {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(agency)) throw new TypeError(`not the name of an agency: ${agency}`)
    const make = async () => packKeyFile(await makeSeal(root, agency, agencyName, now()), password)
    return openKeyFile(await createOnce(join(folder, 'seals', `${agency}.p12`), make), password)
  }

  return {
    credentials(agency, agencyName) {
      const loading = known.get(agency) ?? load(agency, agencyName)
      known.set(agency, loading)
      loading.catch(() => known.delete(agency))
      return loading
    },
    trustAnchors: () => [root.certificate],
  }
}

async function makeRoot(now: Date): Promise<SealCredentials> {
  const { publicKey, privateKey } = await newKeyPair('rsa', { modulusLength: 3072 })
  const certificate = issueCertificate({
    kind: 'authority',
    subject: { organization: 'Parley demonstration', commonName: 'Parley demo authority (not for real documents)' },
    publicKey,
    signer: privateKey,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + 3650 * DAY),
  })
  return { privateKey, certificate, chain: [] }
}

async function makeSeal(
  root: SealCredentials,
  agency: string,
  agencyName: string,
  now: Date,
): Promise<SealCredentials> {
  const { publicKey, privateKey } = await newKeyPair('rsa', { modulusLength: 3072 })
  const certificate = issueCertificate({
    kind: 'seal',
    subject: { organization: agencyName, organizationIdentifier: agency, commonName: `${agencyName} (demo seal)` },
    publicKey,
    issuer: root.certificate,
    signer: root.privateKey,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + 1825 * DAY),
  })
  return { privateKey, certificate, chain: [] }
}
