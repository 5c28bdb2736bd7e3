import { type KeyObject, sign } from 'node:crypto'

/** A key that stays in its device: it is asked for signatures (SHA-256; RSA PKCS#1 v1.5, or ECDSA in DER). */
export type HardwareKey = { asymmetricKeyType: 'rsa' | 'ec'; sign(bytes: Uint8Array): Promise<Uint8Array> }

export type SealCredentials<Key extends KeyObject | HardwareKey = KeyObject | HardwareKey> = {
  privateKey: Key
  /** DER. */
  certificate: Uint8Array
  /** Intermediates, DER, without the trust anchor. */
  chain: Uint8Array[]
}

export const KEY_ALGORITHMS = ['rsa-3072', 'p-256'] as const
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number]

/** Where seals get their keys and certificates from. */
export type SealAuthority = {
  /**
   * Key and certificate of one agency's seal. `agency` is its slug, `agencyName` what people read; `keyName` tells its
   * keys apart (see key-name.ts) and is the slug when left out. An authority that makes keys makes it by `algorithm`.
   */
  credentials(agency: string, agencyName: string, keyName?: string, algorithm?: KeyAlgorithm): Promise<SealCredentials>
  /** Root certificates in DER. */
  trustAnchors(): Uint8Array[]
}

/** A SHA-256 signature over the bytes, by a key at hand or by one in its device. */
export async function signBytes(key: KeyObject | HardwareKey, bytes: Uint8Array): Promise<Uint8Array> {
  return 'sign' in key ? key.sign(bytes) : sign('sha256', bytes, key)
}
