import type { Logger } from 'pino'
import { embedSignature, prepareSignature } from '../documents/pdf/prepare-signature.ts'
import { GatewayFailed } from '../errors.ts'
import { signContent } from './build-cms.ts'
import { CMS } from './cms-names.ts'
import type { SealAuthority } from './seal-authority.ts'
import type { TimeStamper } from './time-stamper.ts'

export type SealRequest = {
  /** The agency's slug. */
  agency: string
  /** Its name as people read it; it stands in the certificate. */
  agencyName: string
  /** Why it is sealed, shown by PDF readers. */
  reason: string
  at: Date
}

export type Sealer = {
  /**
   * The same PDF with the agency's seal as its last revision: PAdES B-T with a time-stamp, B-B when there is no
   * time-stamper or it is away. Throws GatewayFailed.
   */
  seal(pdf: Uint8Array, request: SealRequest): Promise<Uint8Array>
  /**
   * The same PDF with a time-stamp over the whole document as its last revision: for what was sealed while the
   * time-stamper was away, and before the certificate of an earlier stamp runs out. Throws GatewayFailed.
   */
  stamp(pdf: Uint8Array, at: Date): Promise<Uint8Array>
  /** Root certificates (DER) by which these seals are checked. */
  trustAnchors(): Uint8Array[]
}

type Settings = {
  authority: SealAuthority
  timeStamper?: TimeStamper | undefined
  log?: Pick<Logger, 'warn'>
}

export function openSealer({ authority, timeStamper, log }: Settings): Sealer {
  /** A decision does not wait for a clock: without a stamp the seal is worth less, and still a seal. */
  async function stamped(signature: Uint8Array): Promise<Uint8Array | undefined> {
    return timeStamper?.stamp(signature).catch((err: unknown) => {
      log?.warn({ err }, 'no time-stamp for a seal')
      return undefined
    })
  }

  async function seal(pdf: Uint8Array, { agency, agencyName, reason, at }: SealRequest): Promise<Uint8Array> {
    const credentials = await authority.credentials(agency, agencyName)
    const field = { type: 'Sig', fieldName: `Seal ${agency}`, name: agencyName, reason, at, certifies: true } as const
    const prepared = prepareSignature(pdf, field)
    const signed = await signContent({ type: CMS.data, digest: prepared.digest }, credentials)
    return embedSignature(prepared, signed.encode(await stamped(signed.signature)))
  }

  async function stamp(pdf: Uint8Array, at: Date): Promise<Uint8Array> {
    if (!timeStamper) throw new Error('there is no time-stamper')
    const fieldName = `Time-stamp ${at.toISOString()}`
    const prepared = prepareSignature(pdf, { type: 'DocTimeStamp', fieldName, at })
    const [, from, to] = prepared.byteRange
    const covered = Buffer.concat([prepared.bytes.subarray(0, from), prepared.bytes.subarray(to)])
    return embedSignature(prepared, await timeStamper.stamp(covered))
  }

  return {
    stamp: (pdf, at) =>
      stamp(pdf, at).catch((cause: unknown) => {
        throw new GatewayFailed('time-stamper', { retryable: true, cause, detail: `no time-stamp: ${String(cause)}` })
      }),
    seal: (pdf, request) =>
      seal(pdf, request).catch((cause: unknown) => {
        throw new GatewayFailed('sealer', { retryable: false, cause, detail: `sealing failed: ${String(cause)}` })
      }),
    trustAnchors: () => authority.trustAnchors(),
  }
}
