import { createHmac, createPrivateKey, type KeyObject, randomBytes } from 'node:crypto'
import forge from 'node-forge'
import { encode, encoded, octets, oid, sequence, setOf, smallInteger, tagged } from './der.ts'
import type { SealCredentials } from './seal-authority.ts'

const OID = {
  data: '1.2.840.113549.1.7.1',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
  sha256: '2.16.840.1.101.3.4.2.1',
}
const ITERATIONS = 10_000
const MAC_KEY = 3

/**
 * Credentials as PKCS#12 (RFC 7292): the key, RSA or elliptic, encrypted with AES-256 under the password; certificates
 * in the open; all of it under a MAC with SHA-256.
 */
export function packKeyFile(credentials: SealCredentials<KeyObject>, password: string): Uint8Array {
  const key = credentials.privateKey.export({
    type: 'pkcs8',
    format: 'der',
    cipher: 'aes-256-cbc',
    passphrase: password,
  })
  const mark = setOf(sequence(oid(OID.localKeyId), setOf(octets(Buffer.from('seal')))))
  const certificates = [credentials.certificate, ...credentials.chain].map((der, index) =>
    sequence(
      oid(OID.certificateBag),
      tagged(0, sequence(oid(OID.x509), tagged(0, octets(der)))),
      ...(index === 0 ? [mark] : []),
    ),
  )
  const bags = [sequence(...certificates), sequence(sequence(oid(OID.keyBag), tagged(0, encoded(key)), mark))]
  const safes = encode(sequence(...bags.map((bag) => data(encode(bag)))))
  return encode(sequence(smallInteger(3), data(safes), mac(safes, password)))
}

const data = (bytes: Uint8Array) => sequence(oid(OID.data), tagged(0, octets(bytes)))

function mac(safes: Uint8Array, password: string) {
  const salt = randomBytes(16)
  const derived = forge.pkcs12.generateKey(
    password,
    forge.util.createBuffer(binary(salt)),
    MAC_KEY,
    ITERATIONS,
    32,
    forge.md.sha256.create(),
  )
  const digest = createHmac('sha256', Buffer.from(derived.getBytes(), 'latin1')).update(safes).digest()
  const algorithm = sequence(oid(OID.sha256), encoded(Uint8Array.of(5, 0)))
  return sequence(sequence(algorithm, octets(digest)), octets(salt), smallInteger(ITERATIONS))
}

/** The first key of the file with its certificate and the others as chain. Throws when the password is wrong. */
export function openKeyFile(file: Uint8Array, password: string): SealCredentials<KeyObject> {
  const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(binary(file)), true, password)
  const bagsOf = (type: string) => store.getBags({ bagType: type })[type] ?? []
  const [keyBag] = bagsOf(OID.keyBag)
  const [certificate, ...chain] = bagsOf(OID.certificateBag).map((bag) =>
    // forge knows no elliptic keys, and hands over what it does not know as it was read.
    der(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1),
  )
  if (!keyBag || !certificate) throw new TypeError('the key file holds no key with a certificate')
  // From here on the key belongs to node:crypto; forge's own arithmetic is a hundred times slower and not constant-time.
  const privateKey = keyBag.key
    ? createPrivateKey({ key: der(forge.pki.privateKeyToAsn1(keyBag.key)), format: 'der', type: 'pkcs1' })
    : createPrivateKey({ key: der(keyBag.asn1), format: 'der', type: 'pkcs8' })
  return { privateKey, certificate, chain }
}

/** forge keeps bytes in strings, one character each. */
const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

function der(value: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1')
}
