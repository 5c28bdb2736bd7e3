import { createPrivateKey, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import { binary } from './der.ts'
import type { SealCredentials } from './seal-authority.ts'

/** RSA credentials as PKCS#12 (RFC 7292), encrypted with AES-256 under the password. */
export function packKeyFile(credentials: SealCredentials<KeyObject>, password: string): Uint8Array {
  const key = forge.pki.privateKeyFromPem(String(credentials.privateKey.export({ type: 'pkcs1', format: 'pem' })))
  const certificates = [credentials.certificate, ...credentials.chain].map((der) =>
    forge.pki.certificateFromAsn1(forge.asn1.fromDer(binary(der))),
  )
  const packed = forge.pkcs12.toPkcs12Asn1(key, certificates, password, { algorithm: 'aes256', friendlyName: 'seal' })
  return Buffer.from(forge.asn1.toDer(packed).getBytes(), 'latin1')
}

/** The first key of the file with its certificate and the others as chain. Throws when the password is wrong. */
export function openKeyFile(file: Uint8Array, password: string): SealCredentials<KeyObject> {
  const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(binary(file)), true, password)
  const keyBag = store.getBags({ bagType: forge.pki.oids.pkcs8ShroudedKeyBag ?? '' })[
    forge.pki.oids.pkcs8ShroudedKeyBag ?? ''
  ]?.[0]
  const certificateBags = store.getBags({ bagType: forge.pki.oids.certBag ?? '' })[forge.pki.oids.certBag ?? ''] ?? []
  const [certificate, ...chain] = certificateBags.flatMap((bag) =>
    bag.cert ? [der(forge.pki.certificateToAsn1(bag.cert))] : [],
  )
  if (!keyBag?.key || !certificate) throw new TypeError('the key file holds no key with a certificate')
  // From here on the key belongs to node:crypto; forge's own arithmetic is a hundred times slower and not constant-time.
  const privateKey = createPrivateKey({
    key: Buffer.from(der(forge.pki.privateKeyToAsn1(keyBag.key))),
    format: 'der',
    type: 'pkcs1',
  })
  return { privateKey, certificate, chain }
}

function der(value: forge.asn1.Asn1): Uint8Array {
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1')
}
