import { z } from 'zod'
import { inLocale } from '../../catalog/in-locale.ts'
import { renewAsOfficial } from '../accounts/sessions.ts'
import type { Deps } from '../deps.ts'
import { type Endpoint, signedIn } from '../http/endpoint.ts'
import { sessionCookieName, setSessionCookie } from '../http/session-cookie.ts'
import { acceptInvitation, acceptInvitationInput } from './accept-invitation.ts'

export const invitationRoutes = (deps: Deps): Endpoint[] => [
  signedIn({
    method: 'post',
    path: '/api/invitations/acceptance',
    summary: 'Takes up the role one was invited to, with the token of the link and the address the mail came to',
    body: acceptInvitationInput,
    answers: {
      200: z.object({
        accepted: z.boolean(),
        because: z.enum(['other-address', 'expired']).optional(),
        agency: z.string().optional(),
        role: z.string().optional(),
      }),
    },
    async handle({ actor, body, locale, ctx }) {
      const answer = await acceptInvitation(deps, actor, body)
      if (!answer.accepted) return { body: answer }
      const cookie = sessionCookieName(deps.config.publicUrl)
      const renewed = await renewAsOfficial(deps.db, ctx.cookies.get(cookie) ?? '', deps.now())
      if (renewed) setSessionCookie(ctx, cookie, renewed.token, renewed.expires)
      const agency = answer.agency && inLocale(answer.agency, locale)
      return { body: { accepted: true, ...(agency && { agency }), role: inLocale(answer.role, locale) } }
    },
  }),
]
