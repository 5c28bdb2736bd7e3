import type { Actor } from '../accounts/actor.ts'
import { serving } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { embedSignature } from '../documents/pdf/prepare-signature.ts'
import { ChangedMeanwhile } from '../errors.ts'
import type { ProviderCredential, ProviderSigning } from '../gateways/personal-signing.ts'
import { providerEvidence } from './evidence.ts'
import { holderOf } from './holder-of.ts'
import { openForSigning, pdfOf } from './open-request.ts'
import { prepareRevision } from './prepare-revision.ts'
import { storeSignature } from './store-signature.ts'

/** What is remembered while a person allows one signature at the provider. Certificates in base64. */
export type ConsentBody = {
  step: 'consent'
  codeVerifier: string
  sha256: string
  intent: string
  credential: Omit<ProviderCredential, 'certificate' | 'chain'> & { certificate: string; chain: string[] }
}

type Consented = {
  requestId: string
  /** When consent was asked for: what the revision says. */
  at: Date
  body: ConsentBody
  answer: { code: string; codeVerifier: string }
}

/**
 * Has the provider sign what the person allowed, and puts the signature into the document. The provider is asked outside
 * of any transaction; when the document has got a newer revision meanwhile, its signature is let go.
 * @throws NotFound, NotInThisState, ChangedMeanwhile, GatewayFailed
 */
export async function signAtProvider(
  deps: Deps,
  provider: ProviderSigning,
  actor: Actor,
  { requestId, at, body, answer }: Consented,
): Promise<void> {
  const { request, own } = await openForSigning(deps.db, deps.now(), actor, requestId)
  if (request.sha256 !== body.sha256) throw new ChangedMeanwhile()
  const credential = read(body.credential)
  const { prepared, cms } = prepareRevision(await pdfOf(deps, request), {
    request,
    signer: { position: own.position, name: own.name ?? actor.name },
    at,
    evidence: providerEvidence(body.intent, provider.name),
    ...credential,
  })
  const made = cms.signedBy(await provider.sign(answer, { credential, toBeSigned: cms.toBeSigned }))
  const signed = embedSignature(prepared, made.encode(await provider.stamp(made.signature)))
  const by = { provider: provider.name, holder: holderOf(requestId, credential.certificate) }
  await serving(request.agency_id, () =>
    deps.db.transaction(async (trx) => {
      const opened = await openForSigning(trx, deps.now(), actor, requestId, { lock: true })
      await storeSignature(trx, deps, actor, { opened, over: body.sha256, signed, by })
    }),
  )
}

const read = ({ certificate, chain, ...rest }: ConsentBody['credential']): ProviderCredential => ({
  ...rest,
  certificate: bytesOf(certificate),
  chain: chain.map(bytesOf),
})

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
