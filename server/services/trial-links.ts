import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { Service } from './service.model.ts'

export const makeTrialLinkInput = z.object({
  serviceId: z.uuid(),
  /** Left out, it leads to the draft as it stands when it is opened. */
  version: z.number().int().positive().optional(),
  days: z.number().int().min(1).max(90),
})

export type TrialLink = { id: string; version: number | null; madeAt: Date; expiresAt: Date }

/** A new link to try a service by. Its address is told this once: only a digest is kept. @throws NotFound, NotPermitted */
export async function makeTrialLink(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof makeTrialLinkInput>,
): Promise<{ url: string }> {
  const { serviceId, version, days } = makeTrialLinkInput.parse(input)
  const service = await Service.query(deps.db).findOne({ id: serviceId })
  authorize(actor, 'design', 'Service', service)
  // 256 random bits: nobody comes upon one by trying.
  const token = randomBytes(32).toString('base64url')
  const now = deps.now()
  await deps.db('trial_links').insert({
    agency_id: service.agency_id,
    service_id: service.id,
    id: deps.newId(),
    token_hash: digestOf(token),
    version: version ?? null,
    made_by: actor.accountId,
    made_at: now,
    expires_at: new Date(now.getTime() + days * 86_400_000),
  })
  return { url: `${deps.config.publicUrl}/trials/${token}` }
}

/** The links of a service that still open, the newest first. */
export async function trialLinks(deps: Deps, actor: Actor, input: { serviceId: string }): Promise<TrialLink[]> {
  const service = await Service.query(deps.db).findOne({ id: input.serviceId })
  authorize(actor, 'design', 'Service', service)
  return deps
    .db('trial_links')
    .where({ agency_id: service.agency_id, service_id: service.id, withdrawn_at: null })
    .where('expires_at', '>', deps.now())
    .orderBy([
      { column: 'made_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(50)
    .select({ id: 'id', version: 'version', madeAt: 'made_at', expiresAt: 'expires_at' })
}

export const withdrawTrialLinkInput = z.object({ serviceId: z.uuid(), id: z.uuid() })

/** Closes a link at once, for whoever has it. @throws NotFound */
export async function withdrawTrialLink(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof withdrawTrialLinkInput>,
): Promise<void> {
  const { serviceId, id } = withdrawTrialLinkInput.parse(input)
  const service = await Service.query(deps.db).findOne({ id: serviceId })
  authorize(actor, 'design', 'Service', service)
  const withdrawn = await deps
    .db('trial_links')
    .where({ agency_id: service.agency_id, service_id: service.id, id, withdrawn_at: null })
    .update({ withdrawn_at: deps.now() })
  if (withdrawn === 0) throw new NotFound('trial link')
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')
