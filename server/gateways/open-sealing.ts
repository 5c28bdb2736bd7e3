import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { CertificateAuthority, StatusOf } from './certificate-authority.ts'
import { openDemoAuthority } from './demo-authority.ts'
import { openHardwareKeys } from './hardware-keys.ts'
import { httpRevocationSource } from './http-revocation-source.ts'
import { openHttpTimeStamper } from './http-time-stamper.ts'
import { openKeyFile } from './key-file.ts'
import { readPem } from './pem.ts'
import { type RevocationSource, revocationSource } from './revocation-source.ts'
import { openSealer, type Sealer } from './seal.ts'
import type { SealAuthority, SealCredentials } from './seal-authority.ts'
import { openSealKeys } from './seal-keys.ts'
import type { TimeStamper } from './time-stamper.ts'

export type Sealing = {
  sealer: Sealer
  /** The clock behind the seals. */
  timeStamper: TimeStamper | undefined
  /** Who is asked for the standing of certificates. */
  source: RevocationSource
  /** Where the certificates are of our own authority: it tells their standing. */
  authority?: CertificateAuthority
  /** Where there is a key for it. */
  trustListSigner?: () => Promise<SealCredentials>
}

type Surroundings = {
  now: () => Date
  log: Logger
  /** The register of what our own authority issued. */
  statusOf: StatusOf
}

/** The seals of this configuration: an authority's keys and its clock, or in the demo both of our own. */
export async function openSealing(config: Config, { now, log, statusOf }: Surroundings): Promise<Sealing> {
  const outside = config.timeStamp && outsideClock(config.timeStamp)
  const others = httpRevocationSource({ now })
  if (config.seal) {
    const { keys: folder, passphrase = '', device } = config.seal
    const keys = device ? openHardwareKeys({ ...device, folder }) : openSealKeys({ folder, passphrase })
    const authority = trusting(keys, outside?.roots ?? [])
    const sealer = openSealer({ authority, timeStamper: outside?.timeStamper, source: others, log })
    return { sealer, timeStamper: outside?.timeStamper, source: others, ...listSigner(config.seal) }
  }
  const { publicUrl, sealAlgorithm: algorithm } = config
  const demo = await openDemoAuthority({ folder: join(config.dataFolder, 'keys'), now, publicUrl, algorithm })
  const authority = trusting(demo, outside?.roots ?? [])
  const timeStamper = outside?.timeStamper ?? demo.timeStamper
  const source = revocationSource({ authority: demo.authority, statusOf, now }, others)
  const sealer = openSealer({ authority, timeStamper, source, log })
  return { sealer, timeStamper, source, authority: demo.authority, trustListSigner: demo.trustListSigner }
}

function outsideClock({ url, root }: { url: string; root: string }): { timeStamper: TimeStamper; roots: Uint8Array[] } {
  const roots = readPem(readFileSync(root, 'utf8'))
  return { timeStamper: openHttpTimeStamper({ url, trustAnchors: roots }), roots }
}

/** The list of seals is signed by a key of its own, `trust-list.p12`, that the same authority certified for that. */
function listSigner({ keys, passphrase = '' }: NonNullable<Config['seal']>): Pick<Sealing, 'trustListSigner'> {
  const path = join(keys, 'trust-list.p12')
  if (!existsSync(path)) return {}
  const signer = openKeyFile(readFileSync(path), passphrase)
  return { trustListSigner: async () => signer }
}

/** Whoever checks a seal also has to trust the clock that stamped it. */
const trusting = (authority: SealAuthority, roots: Uint8Array[]): SealAuthority => ({
  credentials: (...wanted) => authority.credentials(...wanted),
  trustAnchors: () => [...authority.trustAnchors(), ...roots],
})
