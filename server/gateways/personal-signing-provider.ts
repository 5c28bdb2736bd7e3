import { createHash, verify, X509Certificate } from 'node:crypto'
import type { Logger } from 'pino'
import { GatewayFailed } from '../errors.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import { checkChain } from './check-chain.ts'
import { checkTimeStamp, issuedPairs } from './check-time-stamp.ts'
import { type CscClient, type CscCredential, SHA256 } from './csc-client.ts'
import { ecdsaToDer } from './ecdsa-encoding.ts'
import type { ProviderCredential, ProviderSigning, ProviderVisit } from './personal-signing.ts'
import { isQualified } from './qualified.ts'
import { mergeProofs, type RevocationSource } from './revocation-source.ts'
import { revocationsOf } from './revocations.ts'
import type { TimeStamper } from './time-stamper.ts'

type Settings = {
  name: string
  csc: CscClient
  /** Root certificates of the provider's authorities, DER. */
  trustAnchors: Uint8Array[]
  timeStamper: TimeStamper | undefined
  source: RevocationSource
  now: () => Date
  log: Pick<Logger, 'warn'>
}

/** Names of algorithms (§11.10): with the hash in the name, then the key's own, which goes with hashAlgorithmOID. */
const ALGORITHMS = {
  rsa: ['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.1'],
  ec: ['1.2.840.10045.4.3.2', '1.2.840.10045.2.1'],
} as const
/** The grant is bound to the very hash (sole control assurance level 2, EN 419 241-1). */
const BOUND_TO_HASH = '2'
const P256_BYTES = 64

/**
 * A qualified provider that keeps people's keys and speaks the API of the Cloud Signature Consortium, 2.0. Its word is
 * checked and not taken: certificate and chain before anybody is asked to consent, the signature before it is used.
 */
export function openSigningProvider(settings: Settings): ProviderSigning {
  const { name, csc, trustAnchors, timeStamper, log } = settings
  return {
    by: 'provider',
    name,
    trustAnchors: () => trustAnchors,
    identifyAt: (visit) => csc.authorizeUrl({ scope: 'service', ...fieldsOf(visit) }),
    async credentials(answer) {
      const bearer = await csc.tokenFor(answer)
      const ids = await csc.credentialIds(bearer)
      const found = await Promise.all(ids.map(async (id) => usable(id, await csc.credential(bearer, id), settings)))
      return found.flatMap((one) => one ?? [])
    },
    consentAt: (visit, { credentialId, digest, text }) =>
      csc.authorizeUrl({
        scope: 'credential',
        ...fieldsOf(visit),
        credentialID: credentialId,
        numSignatures: '1',
        hashes: Buffer.from(digest).toString('base64url'),
        hashAlgorithmOID: SHA256,
        description: text,
      }),
    async sign(answer, { credential, toBeSigned }) {
      const hash = createHash('sha256').update(toBeSigned).digest('base64')
      const asked = { credentialID: credential.id, hash, signAlgo: credential.algorithm }
      const [signature, ...others] = await csc.signHash(await csc.tokenFor(answer), asked)
      const checked = others.length === 0 && signature ? fitting(signature, credential, toBeSigned) : undefined
      if (checked) return checked
      throw new GatewayFailed('signing-provider', { retryable: false, detail: 'a signature over something else' })
    },
    stamp: async (signature) =>
      (timeStamper ? timeStamper.stamp(signature) : stampOf(settings, signature)).catch((err: unknown) => {
        log.warn({ err }, 'no time-stamp for a signature')
        return undefined
      }),
  }
}

function fieldsOf({ state, codeVerifier, locale }: ProviderVisit): Record<string, string> {
  const challenge = createHash('sha256').update(codeVerifier).digest('base64url')
  return { state, lang: locale, code_challenge: challenge, code_challenge_method: 'S256' }
}

/** A key that can sign here, or undefined: enabled, bound to its hashes, qualified, its certificate good at this moment. */
async function usable(id: string, told: CscCredential, settings: Settings): Promise<ProviderCredential | undefined> {
  const isReady = told.key.status === 'enabled' && told.auth.mode === 'oauth2code' && told.SCAL === BOUND_TO_HASH
  const [leaf, ...others] = told.cert.certificates.flatMap(certificateOrNone)
  if (!isReady || !leaf || !isQualified(leaf)) return undefined
  const at = settings.now()
  const { defect, path } = checkChain(leaf, others, settings.trustAnchors, at, 'seal')
  if (defect || (await isRevoked(path, settings, at))) return undefined
  const keyType = new X509Certificate(leaf.der).publicKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'
  const algorithm = ALGORITHMS[keyType].find((one) => told.key.algo.includes(one))
  if (!algorithm) return undefined
  return { id, certificate: leaf.der, chain: path.slice(1, -1).map(({ der }) => der), keyType, algorithm }
}

function certificateOrNone(base64: string): Certificate[] {
  try {
    return [readCertificate(new Uint8Array(Buffer.from(base64, 'base64')))]
  } catch {
    return []
  }
}

/** @throws GatewayFailed, retryable, when the issuer that the certificate names does not answer. */
async function isRevoked(path: Certificate[], { source }: Settings, now: Date): Promise<boolean> {
  const pairs = issuedPairs(path)
  const outside = mergeProofs(await Promise.all(pairs.map((pair) => source.proofOf(...pair))))
  const revocations = revocationsOf({ outside, now })
  const used = { for: 'seal', at: now, judgedAt: now } as const
  return pairs.some((pair) => revocations.standingOf(...pair, used).status === 'revoked')
}

/** The signature where it is one by this key over these bytes; providers write ECDSA in DER or as two halves. */
function fitting(
  signature: string,
  { certificate, keyType }: ProviderCredential,
  toBeSigned: Uint8Array,
): Uint8Array | undefined {
  const { publicKey } = new X509Certificate(certificate)
  const given = new Uint8Array(Buffer.from(signature, 'base64'))
  const readings = keyType === 'ec' && given.length === P256_BYTES ? [given, ecdsaToDer(given)] : [given]
  return readings.find((reading) => verify('sha256', toBeSigned, publicKey, reading))
}

/** The provider's own clock (§11.11), where it has one and none other is configured. */
async function stampOf({ csc, trustAnchors, now }: Settings, signature: Uint8Array): Promise<Uint8Array | undefined> {
  const { methods } = await csc.info()
  if (!methods.includes('signatures/timestamp')) return undefined
  const hash = createHash('sha256').update(signature).digest('base64')
  const token = new Uint8Array(Buffer.from(await csc.timestamp(await csc.ownToken(), hash), 'base64'))
  if (checkTimeStamp(token, [signature], { trustAnchors, judgedAt: now() })) return token
  throw new GatewayFailed('signing-provider', { retryable: true, detail: 'the time-stamp does not verify' })
}
