import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

type Answering = { challenge: string; origin?: string; isVerified?: boolean }

/** An authenticator in software: one P-256 passkey of one site, which answers as WebAuthn §6 says. */
export function anAuthenticator(rpId: string, ownOrigin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(16)
  const id = credentialId.toString('base64url')
  let counter = 0

  const authenticatorData = (flags: number, more: Uint8Array = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags, 0)
    head.writeUInt32BE(++counter, 1)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, more])
  }
  const clientData = (type: string, { challenge, origin = ownOrigin }: Answering) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const flagsFor = ({ isVerified = true }: Answering) => USER_PRESENT | (isVerified ? USER_VERIFIED : 0)

  return {
    /** SubjectPublicKeyInfo in base64url. */
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    register(asked: Answering): RegistrationResponseJSON {
      const { x, y } = publicKey.export({ format: 'jwk' })
      const coordinate = (text = '') => new Uint8Array(Buffer.from(text, 'base64url'))
      // kty EC2, alg ES256, crv P-256, x, y (RFC 9053 §7.1.1)
      const key = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, coordinate(x)],
          [-3, coordinate(y)],
        ]),
      )
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, key])
      const authData = new Uint8Array(authenticatorData(flagsFor(asked) | HAS_CREDENTIAL, attested))
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      const response = {
        clientDataJSON: clientData('webauthn.create', asked).toString('base64url'),
        attestationObject: Buffer.from(attestation).toString('base64url'),
      }
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
    },
    assert(asked: Answering): AuthenticationResponseJSON {
      const data = authenticatorData(flagsFor(asked))
      const client = clientData('webauthn.get', asked)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      const response = {
        authenticatorData: data.toString('base64url'),
        clientDataJSON: client.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      }
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
    },
  }
}

/** The key that lies in a person's browser, as WebCrypto uses it. */
export function aBrowserKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    sign: (bytes: Uint8Array) =>
      sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  }
}
