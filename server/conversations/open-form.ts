import type { Knex } from 'knex'
import type { Conversation, Form } from '#forms'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Actor } from '../accounts/actor.ts'
import { NotFound } from '../errors.ts'
import { publishedForm } from '../services/published-form.ts'
import { loadTurn } from './load-turn.ts'

type OpenForm = { definition: ServiceDefinition['form']; form: Form; state: Conversation }

/** The form and the state of one's own conversation. @throws NotFound also when it is somebody else's. */
export async function openForm(db: Knex, actor: Actor, conversationId: string): Promise<OpenForm> {
  const found = await loadTurn(db, conversationId)
  if (!found || found.accountId !== actor.accountId) throw new NotFound('conversation')
  const { definition, form } = await publishedForm(db, {
    agencyId: found.agencyId,
    serviceId: found.serviceId,
    version: found.serviceVersion,
  })
  return { definition: definition.form, form, state: found.state }
}
