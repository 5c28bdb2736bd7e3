import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { GatewayFailed } from '../errors.ts'

/** Who signed in, as the provider says it (OpenID Connect Core §2). */
export type Identity = {
  iss: string
  sub: string
  sid: string | undefined
  name: string
  locale: string
  acr: string | undefined
  authTime: Date
  /** SHA-256 of the ID token in hex: the proof itself is not kept. */
  idTokenHash: string
}

/** What has to be remembered between leaving for the provider and coming back. */
export type SignInAttempt = { state: string; nonce: string; codeVerifier: string }

export type IdentityProvider = {
  /**
   * Where to send the browser: code flow with PKCE (RFC 7636), state and nonce. `fresh`: the person proves who they are
   * now, whatever the provider remembers, and at the level that signing needs.
   */
  begin(options?: { fresh?: boolean }): Promise<{ url: string; attempt: SignInAttempt }>
  /** @throws GatewayFailed when the answer is not one to this attempt, or the provider is away. */
  finish(callbackUrl: URL, attempt: SignInAttempt): Promise<Identity>
}

/** An identity proven longer ago than a session can last is not taken. */
const maxAgeSeconds = 43_200

type Settings = {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  redirectUri: string
  /** The `acr` values of level high. */
  highAcr: string[]
  /** The demo: who to be is asked at every sign-in, and the level of assurance is asked for by name. */
  demo: boolean
}

/** The OpenID client. The provider is discovered at the first sign-in, so that it may start after us. */
export function openIdentityProvider(settings: Settings): IdentityProvider {
  let discovered: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    discovered ??= discover(settings).catch((cause) => {
      discovered = undefined
      throw new GatewayFailed('identity', { retryable: true, cause })
    })
    return discovered
  }
  return {
    async begin({ fresh = false } = {}) {
      const attempt = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      }
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirectUri,
        scope: 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
        max_age: fresh ? '0' : String(maxAgeSeconds),
        ...(fresh && settings.highAcr.length > 0 ? { claims: askingFor(settings.highAcr) } : {}),
        ...(settings.demo ? { prompt: 'login', acr_values: 'urn:dev:chosen' } : {}),
      })
      return { url: url.href, attempt }
    },
    async finish(callbackUrl, attempt) {
      const config = await configuration()
      try {
        const tokens = await oidc.authorizationCodeGrant(config, callbackUrl, {
          pkceCodeVerifier: attempt.codeVerifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
          maxAge: maxAgeSeconds,
        })
        return identityFrom(tokens.claims(), tokens.id_token)
      } catch (cause) {
        throw new GatewayFailed('identity', { retryable: true, cause })
      }
    },
  }
}

function discover(settings: Settings): Promise<oidc.Configuration> {
  const local = ['localhost', '127.0.0.1'].includes(new URL(settings.issuer).hostname)
  const authentication = settings.clientSecret ? oidc.ClientSecretBasic(settings.clientSecret) : oidc.None()
  return oidc.discovery(new URL(settings.issuer), settings.clientId, undefined, authentication, {
    execute: local ? [oidc.allowInsecureRequests] : [],
    timeout: 10,
  })
}

/** `acr_values` would be a wish; an essential claim is a condition (OpenID Connect Core §5.5.1). */
const askingFor = (values: string[]) =>
  JSON.stringify({ id_token: { acr: { essential: true, values }, auth_time: { essential: true } } })

function identityFrom(claims: oidc.IDToken | undefined, token: string | undefined): Identity {
  if (!claims || !token) throw new Error('no id token')
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return {
    iss: claims.iss,
    sub: claims.sub,
    sid: text(claims.sid),
    name: text(claims.name) ?? claims.sub,
    locale: text(claims.locale)?.slice(0, 2) ?? 'en',
    acr: text(claims.acr),
    authTime: new Date((claims.auth_time ?? claims.iat) * 1000),
    idTokenHash: createHash('sha256').update(token).digest('hex'),
  }
}
