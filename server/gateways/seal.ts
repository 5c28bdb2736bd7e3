import type { Logger } from 'pino'
import { findSignatures } from '../documents/pdf/find-signatures.ts'
import { embedSignature, prepareSignature } from '../documents/pdf/prepare-signature.ts'
import { readPdf } from '../documents/pdf/read-pdf.ts'
import { GatewayFailed } from '../errors.ts'
import { signContent } from './build-cms.ts'
import { checkCms } from './check-cms.ts'
import { CMS } from './cms-names.ts'
import { freshProof, withValidationMaterial } from './preserve-seals.ts'
import type { RevocationSource } from './revocation-source.ts'
import type { RevocationProof } from './revocations.ts'
import type { KeyAlgorithm, SealAuthority } from './seal-authority.ts'
import { stampedUntil } from './stamped-until.ts'
import type { TimeStamper } from './time-stamper.ts'

export type SealRequest = {
  /** The agency's slug. */
  agency: string
  /** Its name as people read it; it stands in the certificate. */
  agencyName: string
  /** Which of its keys; the first when left out. */
  keyName?: string
  /** Why it is sealed, shown by PDF readers. */
  reason: string
  at: Date
}

export type Preserved = {
  pdf: Uint8Array
  /** Until when its last time-stamp proves something; it has to be renewed before. */
  until: Date
}

export type Sealer = {
  /** Whether there is a time-stamper, without which nothing can be preserved. */
  lasts: boolean
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
  /**
   * The same PDF with all that later years need to check it, and a time-stamp over that: PAdES B-LTA. Done again before
   * `until`, it stays checkable. Throws GatewayFailed, retryable, when a part cannot be had now.
   */
  preserve(pdf: Uint8Array, at: Date): Promise<Preserved>
  /** What the issuers of the certificates behind this document's signatures say of them now. Throws GatewayFailed. */
  askIssuers(pdf: Uint8Array, at: Date): Promise<RevocationProof>
  /** The certificate of an agency's seal key (DER), made first by an authority that makes keys. Throws GatewayFailed. */
  certificateOf(key: {
    agency: string
    agencyName: string
    keyName: string
    algorithm?: KeyAlgorithm
  }): Promise<Uint8Array>
  /** Root certificates (DER) by which these seals are checked. */
  trustAnchors(): Uint8Array[]
}

type Settings = {
  authority: SealAuthority
  timeStamper?: TimeStamper | undefined
  source?: RevocationSource
  log?: Pick<Logger, 'warn'>
}

const nobodyAsked: RevocationSource = { proofOf: async () => ({ crls: [], answers: [] }) }

export function openSealer({ authority, timeStamper, source = nobodyAsked, log }: Settings): Sealer {
  const trustAnchors = authority.trustAnchors()

  /** A decision does not wait for a clock: without a stamp the seal is worth less, and still a seal. */
  async function stamped(signature: Uint8Array): Promise<Uint8Array | undefined> {
    return timeStamper?.stamp(signature).catch((err: unknown) => {
      log?.warn({ err }, 'no time-stamp for a seal')
      return undefined
    })
  }

  async function seal(pdf: Uint8Array, { agency, agencyName, keyName, reason, at }: SealRequest): Promise<Uint8Array> {
    const credentials = await authority.credentials(agency, agencyName, keyName)
    const field = { type: 'Sig', fieldName: `Seal ${agency}`, name: agencyName, reason, at, certifies: true } as const
    const prepared = prepareSignature(pdf, field)
    const signed = await signContent({ type: CMS.data, digest: prepared.digest }, credentials)
    return embedSignature(prepared, signed.encode(await stamped(signed.signature)))
  }

  async function stamp(pdf: Uint8Array, at: Date): Promise<Uint8Array> {
    if (!timeStamper) throw new Error('there is no time-stamper')
    // Time does not tell two stamps apart that are made at once.
    const fieldName = `Time-stamp ${findSignatures(readPdf(pdf)).signatures.length + 1}`
    const prepared = prepareSignature(pdf, { type: 'DocTimeStamp', fieldName, at })
    const [, from, to] = prepared.byteRange
    const covered = Buffer.concat([prepared.bytes.subarray(0, from), prepared.bytes.subarray(to)])
    return embedSignature(prepared, await timeStamper.stamp(covered))
  }

  async function preserve(pdf: Uint8Array, at: Date): Promise<Preserved> {
    // A seal from when the clock was away needs its proof of time before anything is asked about its certificate.
    const timed = hasTimes(pdf, trustAnchors, at) ? pdf : await stamp(pdf, at)
    const settings = { trustAnchors, source, now: at }
    const preserved = await stamp(await withValidationMaterial(timed, settings), at)
    return { pdf: preserved, until: stampedUntil(preserved, trustAnchors, at) }
  }

  return {
    lasts: timeStamper !== undefined,
    stamp: (pdf, at) => stamp(pdf, at).catch(failed('time-stamper', true)),
    seal: (pdf, request) => seal(pdf, request).catch(failed('sealer', false)),
    preserve: (pdf, at) => preserve(pdf, at).catch(failed('time-stamper', true)),
    askIssuers: (pdf, at) => freshProof(pdf, { trustAnchors, source, now: at }).catch(failed('revocations', true)),
    certificateOf: ({ agency, agencyName, keyName, algorithm }) =>
      authority
        .credentials(agency, agencyName, keyName, algorithm)
        .then(({ certificate }) => certificate)
        .catch(failed('sealer', false)),
    trustAnchors: () => trustAnchors,
  }
}

const failed =
  (system: string, retryable: boolean) =>
  (cause: unknown): never => {
    if (cause instanceof GatewayFailed) throw cause
    throw new GatewayFailed(system, { retryable, cause, detail: `${system} failed: ${String(cause)}` })
  }

/** Whether every seal has a time-stamp of its own or one over the document. */
function hasTimes(pdf: Uint8Array, trustAnchors: Uint8Array[], judgedAt: Date): boolean {
  const file = readPdf(pdf)
  const { signatures } = findSignatures(file)
  const firstStamp = signatures.find(({ type }) => type === 'DocTimeStamp')
  return signatures.every(({ type, contents, byteRange: [, from, to, rest], revision }) => {
    if (type === 'DocTimeStamp' || (firstStamp && revision > firstStamp.revision)) return true
    const covered = [file.bytes.subarray(0, from), file.bytes.subarray(to, to + rest)]
    return checkCms(contents, covered, { trustAnchors, judgedAt }).stampedAt !== undefined
  })
}
