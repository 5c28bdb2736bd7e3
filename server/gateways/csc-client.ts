import { z } from 'zod'
import { GatewayFailed } from '../errors.ts'

export type CscSettings = {
  /** Base of the API, as `https://provider.example/csc/v2`. */
  url: string
  clientId: string
  clientSecret: string
  redirectUri: string
  limitMs?: number
}

const about = z.object({ oauth2: z.url().optional(), methods: z.array(z.string()) })
const token = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() })
const list = z.object({ credentialIDs: z.array(z.string()) })
const credential = z.object({
  key: z.object({ status: z.string(), algo: z.array(z.string()) }),
  cert: z.object({ status: z.string().optional(), certificates: z.array(z.string()) }),
  auth: z.object({ mode: z.string() }),
  SCAL: z.string().optional(),
})
const signed = z.object({ signatures: z.array(z.string()) })
const stamped = z.object({ timestamp: z.string() })

export type CscCredential = z.infer<typeof credential>
export type CscClient = ReturnType<typeof cscClient>

const LIMIT_MS = 15_000
const MAX_BYTES = 512 * 1024

/** The calls of the Cloud Signature Consortium's API 2.0 that are used here. Each throws GatewayFailed. */
export function cscClient({ url, clientId, clientSecret, redirectUri, limitMs = LIMIT_MS }: CscSettings) {
  const call = async <Body>(method: string, json: object, body: z.ZodType<Body>, bearer?: string): Promise<Body> =>
    ask(`${url}/${method}`, body, limitMs, {
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    })
  const known = remembered(() => call('info', {}, about))
  const oauth = async (endpoint: 'authorize' | 'token') => {
    const { oauth2 = url } = await known()
    return checkedUrl(`${oauth2.replace(/\/(oauth2\/?)?$/, '')}/oauth2/${endpoint}`)
  }
  const grant = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret })
    return (await ask(await oauth('token'), token, limitMs, { body })).access_token
  }

  return {
    info: known,
    /** Where a person gives a grant (API §8.4.1, RFC 6749 §4.1.1). */
    async authorizeUrl(fields: Record<string, string>): Promise<string> {
      const own = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri }
      return `${await oauth('authorize')}?${new URLSearchParams({ ...own, ...fields })}`
    },
    /** An access token for what was granted (§8.4.2); with the scope `credential` it is the SAD. */
    tokenFor: ({ code, codeVerifier }: { code: string; codeVerifier: string }) =>
      grant({ grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectUri }),
    ownToken: () => grant({ grant_type: 'client_credentials', scope: 'service' }),
    credentialIds: async (bearer: string) => (await call('credentials/list', {}, list, bearer)).credentialIDs,
    credential: (bearer: string, credentialID: string) =>
      call(
        'credentials/info',
        { credentialID, certificates: 'chain', certInfo: true, authInfo: true },
        credential,
        bearer,
      ),
    async signHash(sad: string, asked: { credentialID: string; hash: string; signAlgo: string }): Promise<string[]> {
      const { hash, ...rest } = asked
      // Providers of version 1 look for the SAD in the body, those of version 2 take it as the token itself (§11.10).
      const body = { ...rest, SAD: sad, hashes: [hash], hashAlgorithmOID: SHA256, operationMode: 'S' }
      return (await call('signatures/signHash', body, signed, sad)).signatures
    },
    timestamp: async (bearer: string, hash: string) =>
      (await call('signatures/timestamp', { hash, hashAlgo: SHA256 }, stamped, bearer)).timestamp,
  }
}

export const SHA256 = '2.16.840.1.101.3.4.2.1'

/** A failed answer is forgotten, so that the next one asks anew. */
function remembered<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

async function ask<Body>(
  url: string,
  body: z.ZodType<Body>,
  limitMs: number,
  request: { body: string | URLSearchParams; headers?: Record<string, string> },
): Promise<Body> {
  try {
    const signal = AbortSignal.timeout(limitMs)
    const response = await fetch(url, { method: 'POST', redirect: 'error', signal, ...request })
    const text = await response.text()
    if (!response.ok) throw new Error(`status ${response.status}: ${text.slice(0, 300)}`)
    if (text.length > MAX_BYTES) throw new Error(`${text.length} characters`)
    return body.parse(JSON.parse(text))
  } catch (cause) {
    throw new GatewayFailed('signing-provider', { retryable: true, cause, detail: `${url}: ${String(cause)}` })
  }
}

/** People and secrets are sent to this address. */
function checkedUrl(address: string): string {
  const { protocol, hostname } = new URL(address)
  if (protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname)) return address
  throw new GatewayFailed('signing-provider', { retryable: false, detail: `${address} is not https` })
}
