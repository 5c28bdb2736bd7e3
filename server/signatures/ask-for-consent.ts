import { createHash } from 'node:crypto'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile } from '../errors.ts'
import { readCertificate } from '../gateways/certificate.ts'
import type { ProviderCredential, ProviderSigning } from '../gateways/personal-signing.ts'
import { providerEvidence } from './evidence.ts'
import { holderOf } from './holder-of.ts'
import { signingIntent } from './intent.ts'
import { isOfPerson } from './is-of-person.ts'
import { type IdentifyBody, newVisit } from './leave-for-provider.ts'
import { keepNonce } from './nonces.ts'
import { openForSigning, pdfOf } from './open-request.ts'
import { prepareRevision } from './prepare-revision.ts'
import type { ConsentBody } from './sign-at-provider.ts'

type Identified = { requestId: string; body: IdentifyBody; answer: { code: string; codeVerifier: string } }

/**
 * Writes down what the person would agree to, with a certificate of their own, and sends them to allow exactly that
 * hash. The first of their usable keys is taken.
 */
export async function askForConsent(
  deps: Deps,
  provider: ProviderSigning,
  actor: Actor,
  { requestId, body, answer }: Identified,
): Promise<{ next: string } | 'no-certificate' | 'signed-already'> {
  const credential = ownOf(deps, actor, body, await provider.credentials(answer))
  if (!credential) return 'no-certificate'
  const { request, own } = await openForSigning(deps.db, deps.now(), actor, requestId)
  if (request.sha256 !== body.sha256) throw new ChangedMeanwhile()
  const holder = { request_id: requestId, holder_hash: holderOf(requestId, credential.certificate) }
  if (await deps.db('signers').where(holder).first('position')) return 'signed-already'
  const at = deps.now()
  const visit = newVisit(requestId, body.locale)
  const { text: intent } = signingIntent({
    ...{ document: { sha256: request.sha256, size: request.size, name: `${request.number}.pdf` } },
    ...{ text: request.intent, locale: request.locale, service: request.title, request: request.id },
    person: { ...body.person, authTime: new Date(body.person.authTime) },
    certificate: credential.certificate,
    nonce: visit.state,
    at,
    version: request.service_version,
  })
  const evidence = providerEvidence(intent, provider.name)
  const signer = { position: own.position, name: own.name ?? actor.name }
  const revision = { request, signer, at, evidence, ...credential }
  const { cms } = prepareRevision(await pdfOf(deps, request), revision)
  const kept: ConsentBody = {
    ...{ step: 'consent', codeVerifier: visit.codeVerifier, sha256: request.sha256, intent },
    credential: written(credential),
  }
  const nonce = { nonce: visit.state, accountId: actor.accountId, purpose: 'provider' as const, requestId }
  await keepNonce(deps.db, { now: () => at }, { ...nonce, body: kept })
  const digest = createHash('sha256').update(cms.toBeSigned).digest()
  const about = { credentialId: credential.id, digest, text: `${request.title}, ${request.number}` }
  return { next: await provider.consentAt(visit, about) }
}

function ownOf(deps: Deps, actor: Actor, { person }: IdentifyBody, credentials: ProviderCredential[]) {
  const who = { name: actor.name, sub: person.sub }
  const matching = deps.config.csc?.person ?? 'name'
  return credentials.find(({ certificate }) => isOfPerson(readCertificate(certificate), who, matching))
}

const written = ({ certificate, chain, ...rest }: ProviderCredential): ConsentBody['credential'] => ({
  ...rest,
  certificate: Buffer.from(certificate).toString('base64'),
  chain: chain.map((one) => Buffer.from(one).toString('base64')),
})
