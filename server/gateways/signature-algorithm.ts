import { type Der, nothing, oid, sequence } from './der.ts'

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11'
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'

/** AlgorithmIdentifier of a SHA-256 signature by this key: RSA with NULL, ECDSA without parameters (RFC 5754 §3). */
export function signatureAlgorithm(key: { asymmetricKeyType?: string | undefined }): Der {
  if (key.asymmetricKeyType === 'rsa') return sequence(oid(SHA256_WITH_RSA), nothing())
  if (key.asymmetricKeyType === 'ec') return sequence(oid(ECDSA_WITH_SHA256))
  throw new TypeError(`no signature algorithm for a key of type ${key.asymmetricKeyType}`)
}
