import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { openDemoAuthority } from './demo-authority.ts'
import { openHttpTimeStamper } from './http-time-stamper.ts'
import { readPem } from './pem.ts'
import { openSealer, type Sealer } from './seal.ts'
import type { SealAuthority } from './seal-authority.ts'
import { openSealKeys } from './seal-keys.ts'
import type { TimeStamper } from './time-stamper.ts'

/** The sealer of this configuration: an authority's keys and its clock, or in the demo both of our own. */
export async function openSealing(config: Config, { now, log }: { now: () => Date; log: Logger }): Promise<Sealer> {
  const outside = config.timeStamp && outsideClock(config.timeStamp)
  if (config.seal) {
    const keys = openSealKeys({ folder: config.seal.keys, passphrase: config.seal.passphrase ?? '' })
    return openSealer({ authority: trusting(keys, outside?.roots ?? []), timeStamper: outside?.timeStamper, log })
  }
  const demo = await openDemoAuthority({ folder: join(config.dataFolder, 'keys'), now })
  const authority = trusting(demo, outside?.roots ?? [])
  return openSealer({ authority, timeStamper: outside?.timeStamper ?? demo.timeStamper, log })
}

function outsideClock({ url, root }: { url: string; root: string }): { timeStamper: TimeStamper; roots: Uint8Array[] } {
  const roots = readPem(readFileSync(root, 'utf8'))
  return { timeStamper: openHttpTimeStamper({ url, trustAnchors: roots }), roots }
}

/** Whoever checks a seal also has to trust the clock that stamped it. */
const trusting = (authority: SealAuthority, roots: Uint8Array[]): SealAuthority => ({
  credentials: (...wanted) => authority.credentials(...wanted),
  trustAnchors: () => [...authority.trustAnchors(), ...roots],
})
