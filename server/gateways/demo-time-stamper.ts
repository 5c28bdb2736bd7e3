import { createHash, randomBytes } from 'node:crypto'
import { signContent } from './build-cms.ts'
import { CMS } from './cms-names.ts'
import { bigInteger, encode, generalizedTime, octets, oid, sequence, smallInteger } from './der.ts'
import type { SealCredentials } from './seal-authority.ts'
import type { TimeStamper } from './time-stamper.ts'

// The arc that documentation uses for examples: nobody promises anything under it.
const DEMO_POLICY = '1.2.3.4.1'
const ACCURACY_SECONDS = 1

/**
 * A time-stamp authority for demonstration: its own key, this machine's clock. Its stamps prove an order of events to
 * those who trust the operator, and nothing to others.
 */
export function demoTimeStamper(credentials: () => Promise<SealCredentials>, now: () => Date): TimeStamper {
  return {
    stamp: async (bytes) => stampDigest(createHash('sha256').update(bytes).digest(), now(), await credentials()),
  }
}

/** A token over a SHA-256 digest. */
export async function stampDigest(digest: Uint8Array, at: Date, credentials: SealCredentials): Promise<Uint8Array> {
  const info = timeStampInfo(digest, at)
  return (await signContent({ type: CMS.timeStampInfo, bytes: encode(info) }, credentials)).encode()
}

/** TSTInfo (RFC 3161 §2.4.2). */
function timeStampInfo(digest: Uint8Array, at: Date) {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return sequence(
    smallInteger(1),
    oid(DEMO_POLICY),
    sequence(sequence(oid(CMS.sha256)), octets(digest)),
    bigInteger(serial),
    generalizedTime(at),
    sequence(smallInteger(ACCURACY_SECONDS)),
  )
}
