import { embedSignature, prepareSignature } from '../documents/pdf/prepare-signature.ts'
import { GatewayFailed } from '../errors.ts'
import { buildCms } from './build-cms.ts'
import type { SealAuthority } from './seal-authority.ts'

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
  /** The same PDF with the agency's seal as its last revision (PAdES B-B). Throws GatewayFailed. */
  seal(pdf: Uint8Array, request: SealRequest): Promise<Uint8Array>
  /** Root certificates (DER) by which these seals are checked. */
  trustAnchors(): Uint8Array[]
}

export function openSealer({ authority }: { authority: SealAuthority }): Sealer {
  return {
    async seal(pdf, { agency, agencyName, reason, at }) {
      try {
        const credentials = await authority.credentials(agency, agencyName)
        const field = {
          type: 'Sig',
          fieldName: `Seal ${agency}`,
          name: agencyName,
          reason,
          at,
          certifies: true,
        } as const
        const prepared = prepareSignature(pdf, field)
        return embedSignature(prepared, buildCms(prepared.digest, credentials))
      } catch (cause) {
        throw new GatewayFailed('sealer', { retryable: false, cause, detail: `sealing failed: ${String(cause)}` })
      }
    },
    trustAnchors: () => authority.trustAnchors(),
  }
}
