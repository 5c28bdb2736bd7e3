import Koa, { type Middleware } from 'koa'
import type { Registry } from 'prom-client'
import { accountRoutes } from './accounts/routes.ts'
import { actorOf, actorReading } from './accounts/sessions.ts'
import { agencyRoutes } from './agencies/routes.ts'
import { conversationRoutes } from './conversations/routes.ts'
import type { StreamHub } from './conversations/stream-hub.ts'
import type { Deps } from './deps.ts'
import { documentRoutes } from './documents/routes.ts'
import type { IdentityProvider } from './gateways/identity.ts'
import type { PersonalSigning } from './gateways/personal-signing.ts'
import { apiRouter } from './http/api.ts'
import { anyone, type Endpoint } from './http/endpoint.ts'
import { logRequests } from './http/log-requests.ts'
import { openApi } from './http/openapi.ts'
import { operationRoutes, type ReadinessCheck } from './http/operations.ts'
import { problems } from './http/problems.ts'
import { securityHeaders } from './http/security-headers.ts'
import { chatStyleHashes, serveChat } from './http/serve-chat.ts'
import { whoAsks } from './http/who-asks.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { peopleRoutes } from './seals/people-routes.ts'
import { sealRoutes } from './seals/routes.ts'
import type { SealsAtHand } from './seals/seals-at-hand.ts'
import { serviceRoutes } from './services/routes.ts'
import { trialRoutes } from './services/trial-routes.ts'
import { signatureRoutes } from './signatures/routes.ts'
import { submissionRoutes } from './submissions/routes.ts'

export type AppParts = {
  deps: Deps
  identity: IdentityProvider
  streams: StreamHub
  seals: SealsAtHand
  /** Left out where nobody can sign. */
  personalSigning?: PersonalSigning | undefined
  registry: Registry
  readiness: ReadinessCheck[]
  chatFolder: string
  /** The panel and, in the demo, the embedded identity provider: each answers its own addresses. */
  mounted: Middleware[]
}

/** The running application, from top to bottom as a request meets it. */
export function createApp(parts: AppParts): Koa {
  const { deps } = parts
  const { publicUrl } = deps.config
  const endpoints = allEndpoints(parts)
  const app = new Koa()
  app.proxy = deps.config.production
  app.use(logRequests(deps.log, parts.registry))
  app.use(securityHeaders({ https: publicUrl.startsWith('https://'), styleHashes: chatStyleHashes(parts.chatFolder) }))
  app.use(
    whoAsks({
      actorOf: (token) => actorOf(deps.db, token, deps.now()),
      actorReading: (token, read) => actorReading(deps.db, token, deps.now(), read),
      publicUrl,
    }),
  )
  app.use(problems(deps.log))
  app.use(serveChat(parts.chatFolder))
  for (const middleware of parts.mounted) app.use(middleware)
  const router = apiRouter(endpoints, new URL(publicUrl).origin)
  app.use(router.routes())
  app.use(router.allowedMethods())
  app.on('error', (err) =>
    deps.log.info({ err: { code: err.code, message: err.message } }, 'the answer could not be sent'),
  )
  return app
}

/** Every route of the API, for the router, the description and the permission matrix. */
export function allEndpoints(parts: AppParts): Endpoint[] {
  const { deps } = parts
  const endpoints = [
    ...accountRoutes(deps, parts.identity),
    ...agencyRoutes(deps),
    ...invitationRoutes(deps),
    ...serviceRoutes(deps),
    ...trialRoutes(deps),
    ...conversationRoutes(deps, parts.streams),
    ...submissionRoutes(deps),
    ...documentRoutes(deps, parts.seals),
    ...sealRoutes(deps, parts.seals),
    ...peopleRoutes(deps, parts.seals),
    ...signatureRoutes(deps, parts.personalSigning),
    ...privacyRoutes(deps),
    ...operationRoutes(parts.registry, parts.readiness),
  ]
  return [...endpoints, descriptionOf(endpoints, deps.config.publicUrl)]
}

const descriptionOf = (endpoints: Endpoint[], publicUrl: string): Endpoint =>
  anyone({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'The description of all other routes (OpenAPI 3.1)',
    answers: { 200: 'application/json' },
    handle: async () => ({ body: openApi(endpoints, publicUrl) }),
  })
