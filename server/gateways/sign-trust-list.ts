import { canonicalJson } from '#forms'
import { ecdsaToHalves } from './ecdsa-encoding.ts'
import type { TrustList } from './read-trust-list.ts'
import { type SealCredentials, signBytes } from './seal-authority.ts'

/** The list as a compact JWS (RFC 7515) with the signer's certificate in its header. */
export async function signTrustList(list: TrustList, signer: SealCredentials): Promise<string> {
  const isElliptic = signer.privateKey.asymmetricKeyType !== 'rsa'
  const x5c = [signer.certificate, ...signer.chain].map((der) => Buffer.from(der).toString('base64'))
  const header = { alg: isElliptic ? 'ES256' : 'RS256', typ: 'parley-seals', x5c }
  const body = [JSON.stringify(header), canonicalJson(list)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
  const signature = await signBytes(signer.privateKey, Buffer.from(body, 'latin1'))
  const written = isElliptic ? ecdsaToHalves(signature, 32) : signature
  return `${body}.${Buffer.from(written).toString('base64url')}`
}
