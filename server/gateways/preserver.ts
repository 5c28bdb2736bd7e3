import { findSignatures } from '../documents/pdf/find-signatures.ts'
import { embedSignature, prepareSignature } from '../documents/pdf/prepare-signature.ts'
import { readPdf } from '../documents/pdf/read-pdf.ts'
import { GatewayFailed } from '../errors.ts'
import { checkCms } from './check-cms.ts'
import { withValidationMaterial } from './preserve-seals.ts'
import type { RevocationSource } from './revocation-source.ts'
import { stampedUntil } from './stamped-until.ts'
import type { TimeStamper } from './time-stamper.ts'

export type Preserved = {
  pdf: Uint8Array
  /** Until when its last time-stamp proves something; it has to be renewed before. */
  until: Date
}

export type Preserver = {
  /** Whether there is a time-stamper, without which nothing can be preserved. */
  lasts: boolean
  /**
   * The same PDF with all that later years need to check it, and a time-stamp over that: PAdES B-LTA. Done again before
   * `until`, it stays checkable. Throws GatewayFailed, retryable, when a part cannot be had now.
   */
  preserve(pdf: Uint8Array, at: Date): Promise<Preserved>
}

type Settings = {
  /** Of everybody whose signatures stand in the documents, DER. */
  trustAnchors: Uint8Array[]
  timeStamper: TimeStamper | undefined
  source: RevocationSource
}

export function openPreserver({ trustAnchors, timeStamper, source }: Settings): Preserver {
  async function preserve(pdf: Uint8Array, at: Date): Promise<Preserved> {
    // A seal from when the clock was away needs its proof of time before anything is asked about its certificate.
    const timed = hasTimes(pdf, trustAnchors, at) ? pdf : await stampDocument(pdf, at, timeStamper)
    const proven = await withValidationMaterial(timed, { trustAnchors, source, now: at })
    const preserved = await stampDocument(proven, at, timeStamper)
    return { pdf: preserved, until: stampedUntil(preserved, trustAnchors, at) }
  }
  return {
    lasts: timeStamper !== undefined,
    preserve: (pdf, at) => preserve(pdf, at).catch(failed('time-stamper', true)),
  }
}

/** The same PDF with a time-stamp over the whole of it as its last revision. */
export async function stampDocument(
  pdf: Uint8Array,
  at: Date,
  timeStamper: TimeStamper | undefined,
): Promise<Uint8Array> {
  if (!timeStamper) throw new Error('there is no time-stamper')
  // Time does not tell two stamps apart that are made at once.
  const fieldName = `Time-stamp ${findSignatures(readPdf(pdf)).signatures.length + 1}`
  const prepared = prepareSignature(pdf, { type: 'DocTimeStamp', fieldName, at })
  const [, from, to] = prepared.byteRange
  const covered = Buffer.concat([prepared.bytes.subarray(0, from), prepared.bytes.subarray(to)])
  return embedSignature(prepared, await timeStamper.stamp(covered))
}

/** What went wrong in an outside system, said as such. */
export const failed =
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
