import type { ActionContext, ActionRequest } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import { Account } from '../../server/accounts/account.model.ts'
import {
  type ExplainedRight,
  explainableActions,
  explainableParts,
  explainableSubjects,
  explainRight,
  explainRightInput,
} from '../../server/accounts/explain-right.ts'
import { rolesHeld } from '../../server/accounts/roles-held.ts'
import type { Deps } from '../../server/deps.ts'
import { NotFound } from '../../server/errors.ts'
import { officialOf } from '../access/official.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import type { ShownRight, ShownRights } from './shown-right.ts'

/** Who has signed in, for administrators, and why each of them may do what they do. */
export function accounts(deps: Deps): PanelResource {
  return {
    id: 'accounts',
    model: Account,
    subject: 'Account',
    // What the identity provider calls the person tells an administrator nothing, and others too much.
    hidden: ['iss', 'sub'],
    access: { ...readOnly, explain: 'read' },
    actions: {
      ...tablePages,
      explain: {
        ...ownPage,
        actionType: 'record',
        component: 'RightsPage',
        handler: (request, _, context) => explain(deps, request, context),
      },
    },
    options: {
      titleProperty: 'name',
      listProperties: ['name', 'locale', 'created_at'],
      showProperties: ['name', 'locale', 'created_at'],
      sort: { sortBy: 'name', direction: 'asc' },
    },
  }
}

async function explain(deps: Deps, { query }: ActionRequest, { record, currentAdmin }: ActionContext) {
  if (!record) throw new NotFound('account')
  const { actor, locale } = officialOf(currentAdmin)
  const accountId = record.id()
  const asked = explainRightInput.safeParse({ ...query, accountId, part: query?.part || undefined })
  const found = asked.success ? await explainRight(deps, actor, asked.data) : undefined
  const rights: ShownRights = {
    name: record.title(),
    roles: (await rolesHeld(deps.db, accountId)).map(({ names, agency }) => ({
      role: inLocale(names, locale),
      agency,
    })),
    subjects: explainableSubjects,
    actions: [...explainableActions],
    parts: explainableParts,
    asked: asked.success ? asked.data : null,
    answer: asked.success ? (found ? present(found, locale) : 'noSuchRecord') : null,
  }
  return { record: record.toJSON(currentAdmin), rights }
}

const present = ({ agency, explanation }: ExplainedRight, locale: string): ShownRight => ({
  allowed: explanation.allowed,
  because: inLocale(explanation.because, locale),
  agency: inLocale(agency, locale),
  conditions: explanation.conditions.map(({ text, holds }) => ({ text: inLocale(text, locale), holds })),
})
