import { type PreparedSignature, prepareSignature } from '../documents/pdf/prepare-signature.ts'
import { prepareCms } from '../gateways/build-cms.ts'
import { CMS } from '../gateways/cms-names.ts'
import type { SignatureRequest } from './request.ts'

type Revision = {
  request: Pick<SignatureRequest, 'intent'>
  signer: { position: number; name: string }
  at: Date
  evidence: Uint8Array
  certificate: Uint8Array
  chain: Uint8Array[]
  /** P-256 in browsers; a provider may keep others. */
  keyType?: 'rsa' | 'ec'
}

/**
 * The revision that a person signs, with the place of the signature still empty: the same bytes whenever it is made
 * from the same things, so that nothing of it has to be kept between the browser's two visits. Pure.
 */
export function prepareRevision(
  pdf: Uint8Array,
  { request, signer, at, evidence, certificate, chain, keyType = 'ec' }: Revision,
): { prepared: PreparedSignature; cms: ReturnType<typeof prepareCms> } {
  const prepared = prepareSignature(pdf, {
    type: 'Sig',
    fieldName: `Signature ${signer.position}`,
    name: signer.name,
    reason: request.intent,
    at,
    evidence,
  })
  const cms = prepareCms({ type: CMS.data, digest: prepared.digest }, { certificate, chain, keyType })
  return { prepared, cms }
}
