import { X509Certificate } from 'node:crypto'
import * as pkijs from 'pkijs'
import { type CertificateParts, certificateParts } from './certificate-parts.ts'

export type Certificate = {
  der: Uint8Array
  parts: CertificateParts
  /** For keys and signatures: node:crypto. */
  x509: X509Certificate
  /** For names and extensions. */
  fields: pkijs.Certificate
}

const known = new WeakMap<Uint8Array, Certificate>()

/** A certificate read once, however often its bytes are looked at. Throws when they are none. */
export function readCertificate(der: Uint8Array): Certificate {
  const certificate = known.get(der) ?? {
    der,
    parts: certificateParts(der),
    x509: new X509Certificate(der),
    fields: pkijs.Certificate.fromBER(Uint8Array.from(der)),
  }
  known.set(der, certificate)
  return certificate
}

const NAME_PARTS = { organization: '2.5.4.10', organizationIdentifier: '2.5.4.97', commonName: '2.5.4.3' }

/** A part of the subject's name; empty when it has none. */
export function nameIn({ fields }: Certificate, part: keyof typeof NAME_PARTS): string {
  const found = fields.subject.typesAndValues.find((attribute) => attribute.type === NAME_PARTS[part])
  return found ? String(found.value.valueBlock.value) : ''
}
