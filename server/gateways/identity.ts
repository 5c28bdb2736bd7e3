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
}

/** What has to be remembered between leaving for the provider and coming back. */
export type SignInAttempt = { state: string; nonce: string; codeVerifier: string }

export type IdentityProvider = {
  /** Where to send the browser: code flow with PKCE (RFC 7636), state and nonce. */
  begin(): Promise<{ url: string; attempt: SignInAttempt }>
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
    async begin() {
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
        max_age: String(maxAgeSeconds),
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
        return identityFrom(tokens.claims())
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

function identityFrom(claims: oidc.IDToken | undefined): Identity {
  if (!claims) throw new Error('no id token')
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return {
    iss: claims.iss,
    sub: claims.sub,
    sid: text(claims.sid),
    name: text(claims.name) ?? claims.sub,
    locale: text(claims.locale)?.slice(0, 2) ?? 'en',
    acr: text(claims.acr),
    authTime: new Date((claims.auth_time ?? claims.iat) * 1000),
  }
}
