import { constants, createHash, generateKeyPairSync, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { p256 } from '@noble/curves/nist.js'
import { stampDigest } from '../gateways/demo-time-stamper.ts'
import { extension, oid, sequence } from '../gateways/der.ts'
import { issueCertificate, type Subject } from '../gateways/issue-certificate.ts'

const QC_STATEMENTS = '1.3.6.1.5.5.7.1.3'
const AS_QUALIFIED = ['0.4.0.1862.1.1', '0.4.0.1862.1.4'].map((id) => sequence(oid(id)))
const FOR_SIGNATURES = sequence(oid('0.4.0.1862.1.6'), sequence(oid('0.4.0.1862.1.6.1')))
const SECRET = 'a secret of the test'
const YEAR = 365 * 24 * 3600_000

export type AtProvider = { id: string; certificate: Uint8Array; chain: Uint8Array[]; key: KeyObject; algo: string }
type Grant = { scope: string; credentialID?: string; hashes?: string; challenge: string; expires: number }

/** How the provider behaves, to be changed by a test. */
const asItShould = {
  isDown: false,
  declines: false,
  scal: '2',
  status: 'enabled',
  methods: ['info', 'credentials/list', 'credentials/info', 'signatures/signHash'],
  sadSeconds: 300,
  signsOther: false,
  stampsOther: false,
}

/**
 * A provider of signatures at a loopback address that speaks the API of the Cloud Signature Consortium 2.0 as strictly
 * as one should: codes are used once and prove who had left, a SAD is good once, for its key and its hash.
 */
export async function aSigningProvider(clock: () => Date) {
  const root = newAuthority('Qualified Test Trust', clock())
  const behaviour = { ...asItShould }
  const [codes, tokens] = [new Map<string, Grant>(), new Map<string, Grant>()]
  let keys: AtProvider[] = []
  let origin = ''

  const authorize = (query: URLSearchParams): string => {
    const back = new URL(query.get('redirect_uri') ?? '')
    back.searchParams.set('state', query.get('state') ?? '')
    if (behaviour.declines) back.searchParams.set('error', 'access_denied')
    else back.searchParams.set('code', newGrant(codes, grantOf(query, clock())))
    return back.href
  }
  const tokenFor = (form: URLSearchParams) => {
    if (form.get('client_secret') !== SECRET) throw new Error('invalid_client')
    if (form.get('grant_type') === 'client_credentials')
      return newGrant(tokens, { scope: 'service', challenge: '', expires: clock().getTime() + 60_000 })
    const grant = taken(codes, form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (grant.challenge !== challenge) throw new Error('invalid_grant')
    return newGrant(tokens, { ...grant, expires: clock().getTime() + behaviour.sadSeconds * 1000 })
  }
  const signHash = (body: Record<string, string>, bearer: string) => {
    const grant = taken(tokens, bearer)
    const [hash = ''] = body.hashes ?? []
    const isGranted = grant.hashes === Buffer.from(hash, 'base64').toString('base64url')
    if (grant.scope !== 'credential' || grant.credentialID !== body.credentialID || !isGranted)
      throw new Error('invalid_request: not what was consented to')
    if (grant.expires <= clock().getTime()) throw new Error('invalid_request: the SAD has expired')
    const key = keys.find(({ id }) => id === body.credentialID)
    if (!key) throw new Error('invalid_request')
    return { signatures: [signDigest(key, behaviour.signsOther ? randomBytes(32) : Buffer.from(hash, 'base64'))] }
  }
  const credentialInfo = ({ credentialID }: Record<string, string>) => {
    const { certificate, chain, algo } = keys.find(({ id }) => id === credentialID) as AtProvider
    return {
      key: { status: behaviour.status, algo: [algo], len: 256 },
      cert: {
        status: 'valid',
        certificates: [certificate, ...chain].map((one) => Buffer.from(one).toString('base64')),
      },
      auth: { mode: 'oauth2code' },
      SCAL: behaviour.scal,
      multisign: 1,
    }
  }
  const scopeOf = (bearer: string) => tokens.get(bearer)?.scope

  async function answer(path: string, request: IncomingMessage): Promise<object> {
    const sent = await text(request)
    if (path === '/oauth2/token') return { access_token: tokenFor(new URLSearchParams(sent)), expires_in: 300 }
    const body = JSON.parse(sent)
    const bearer = (request.headers.authorization ?? '').replace('Bearer ', '')
    if (path === '/csc/v2/info') return { specs: '2.0.0.2', oauth2: origin, methods: behaviour.methods }
    if (path === '/csc/v2/signatures/signHash') return signHash(body, bearer)
    if (scopeOf(bearer) !== 'service') throw new Error('invalid_token')
    if (path === '/csc/v2/credentials/list') return { credentialIDs: keys.map(({ id }) => id) }
    if (path === '/csc/v2/credentials/info') return credentialInfo(body)
    if (path === '/csc/v2/signatures/timestamp') {
      const hash = behaviour.stampsOther ? randomBytes(32).toString('base64') : body.hash
      return { timestamp: await stampOf(root, hash, clock()) }
    }
    throw new Error('not a method')
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', origin)
    if (behaviour.isDown) return response.destroy()
    if (url.pathname === '/oauth2/authorize')
      return response.writeHead(302, { location: authorize(url.searchParams) }).end()
    const [status, body] = await answer(url.pathname, request).then(
      (answered) => [200, answered] as const,
      (error: Error) => [400, { error: error.message }] as const,
    )
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`

  return {
    url: `${origin}/csc/v2`,
    clientSecret: SECRET,
    root: root.certificate,
    behaviour,
    /** From now on whoever comes has these keys. */
    keeps(...kept: AtProvider[]) {
      keys = kept
    },
    keyOf: (name: Subject, how: How = {}) => newKey(root, name, { at: clock(), ...how }),
    reset: () => void Object.assign(behaviour, asItShould),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function grantOf(query: URLSearchParams, at: Date): Grant {
  const isOne = query.get('scope') !== 'credential' || query.get('numSignatures') === '1'
  if (!isOne || query.get('code_challenge_method') !== 'S256') throw new Error('invalid_request')
  return {
    scope: query.get('scope') ?? '',
    credentialID: query.get('credentialID') ?? '',
    hashes: query.get('hashes') ?? '',
    challenge: query.get('code_challenge') ?? '',
    expires: at.getTime() + 60_000,
  }
}

function newGrant(kept: Map<string, Grant>, grant: Grant): string {
  const name = randomBytes(16).toString('base64url')
  kept.set(name, grant)
  return name
}

function taken(kept: Map<string, Grant>, name: string): Grant {
  const grant = kept.get(name)
  kept.delete(name)
  if (!grant) throw new Error('invalid_grant')
  return grant
}

function signDigest({ key }: AtProvider, digest: Uint8Array): string {
  if (key.asymmetricKeyType === 'ec') {
    const secret = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url')
    return Buffer.from(p256.sign(digest, secret, { prehash: false })).toString('base64')
  }
  // DigestInfo of SHA-256 (RFC 8017 §9.2), then RSA without hashing again.
  const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest])
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info).toString('base64')
}

async function stampOf({ key, certificate }: Authority, hash: string, at: Date): Promise<string> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own = issueCertificate({
    ...{ kind: 'time-stamp', subject: { commonName: 'Qualified test clock' }, publicKey, ...lifetimeAround(at) },
    ...{ issuer: certificate, signer: key },
  })
  const credentials = { privateKey, certificate: own, chain: [] }
  return Buffer.from(await stampDigest(Buffer.from(hash, 'base64'), at, credentials)).toString('base64')
}

const lifetimeAround = (at: Date) => ({
  notBefore: new Date(at.getTime() - YEAR),
  notAfter: new Date(at.getTime() + 5 * YEAR),
})

function newAuthority(name: string, at: Date) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const own = { kind: 'authority', subject: { organization: name, commonName: `${name} root` } } as const
  const certificate = issueCertificate({ ...own, publicKey, signer: privateKey, ...lifetimeAround(at) })
  return { key: privateKey, certificate }
}

type Authority = ReturnType<typeof newAuthority>

type How = { at?: Date; isQualified?: boolean; isTrusted?: boolean; kind?: 'rsa' | 'ec' }

function newKey(root: Authority, subject: Subject, how: How): AtProvider {
  const { at = new Date(), isQualified = true, isTrusted = true, kind = 'rsa' } = how
  const issuer = isTrusted ? root : newAuthority('Nobody knows', at)
  const { publicKey, privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 3072 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = issueCertificate({
    ...{ kind: 'seal', subject, publicKey, issuer: issuer.certificate, signer: issuer.key, ...lifetimeAround(at) },
    also: isQualified ? [extension(QC_STATEMENTS, sequence(...AS_QUALIFIED, FOR_SIGNATURES))] : [],
  })
  const algo = kind === 'rsa' ? '1.2.840.113549.1.1.11' : '1.2.840.10045.4.3.2'
  return { id: randomBytes(8).toString('hex'), certificate, chain: [], key: privateKey, algo }
}
