import type { CertificateAuthority } from '../gateways/certificate-authority.ts'
import type { Sealer } from '../gateways/seal.ts'
import type { SealCredentials } from '../gateways/seal-authority.ts'

/** How seals are checked here, and what is told about them to everybody. */
export type SealsAtHand = {
  trustAnchors: () => Uint8Array[]
  /** Roots of the certificates of people, who sign with keys of their own. */
  peopleAnchors?: () => Uint8Array[]
  /** Our own authority for the keys in people's browsers. */
  peopleAuthority?: CertificateAuthority | undefined
  /** An authority of our own, which tells the standing of what it issued. */
  authority?: CertificateAuthority
  askIssuers?: Sealer['askIssuers']
  trustListSigner?: () => Promise<SealCredentials>
  /** Where the verifier in one file lies once it is built. */
  verifierPath?: string
}
