import type { KeyObject } from 'node:crypto'
import type { CertificateAuthority } from './certificate-authority.ts'

export type CertifiedKey = {
  /** DER. */
  certificate: Uint8Array
  chain: Uint8Array[]
  validUntil: Date
}

/**
 * What stands behind the signatures of people: an authority that certifies the keys in their browsers, or a qualified
 * provider that keeps a key for each of them.
 */
export type PersonalSigning = BrowserSigning | ProviderSigning

type Clock = {
  /** A time-stamp over a signature value; undefined when there is no clock or it is away. */
  stamp(signature: Uint8Array): Promise<Uint8Array | undefined>
  /** Roots of people's certificates, DER. */
  trustAnchors(): Uint8Array[]
}

export type BrowserSigning = Clock & {
  by: 'browser'
  /** Tells the standing of what it certified. */
  authority: CertificateAuthority
  /** A certificate for one day, for a key that its holder has proven to have. Throws GatewayFailed. */
  certify(request: { publicKey: KeyObject; name: string; keyId: string; at: Date }): Promise<CertifiedKey>
  /** Intermediates of the authority (DER), without the trust anchor. */
  chain(): Promise<Uint8Array[]>
}

/** A key that a provider keeps for somebody, and its certificate, which was checked. */
export type ProviderCredential = {
  id: string
  certificate: Uint8Array
  /** Intermediates, DER, without the trust anchor. */
  chain: Uint8Array[]
  keyType: 'rsa' | 'ec'
  /** How the provider calls the algorithm that the key signs with. */
  algorithm: string
}

/** One way to the provider and back: `state` comes back with the answer, the verifier proves who had left (RFC 7636). */
export type ProviderVisit = { state: string; codeVerifier: string; locale: string }

export type ProviderSigning = Clock & {
  by: 'provider'
  /** As people read it. */
  name: string
  /** Where the person lets us see which keys the provider keeps for them. Throws GatewayFailed. */
  identifyAt(visit: ProviderVisit): Promise<string>
  /** The keys that can sign here: qualified, of a trusted issuer, bound to what they sign. Throws GatewayFailed. */
  credentials(answer: { code: string; codeVerifier: string }): Promise<ProviderCredential[]>
  /** Where the person allows one signature, over this digest and no other. Throws GatewayFailed. */
  consentAt(visit: ProviderVisit, about: { credentialId: string; digest: Uint8Array; text: string }): Promise<string>
  /** The signature over the digest, ECDSA in DER. Throws GatewayFailed when the provider refuses or is away. */
  sign(
    answer: { code: string; codeVerifier: string },
    asked: { credential: ProviderCredential; toBeSigned: Uint8Array },
  ): Promise<Uint8Array>
}
