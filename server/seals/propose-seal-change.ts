import { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Agency } from '../agencies/agency.model.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotInThisState } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { KEY_ALGORITHMS } from '../gateways/seal-authority.ts'

/** Why a seal is taken back, as lists of revocations say it (RFC 5280 §5.3.1). */
export const revocationReasons = ['keyCompromise', 'superseded', 'affiliationChanged', 'cessationOfOperation'] as const

const why = z.string().trim().min(3).max(1000)

export const proposeSealChangeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rotate'), agencyId: z.uuid(), algorithm: z.enum(KEY_ALGORITHMS), reason: why }),
  z.object({
    kind: z.literal('revoke'),
    agencyId: z.uuid(),
    sealKeyId: z.uuid(),
    reason: why,
    revocationReason: z.enum(revocationReasons),
    /** Since when the key may have been in other hands: what it sealed from then on is not believed. */
    compromisedSince: z.iso.datetime().optional(),
  }),
])

export type ProposeSealChange = z.infer<typeof proposeSealChangeInput>

/**
 * An administrator proposes a new key for an agency's seal, or to take one back; another one decides.
 * @throws NotFound, NotPermitted, Invalid; NotInThisState while another change of this agency's seal waits
 */
export async function proposeSealChange(deps: Deps, actor: Actor, input: ProposeSealChange): Promise<{ id: string }> {
  authorize(actor, 'decide', 'Agency', await Agency.query(deps.db).findById(input.agencyId))
  const at = deps.now()
  const id = deps.newId()
  await actingFor({ purpose: 'house' }, () =>
    deps.db.transaction(async (trx) => {
      const of = { agency_id: input.agencyId }
      const key =
        input.kind === 'revoke'
          ? await trx('seal_keys')
              .where({ ...of, id: input.sealKeyId })
              .first()
          : undefined
      if (input.kind === 'revoke') refuseUnfit(input, key, at)
      const proposed = {
        ...of,
        id,
        kind: input.kind,
        reason: input.reason,
        proposed_by: actor.accountId,
        proposed_at: at,
      }
      const added = await trx('seal_key_changes')
        .insert({ ...proposed, ...detailsOf(input) })
        .onConflict(trx.raw(`(agency_id) where status = 'proposed'`))
        .ignore()
        .returning('id')
      if (added.length === 0) throw new NotInThisState('proposed')
      await appendEvidence(trx, deps, {
        agencyId: input.agencyId,
        type: 'seal-key.change-proposed',
        at,
        about: { change: id, kind: input.kind, key: key?.name ?? null, by: actor.accountId },
      })
    }),
  )
  return { id }
}

type Revoke = Extract<ProposeSealChange, { kind: 'revoke' }>

function refuseUnfit(input: Revoke, key: { status: string; activated_at: Date } | undefined, at: Date): void {
  if (!key) throw new Invalid([{ path: 'sealKeyId', reason: 'unknown' }])
  if (key.status === 'revoked') throw new NotInThisState('revoked')
  if (!input.compromisedSince) return
  if (input.revocationReason !== 'keyCompromise' || new Date(input.compromisedSince) > at)
    throw new Invalid([{ path: 'compromisedSince', reason: 'out-of-range' }])
}

function detailsOf(input: ProposeSealChange) {
  if (input.kind === 'rotate') return { algorithm: input.algorithm }
  const { sealKeyId, revocationReason, compromisedSince } = input
  return {
    seal_key_id: sealKeyId,
    revocation_reason: revocationReason,
    compromised_since: compromisedSince ? new Date(compromisedSince) : null,
  }
}
