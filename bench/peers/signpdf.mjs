import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'

/** A signature as it makes one: RSA, no time-stamp, no hash of the certificate; the key file is opened each time. */
export function signPdf(keyFile, passphrase) {
  const facts = { contactInfo: '', name: 'Civil Registry', location: '' }
  return async (pdf, reason) => {
    const pdfBuffer = plainAddPlaceholder({ pdfBuffer: Buffer.from(pdf), reason, ...facts, signatureLength: 16384 })
    // A signer serves once: it uses up the key file that it was given.
    return new SignPdf().sign(pdfBuffer, new P12Signer(Buffer.from(keyFile), { passphrase }))
  }
}
