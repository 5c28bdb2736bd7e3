import { generateKeyPair, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { certificateAuthority } from './certificate-authority.ts'
import { createOnce, secretOnce } from './create-once.ts'
import { issueCertificate } from './issue-certificate.ts'
import { openKeyFile, packKeyFile } from './key-file.ts'
import { readPem, writePem } from './pem.ts'
import type { BrowserSigning } from './personal-signing.ts'
import type { SealCredentials } from './seal-authority.ts'
import type { TimeStamper } from './time-stamper.ts'

const newKeyPair = promisify(generateKeyPair)

const HOUR = 3600 * 1000
const YEAR = 365 * 24 * HOUR

type Surroundings = { now: () => Date; log: Pick<Logger, 'warn'>; timeStamper: TimeStamper | undefined }
type Authority = { keys: SealCredentials<KeyObject>; anchors: Uint8Array[] }

/**
 * The authority for people's signatures: `people.p12` and `people-root.pem` beside the seal keys, or in the demo one
 * of our own that says so in its name. Undefined where there is none: then nobody signs here.
 */
export async function openBrowserSigning(
  config: Config,
  { now, log, timeStamper }: Surroundings,
): Promise<BrowserSigning | undefined> {
  const authority = config.seal ? keptAuthority(config.seal) : await demoAuthority(config.dataFolder, now)
  if (!authority) return undefined
  const { keys, anchors } = authority
  return {
    by: 'browser',
    // It answers for itself: its keys are at hand, and it has no other work.
    authority: certificateAuthority({ root: keys, responder: async () => keys, ownCertificates: async () => [] }),
    async certify({ publicKey, name, keyId, at }) {
      const validUntil = new Date(at.getTime() + 24 * HOUR)
      const certificate = issueCertificate({
        kind: 'person',
        subject: { serialNumber: keyId, commonName: name },
        publicKey,
        // Clocks differ: a signature in the first seconds is not one from before its certificate.
        notBefore: new Date(at.getTime() - HOUR / 12),
        notAfter: validUntil,
        issuer: keys.certificate,
        signer: keys.privateKey,
        addresses: peopleAddressesAt(config.publicUrl),
      })
      return { certificate, chain: keys.chain, validUntil }
    },
    stamp: async (signature) =>
      timeStamper?.stamp(signature).catch((err: unknown) => {
        log.warn({ err }, 'no time-stamp for a signature')
        return undefined
      }),
    chain: async () => keys.chain,
    trustAnchors: () => anchors,
  }
}

/** Where the authority of people tells about what it issued (server/seals/people-routes.ts answers there). */
const peopleAddressesAt = (publicUrl: string) => ({
  crl: `${publicUrl}/pki/people.crl`,
  ocsp: `${publicUrl}/pki/people/ocsp`,
  issuer: `${publicUrl}/pki/people.cer`,
})

function keptAuthority({ keys: folder, passphrase = '' }: NonNullable<Config['seal']>): Authority | undefined {
  const path = join(folder, 'people.p12')
  if (!existsSync(path)) return undefined
  const opened = openKeyFile(readFileSync(path), passphrase)
  const anchors = readPem(readFileSync(join(folder, 'people-root.pem'), 'utf8'))
  const isAnchor = anchors.some((anchor) => Buffer.compare(anchor, opened.certificate) === 0)
  return { keys: { ...opened, chain: isAnchor ? [] : [opened.certificate, ...opened.chain] }, anchors }
}

async function demoAuthority(dataFolder: string, now: () => Date): Promise<Authority> {
  const folder = join(dataFolder, 'keys')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const password = await secretOnce(join(folder, 'demo-password'))
  const file = await createOnce(join(folder, 'demo-people.p12'), async () =>
    packKeyFile(await makeDemoAuthority(now()), password),
  )
  const keys = openKeyFile(file, password)
  // For the check without a network.
  await createOnce(join(folder, 'demo-people-root.pem'), async () => Buffer.from(writePem(keys.certificate)))
  return { keys: { ...keys, chain: [] }, anchors: [keys.certificate] }
}

async function makeDemoAuthority(now: Date): Promise<SealCredentials<KeyObject>> {
  const { publicKey, privateKey } = await newKeyPair('ec', { namedCurve: 'P-256' })
  const certificate = issueCertificate({
    kind: 'authority',
    subject: {
      organization: 'Parley demonstration',
      commonName: 'Parley demo authority for people (nobody was checked)',
    },
    publicKey,
    signer: privateKey,
    notBefore: new Date(now.getTime() - 24 * HOUR),
    notAfter: new Date(now.getTime() + 10 * YEAR),
  })
  return { privateKey, certificate, chain: [] }
}
