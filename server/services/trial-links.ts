import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { Service } from './service.model.ts'

export const makeTrialLinkInput = z.object({
  serviceId: z.uuid(),
  /** The draft as it is when it is opened, the draft as it is now, or a published version. */
  leadsTo: z.union([z.enum(['moving-draft', 'fixed-draft']), z.number().int().positive()]).default('moving-draft'),
  days: z.number().int().min(1).max(90),
})

export type TrialLink = {
  id: string
  leadsTo: 'moving-draft' | 'fixed-draft' | number
  madeAt: Date
  expiresAt: Date
}

/** A new link to try a service by. Its address is told this once: only a digest is kept. @throws NotFound, NotPermitted */
export async function makeTrialLink(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof makeTrialLinkInput>,
): Promise<{ url: string }> {
  const { serviceId, leadsTo, days } = makeTrialLinkInput.parse(input)
  const service = await Service.query(deps.db).findOne({ id: serviceId })
  authorize(actor, 'design', 'Service', service)
  const key = { agency_id: service.agency_id, service_id: service.id }
  const found =
    typeof leadsTo === 'number'
      ? await deps
          .db('service_versions')
          .where({ ...key, version: leadsTo })
          .first('version')
      : await deps.db('service_drafts').where(key).first('definition')
  if (!found) throw new NotFound('what the trial link is to lead to')
  // 256 random bits: nobody comes upon one by trying.
  const token = randomBytes(32).toString('base64url')
  const now = deps.now()
  await deps.db('trial_links').insert({
    ...key,
    id: deps.newId(),
    token_hash: digestOf(token),
    version: typeof leadsTo === 'number' ? leadsTo : null,
    definition: leadsTo === 'fixed-draft' ? JSON.stringify(found.definition) : null,
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
  const found = await deps
    .db('trial_links')
    .where({ agency_id: service.agency_id, service_id: service.id, withdrawn_at: null })
    .where('expires_at', '>', deps.now())
    .orderBy([
      { column: 'made_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(50)
    .select('id', 'version', 'made_at', 'expires_at', deps.db.raw('definition is not null as is_fixed'))
  return found.map(({ id, version, is_fixed, made_at, expires_at }) => ({
    id,
    leadsTo: version ?? (is_fixed ? 'fixed-draft' : 'moving-draft'),
    madeAt: made_at,
    expiresAt: expires_at,
  }))
}

export const withdrawTrialLinkInput = z.object({ serviceId: z.uuid(), id: z.uuid() })

/** Closes a link at once, for whoever has it; a draft that was kept for it is kept no longer. @throws NotFound */
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
    .update({ withdrawn_at: deps.now(), definition: null })
  if (withdrawn === 0) throw new NotFound('trial link')
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')
