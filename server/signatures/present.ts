import type { Actor } from '../accounts/actor.ts'
import { APPLICATION_TEMPLATE_VERSION } from './application-template.ts'
import type { OpenedRequest } from './open-request.ts'
import { standingOf } from './request.ts'

/** A request as its signers and its applicant see it. */
export function presentRequest({ request, signers, own }: OpenedRequest, actor: Actor, provider: string | null) {
  const { turns } = standingOf(request, signers)
  const isOpen = request.status === 'open'
  return {
    id: request.id,
    number: request.number,
    title: request.title,
    intent: request.intent,
    locale: request.locale,
    status: request.status,
    sha256: request.sha256,
    size: request.size,
    serviceVersion: request.service_version,
    pageVersion: APPLICATION_TEMPLATE_VERSION,
    createdAt: request.created_at,
    expiresAt: request.expires_at,
    inOrder: request.in_order,
    quorum: request.quorum,
    isApplicant: request.account_id === actor.accountId,
    conversation: request.account_id === actor.accountId ? request.conversation_id : null,
    /** The qualified provider at which it is signed; null where people sign in their browsers. */
    provider,
    maySign: isOpen && own !== undefined && turns.includes(own.position),
    signers: signers.map((signer) => ({
      position: signer.position,
      title: signer.title,
      name: signer.name,
      isYou: signer.account_id === actor.accountId,
      isInvited: signer.account_id !== null,
      status: signer.status,
      isNext: isOpen && turns.includes(signer.position),
      actedAt: signer.acted_at,
      level: signer.status === 'signed' ? (signer.provider === null ? 'advanced' : 'qualified') : null,
      provider: signer.provider,
      reason: signer.reason,
    })),
  }
}
