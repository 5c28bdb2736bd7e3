import type { ActionContext, ActionRequest } from 'adminjs'
import type { z } from 'zod'
import type { Actor } from '../../server/accounts/actor.ts'
import type { Deps } from '../../server/deps.ts'
import { IssuedDocument } from '../../server/documents/document.model.ts'
import { reissueDocument, reissueInput } from '../../server/documents/reissue-document.ts'
import { retryDocument, retryInput } from '../../server/documents/retry-document.ts'
import { revokeDocument, revokeInput } from '../../server/documents/revoke-document.ts'
import { Invalid, NotFound } from '../../server/errors.ts'
import { officialOf } from '../access/official.ts'
import { batchAccess, batchActions, batchesChanging } from './batch-actions.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** What the official's agency has issued. The paper itself is opened from its case, where the look is recorded. */
export function documents(deps: Deps): PanelResource {
  return {
    id: 'documents',
    model: IssuedDocument,
    subject: 'Document',
    // Whose it is belongs to the case, and so does what became of it; the code opens the public page of the document.
    hidden: [
      ...['account_id', 'submission_id', 'code', 'problem', 'print_failures', 'version', 'supersedes'],
      ...['reissue_reason', 'revoked_at', 'revoked_by', 'revocation_ground', 'revocation_reason'],
    ],
    access: { ...readOnly, reissue: 'reissue', revoke: 'revoke', retry: 'reissue', ...batchAccess },
    changing: ['reissue', 'revoke', 'retry', ...batchesChanging],
    actions: {
      ...tablePages,
      list: { ...tablePages.list, component: 'DocumentList' },
      ...batchActions(deps),
      reissue: command(deps, reissueInput, reissueDocument),
      revoke: command(deps, revokeInput, revokeDocument),
      retry: command(deps, retryInput, retryDocument),
    },
    options: {
      titleProperty: 'number',
      listProperties: ['number', 'title', 'kind', 'status', 'issued_at'],
      showProperties: ['number', 'title', 'kind', 'status', 'locale', 'ordered_at', 'issued_at', 'sha256', 'size'],
      sort: { sortBy: 'ordered_at', direction: 'desc' },
    },
  }
}

/** An action on one document, done by a command of the server; asked for from the page of its case. */
function command<Input>(
  deps: Deps,
  shape: z.ZodType<Input>,
  run: (deps: Deps, actor: Actor, input: Input) => Promise<void>,
): NonNullable<PanelResource['actions']>[string] {
  const handler = async (request: ActionRequest, _: unknown, context: ActionContext) => {
    const { record, currentAdmin } = context
    if (!record) throw new NotFound('document')
    const input = shape.safeParse({ ...request.payload, id: record.id() })
    if (!input.success) {
      throw new Invalid(input.error.issues.map(({ path, code }) => ({ path: path.join('/'), reason: code })))
    }
    await run(deps, officialOf(currentAdmin).actor, input.data)
    return { record: record.toJSON(currentAdmin) }
  }
  return { actionType: 'record', component: false, isVisible: false, handler }
}
