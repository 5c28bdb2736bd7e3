import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import Provider, { type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider'
import { DemoMemory } from './demo-memory.ts'
import type { DemoPerson } from './demo-person.ts'
import { demoSignInPage } from './demo-sign-in-page.ts'

type Settings = {
  issuer: string
  clientId: string
  redirectUri: string
  people: DemoPerson[]
  /** Where signing and cookie keys are kept, so that a restart does not void what was issued. */
  keyFile: string
}

/**
 * The embedded OpenID provider of the demo: a real provider with a sign-in page that asks for no password.
 * Production refuses to start with it (config.ts). Its acr values begin with `urn:dev:` and never count as high.
 */
export function openDemoIdentityProvider(settings: Settings) {
  const provider = new Provider(settings.issuer, configuration(settings))
  provider.proxy = true
  const mountPath = new URL(settings.issuer).pathname
  const callback = provider.callback()

  return {
    /** Takes every request whose path begins with the issuer's. */
    async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const url = new URL(request.url ?? '/', settings.issuer)
      if (url.pathname.startsWith(`${mountPath}/interaction/`)) return interact(provider, settings, request, response)
      const mounted = request as IncomingMessage & { originalUrl?: string }
      mounted.originalUrl = request.url ?? '/'
      request.url = (request.url ?? '/').slice(mountPath.length) || '/'
      await callback(request, response)
    },
  }
}

async function interact(provider: Provider, settings: Settings, request: IncomingMessage, response: ServerResponse) {
  const details = await provider.interactionDetails(request, response).catch(() => undefined)
  if (!details) {
    response.writeHead(302, { location: '/auth/sign-in' }).end()
    return
  }
  const chosen = request.method === 'POST' ? await chosenLogin(request) : undefined
  const person = settings.people.find((known) => known.sub === chosen)
  if (person) {
    await provider.interactionFinished(request, response, {
      login: { accountId: person.sub, acr: 'urn:dev:chosen', amr: ['dev'] },
    })
    return
  }
  const page = demoSignInPage({ people: settings.people, unknown: chosen, russian: prefersRussian(request) })
  response.writeHead(chosen === undefined ? 200 : 422, page.headers).end(page.html)
}

async function chosenLogin(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > 1024) break
  }
  return (new URLSearchParams(body).get('login') ?? '').trim().toLowerCase()
}

const prefersRussian = (request: IncomingMessage) => /^\s*ru\b/i.test(request.headers['accept-language'] ?? '')

function configuration({ clientId, redirectUri, people, keyFile }: Settings): Configuration {
  const keys = readOrMakeKeys(keyFile)
  return {
    adapter: DemoMemory,
    clients: [
      {
        client_id: clientId,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        require_auth_time: true,
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: keys.cookies,
      names: { session: 'parley-demo-idp', interaction: 'parley-demo-interaction', resume: 'parley-demo-resume' },
    },
    claims: { openid: ['sub'], profile: ['name', 'locale'], acr: null, auth_time: null, sid: null, amr: null },
    acrValues: ['urn:dev:chosen'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { AuthorizationCode: 60, Interaction: 600, Session: 43_200, Grant: 43_200, IdToken: 3600, AccessToken: 3600 },
    features: { devInteractions: { enabled: false } },
    interactions: {
      url: (_ctx, interaction) => `${new URL(_ctx.oidc.issuer).pathname}/interaction/${interaction.uid}`,
    },
    findAccount(_ctx, sub) {
      const person = people.find((known) => known.sub === sub)
      return person && { accountId: sub, claims: () => ({ sub, name: person.name, locale: person.locale }) }
    },
    loadExistingGrant: grantEverything,
  }
}

/** The only client is Parley itself: there is nobody to ask for consent on behalf of. */
async function grantEverything(ctx: KoaContextWithOIDC) {
  const grant = new ctx.oidc.provider.Grant({
    clientId: ctx.oidc.client?.clientId as string,
    accountId: ctx.oidc.session?.accountId as string,
  })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

function readOrMakeKeys(file: string): { signing: JWK; cookies: string[] } {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keys = {
      signing: {
        ...privateKey.export({ format: 'jwk' }),
        use: 'sig',
        alg: 'RS256',
        kid: randomBytes(8).toString('hex'),
      },
      cookies: [randomBytes(32).toString('base64url')],
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
