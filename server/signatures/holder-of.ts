import { nameIn, readCertificate } from '../gateways/certificate.ts'
import { sha256Hex } from './intent.ts'

/** Tells the holder of a certificate (DER) from others within one request, where nobody signs under two accounts. Pure. */
export function holderOf(requestId: string, der: Uint8Array): string {
  const certificate = readCertificate(der)
  const { issuer, subject } = certificate.parts
  const unnumbered = Buffer.concat([issuer, subject]).toString('hex')
  return sha256Hex(`${requestId}\n${nameIn(certificate, 'serialNumber') || unnumbered}`)
}
