import type { Logger } from 'pino'
import { embedSignature, prepareSignature } from '../documents/pdf/prepare-signature.ts'
import { signContent } from './build-cms.ts'
import { CMS } from './cms-names.ts'
import { freshProof } from './preserve-seals.ts'
import { failed, openPreserver, type Preserver, stampDocument } from './preserver.ts'
import type { RevocationSource } from './revocation-source.ts'
import type { RevocationProof } from './revocations.ts'
import type { KeyAlgorithm, SealAuthority } from './seal-authority.ts'
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

export type Sealer = Preserver & {
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
  const preserver = openPreserver({ trustAnchors, timeStamper, source })

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

  return {
    ...preserver,
    stamp: (pdf, at) => stampDocument(pdf, at, timeStamper).catch(failed('time-stamper', true)),
    seal: (pdf, request) => seal(pdf, request).catch(failed('sealer', false)),
    askIssuers: (pdf, at) => freshProof(pdf, { trustAnchors, source, now: at }).catch(failed('revocations', true)),
    certificateOf: ({ agency, agencyName, keyName, algorithm }) =>
      authority
        .credentials(agency, agencyName, keyName, algorithm)
        .then(({ certificate }) => certificate)
        .catch(failed('sealer', false)),
    trustAnchors: () => trustAnchors,
  }
}
