import type { KeyObject } from 'node:crypto'

export type SealCredentials = {
  privateKey: KeyObject
  /** DER. */
  certificate: Uint8Array
  /** Intermediates, DER, without the trust anchor. */
  chain: Uint8Array[]
}

/** Where seals get their keys and certificates from. */
export type SealAuthority = {
  /** Key and certificate of one agency's seal. `agency` is its slug, `agencyName` what people read. */
  credentials(agency: string, agencyName: string): Promise<SealCredentials>
  /** Root certificates in DER. */
  trustAnchors(): Uint8Array[]
}
