import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as pkcs11 from 'pkcs11js'
import { readCertificate } from './certificate.ts'
import { digestOf } from './cryptography.ts'
import { ecdsaToDer } from './ecdsa-encoding.ts'
import { checkKeyName } from './key-name.ts'
import { readPem } from './pem.ts'
import type { HardwareKey, SealAuthority, SealCredentials } from './seal-authority.ts'

type Settings = {
  /** The library of the device's maker. */
  module: string
  /** The label of the token, and its user's PIN. */
  token: string
  pin: string
  /** Certificates: `<agency>.pem` (its own first, then intermediates) and `root.pem`. */
  folder: string
}

export type HardwareAuthority = SealAuthority & { close(): void }

/**
 * Seal keys that stay in a device (PKCS#11): each is found by its label, which is the key's name, and asked for
 * signatures. `pkcs11js` is loaded here and nowhere else, because it is native and optional.
 * @throws Error when the module, the token or the PIN is wrong; at the first seal when an agency's key is missing
 */
export function openHardwareKeys({ module, token, pin, folder }: Settings): HardwareAuthority {
  const library: typeof pkcs11 = createRequire(import.meta.url)('pkcs11js')
  const device = new library.PKCS11()
  device.load(module)
  device.C_Initialize()
  const session = sessionOrNone(device, () => openSession(library, device, token, pin))
  const roots = readPem(readFileSync(join(folder, 'root.pem'), 'utf8'))
  const opened = new Map<string, SealCredentials>()
  return {
    async credentials(agency, _name, keyName = agency) {
      checkKeyName(agency, keyName)
      const known = opened.get(keyName)
      if (known) return known
      const [certificate, ...chain] = readPem(readFileSync(join(folder, `${keyName}.pem`), 'utf8'))
      if (!certificate) throw new TypeError(`${keyName}.pem holds no certificate`)
      const credentials = { privateKey: keyNamed(library, device, session, keyName, certificate), certificate, chain }
      opened.set(keyName, credentials)
      return credentials
    },
    trustAnchors: () => roots,
    close() {
      device.C_CloseSession(session)
      device.C_Finalize()
      device.close()
    },
  }
}

/** A device that could not be opened is given back, so that another attempt finds it free. */
function sessionOrNone(device: pkcs11.PKCS11, open: () => Buffer): Buffer {
  try {
    return open()
  } catch (error) {
    device.C_Finalize()
    device.close()
    throw error
  }
}

function openSession(library: typeof pkcs11, device: pkcs11.PKCS11, token: string, pin: string): Buffer {
  const slot = device.C_GetSlotList(true).find((found) => device.C_GetTokenInfo(found).label.trim() === token)
  if (!slot) throw new Error(`There is no token called ${token}.`)
  const session = device.C_OpenSession(slot, library.CKF_SERIAL_SESSION)
  device.C_Login(session, library.CKU_USER, pin)
  return session
}

function keyNamed(
  library: typeof pkcs11,
  device: pkcs11.PKCS11,
  session: Buffer,
  label: string,
  certificate: Uint8Array,
): HardwareKey {
  device.C_FindObjectsInit(session, [
    { type: library.CKA_CLASS, value: library.CKO_PRIVATE_KEY },
    { type: library.CKA_LABEL, value: label },
  ])
  const [key, second] = device.C_FindObjects(session, 2)
  device.C_FindObjectsFinal(session)
  if (!key || second) throw new Error(`The token holds ${key ? 'several keys' : 'no key'} called ${label}.`)
  const { key: publicKey } = readCertificate(certificate)
  if (publicKey.type === 'unknown') throw new TypeError(`${label}: the certificate is not for RSA or P-256`)
  const isRsa = publicKey.type === 'rsa'
  const mechanism = isRsa ? library.CKM_SHA256_RSA_PKCS : library.CKM_ECDSA
  return {
    asymmetricKeyType: publicKey.type,
    // One session, one signature at a time: begun and finished without a pause.
    async sign(bytes) {
      device.C_SignInit(session, { mechanism }, key)
      const room = Buffer.alloc(1024)
      if (isRsa) return device.C_Sign(session, Buffer.from(bytes), room)
      // The plain mechanism takes a digest and is what every device knows.
      return ecdsaToDer(device.C_Sign(session, Buffer.from(digestOf('sha256', bytes)), room))
    },
  }
}
