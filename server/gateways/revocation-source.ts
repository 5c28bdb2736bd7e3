import { statusRequest } from './answer-status.ts'
import { type Certificate, isSame } from './certificate.ts'
import type { CertificateAuthority, StatusOf } from './certificate-authority.ts'
import type { RevocationProof } from './revocations.ts'

/** Who is asked for the standing of a certificate. */
export type RevocationSource = {
  /**
   * A fresh answer or list of the issuer about this certificate; nothing when the certificate names nobody to ask.
   * Throws GatewayFailed, retryable, when the one who is named does not answer.
   */
  proofOf(certificate: Certificate, issuer: Certificate): Promise<RevocationProof>
}

/** What our own authority issued is answered from the register, without asking over the network; all else by others. */
export function revocationSource(
  own: { authority: CertificateAuthority; statusOf: StatusOf; now: () => Date } | undefined,
  others: RevocationSource,
): RevocationSource {
  return {
    async proofOf(certificate, issuer) {
      if (!own || !isSame(issuer.der, own.authority.certificate)) return others.proofOf(certificate, issuer)
      const request = statusRequest(certificate.der, issuer.der)
      return { crls: [], answers: [await own.authority.answer(request, own.statusOf, own.now())] }
    },
  }
}

/** Several proofs as one, without what they share. */
export function mergeProofs(proofs: RevocationProof[]): RevocationProof {
  return {
    crls: distinct(proofs.flatMap(({ crls }) => crls)),
    answers: distinct(proofs.flatMap(({ answers }) => answers)),
  }
}

export function distinct(items: Uint8Array[]): Uint8Array[] {
  return items.filter((item, index) => items.findIndex((other) => isSame(item, other)) === index)
}
