import type { KeyObject } from 'node:crypto'

export type CertifiedKey = {
  /** DER. */
  certificate: Uint8Array
  chain: Uint8Array[]
  validUntil: Date
}

/** What stands behind the signatures of people: an authority that certifies the keys in their browsers, and a clock. */
export type PersonalSigning = {
  /** A certificate for one day, for a key that its holder has proven to have. Throws GatewayFailed. */
  certify(request: { publicKey: KeyObject; name: string; keyId: string; at: Date }): Promise<CertifiedKey>
  /** A time-stamp over a signature value; undefined when there is no clock or it is away. */
  stamp(signature: Uint8Array): Promise<Uint8Array | undefined>
  /** Intermediates of the authority (DER), without the trust anchor. */
  chain(): Promise<Uint8Array[]>
  /** Roots of people's certificates, DER. */
  trustAnchors(): Uint8Array[]
}
