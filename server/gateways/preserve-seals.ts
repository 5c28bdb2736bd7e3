import { addValidationMaterial } from '../documents/pdf/add-validation-material.ts'
import { type FoundSignature, findSignatures } from '../documents/pdf/find-signatures.ts'
import { type PdfFile, readPdf } from '../documents/pdf/read-pdf.ts'
import { readValidationMaterial } from '../documents/pdf/validation-material.ts'
import type { Certificate } from './certificate.ts'
import { checkCms } from './check-cms.ts'
import { checkTimeStamp, issuedPairs } from './check-time-stamp.ts'
import { distinct, mergeProofs, type RevocationSource } from './revocation-source.ts'
import { type RevocationProof, revocationsOf } from './revocations.ts'

type Settings = { trustAnchors: Uint8Array[]; source: RevocationSource; now: Date }

/** Everything later readers need to judge the signatures of this document, in its own /DSS: PAdES B-LT. */
export async function withValidationMaterial(pdf: Uint8Array, settings: Settings): Promise<Uint8Array> {
  const paths = signaturePaths(readPdf(pdf), settings)
  const certificates = distinct(paths.flatMap(({ path }) => path.map(({ der }) => der)))
  return addValidationMaterial(pdf, { certificates, ...(await missingProof(pdf, paths, settings)) })
}

/** Fresh words of the issuers about every certificate behind these signatures, for judging a document that lacks them. */
export async function freshProof(pdf: Uint8Array, settings: Settings): Promise<RevocationProof> {
  const pairs = signaturePaths(readPdf(pdf), settings).flatMap(({ path }) => issuedPairs(path))
  return mergeProofs(await Promise.all(pairs.map((pair) => settings.source.proofOf(...pair))))
}

type SignaturePath = { path: Certificate[]; used: { for: 'seal' | 'time-stamp'; at: Date } }

/** The certificates behind each signature and time-stamp, as far as they lead to an anchor. */
function signaturePaths(file: PdfFile, { trustAnchors, now }: Settings): SignaturePath[] {
  const judging = { trustAnchors, judgedAt: now }
  const isLed = ({ path }: SignaturePath) => path.length > 1
  return findSignatures(file)
    .signatures.flatMap((signature) => pathsOf(file, signature, judging))
    .filter(isLed)
}

function pathsOf(
  file: PdfFile,
  signature: FoundSignature,
  judging: { trustAnchors: Uint8Array[]; judgedAt: Date },
): SignaturePath[] {
  const [, from, to, rest] = signature.byteRange
  const covered = [file.bytes.subarray(0, from), file.bytes.subarray(to, to + rest)]
  if (signature.type === 'DocTimeStamp') {
    const stamp = checkTimeStamp(signature.contents, covered, judging)
    return stamp ? [{ path: stamp.path, used: { for: 'time-stamp', at: stamp.at } }] : []
  }
  const { paths, stampedAt } = checkCms(signature.contents, covered, judging)
  const at = stampedAt ?? judging.judgedAt
  const [own, clock] = paths
  return [
    ...(own ? [{ path: own, used: { for: 'seal', at } as const }] : []),
    ...(clock ? [{ path: clock, used: { for: 'time-stamp', at } as const }] : []),
  ]
}

/** Asks only about what the document does not prove already. */
async function missingProof(
  pdf: Uint8Array,
  paths: SignaturePath[],
  { source, now }: Settings,
): Promise<RevocationProof> {
  const embedded = readValidationMaterial(readPdf(pdf))
  const revocations = revocationsOf({ embedded, now })
  const asked = new Map<string, [Certificate, Certificate]>()
  for (const { path, used } of paths) {
    for (const pair of issuedPairs(path)) {
      const standing = revocations.standingOf(...pair, { ...used, judgedAt: now })
      if (standing.status === 'unknown') asked.set(Buffer.from(pair[0].der).toString('latin1'), pair)
    }
  }
  return mergeProofs(await Promise.all([...asked.values()].map((pair) => source.proofOf(...pair))))
}
