import { startAuthentication } from '@simplewebauthn/browser'
import type { Identity } from '../http/session.ts'
import { beginSigning, finishSigning, releaseSigning, type SignatureRequest } from '../http/signatures.ts'
import { type BrowserKey, keptKey } from './browser-keys.ts'
import { fromBase64, isSame, sha256, sha256Hex, toBase64url } from './bytes.ts'
import { isAboutShown, type ShownWords } from './check-intent.ts'
import { isShownDocument } from './check-revision.ts'
import { certifiedKey, SIGNING } from './key-in-browser.ts'

/** The server offered something else than what this page has shown: nothing was signed. */
export class NotWhatWasShown extends Error {
  override name = 'NotWhatWasShown'
}

type ToSign = {
  account: string
  request: SignatureRequest
  keyId: string
  pdf: Uint8Array<ArrayBuffer>
  sha256: string
  identity: Identity | null
}

/**
 * Signs what was shown: the passkey answers an intent about exactly that, then the key of this browser signs the
 * document in which intent and answer stand.
 * @throws ProblemError, NotWhatWasShown; WebAuthnError when the passkey does not answer.
 */
export async function signInBrowser(toSign: ToSign): Promise<SignatureRequest> {
  const key = await usableKey(toSign)
  const { request, pdf, sha256: digest } = toSign
  const shown = { keyId: key.keyId, sha256: digest, textSha256: await sha256Hex(request.intent) }
  const { nonce, intent, passkey } = await beginSigning(request.id, shown)
  const words = wordsOf(request, toSign.identity)
  const about = { ...shown, request: request.id, size: pdf.length, certificate: key.certificate, nonce, words }
  const challenge = await sha256(intent)
  if (!(await isAboutShown(intent, about)) || !isSame(fromBase64(passkey.challenge), challenge))
    throw new NotWhatWasShown()
  const assertion = await startAuthentication({ optionsJSON: passkey })
  const released = await releaseSigning(request.id, { nonce, assertion })
  const toBeSigned = fromBase64(released.toBeSigned)
  const offered = { tail: fromBase64(released.revision), byteRange: released.byteRange, toBeSigned }
  const own = { pdf, certificate: key.certificate, intent, assertion: assertion.response.signature }
  if (!(await isShownDocument(offered, own))) throw new NotWhatWasShown()
  const signature = await crypto.subtle.sign(SIGNING, key.pair.privateKey, toBeSigned)
  return finishSigning(request.id, { nonce, signature: toBase64url(new Uint8Array(signature)) })
}

/** As they stand in what-is-bound.tsx. */
const wordsOf = (request: SignatureRequest, identity: Identity | null): ShownWords => ({
  name: `${request.number}.pdf`,
  locale: request.locale,
  service: request.title,
  serviceVersion: request.serviceVersion,
  pageVersion: request.pageVersion,
  identity,
})

const MARGIN = 10 * 60_000

/** A certificate is for one day: a new key is made when it ends, or when it belongs to another passkey. */
async function usableKey({ account, keyId }: ToSign): Promise<BrowserKey> {
  const kept = await keptKey(account)
  const isUsable = kept?.keyId === keyId && Date.parse(kept.validUntil) > Date.now() + MARGIN
  return isUsable ? kept : certifiedKey(account, keyId)
}
