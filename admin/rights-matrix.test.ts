import { type AnyAbility, subject } from '@casl/ability'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Action, abilityFor, abilityOf, type Rule, rulesFor, type SubjectName } from '../catalog/abilities.ts'
import { explain } from '../catalog/explain.ts'
import { actFor } from '../server/accounts/act-for.ts'
import type { Actor } from '../server/accounts/actor.ts'
import { accessible, visibleColumns } from '../server/database/accessible.ts'
import { actingFor } from '../server/database/acting.ts'
import { borrowedColumns } from '../server/database/condition-column.ts'
import { uploadKey } from '../server/files/file-store.ts'
import { signedPdfKey } from '../server/signatures/request.ts'
import { aRightsWorld, kinds, type RightsWorld, type Row, subjects, tableOf } from '../server/test/rights-world.ts'
import { isOfficialByWriting, mayByWriting } from '../server/test/written-rights.ts'
import { ownAddresses } from './own-addresses.ts'
import { usedActions } from './request/fitting-route.ts'
import { panelResources } from './resources/panel-resources.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let world: RightsWorld
/** Person × record × action, and person × record × column; each has two or three answers here and one in the panel. */
let cells = 0

const actions: Action[] = [
  ...(['read', 'answer', 'submit', 'assign', 'open', 'decide', 'reissue', 'revoke'] as const),
  ...(['design', 'publish', 'change', 'give', 'apply', 'verify'] as const),
]

/** An action of ours: the right it needs, how it is asked for, and what it answers without any input. */
type OwnAction = [right: Action, method: 'get' | 'post', status: number]

/** What an official is shown of a record, column by column. What stands in no list here is shown to nobody. */
type Shown = {
  subject: SubjectName
  columns: string[]
  actions?: Record<string, OwnAction>
  /** Actions on the table as a whole. */
  ofTable?: Record<string, OwnAction>
}

const shown: Record<string, Shown> = {
  cases: {
    subject: 'Case',
    columns: [
      ...['agency_id', 'id', 'number', 'applicant', 'office_id', 'assigned_to', 'title', 'status', 'opened_at'],
      'due_at',
      ...['outcome', 'reason', 'decided_by_rule', 'decided_at'],
    ],
    actions: { decide: ['decide', 'post', 422], assign: ['assign', 'post', 422] },
    ofTable: { emergency: ['open', 'get', 200], openInEmergency: ['open', 'post', 422] },
  },
  documents: {
    subject: 'Document',
    columns: [
      ...['agency_id', 'id', 'kind', 'number', 'title', 'locale', 'status', 'ordered_at', 'issued_at', 'sha256'],
      'size',
    ],
    actions: { reissue: ['reissue', 'post', 422], revoke: ['revoke', 'post', 422], retry: ['reissue', 'post', 409] },
    ofTable: {
      batches: ['reissue', 'get', 200],
      findCases: ['reissue', 'post', 422],
      beginBatch: ['reissue', 'post', 422],
      failedItems: ['reissue', 'post', 422],
      retryFailedItems: ['reissue', 'post', 422],
    },
  },
  services: {
    subject: 'Service',
    columns: ['agency_id', 'id', 'slug', 'published_version', 'category', 'title_text', 'archived_at', 'created_at'],
    actions: {
      design: ['design', 'get', 200],
      beginDraft: ['design', 'post', 200],
      saveDraft: ['design', 'post', 422],
      sendToReview: ['design', 'post', 422],
      returnDraft: ['design', 'post', 422],
      publishDraft: ['publish', 'post', 422],
      compareVersions: ['design', 'post', 422],
      offerService: ['publish', 'post', 422],
      pastCases: ['design', 'get', 200],
      previewDocument: ['design', 'post', 422],
      trialLinks: ['design', 'get', 200],
      makeTrialLink: ['design', 'post', 422],
      withdrawTrialLink: ['design', 'post', 422],
    },
    ofTable: { createService: ['design', 'post', 422] },
  },
  offices: {
    subject: 'Office',
    columns: ['agency_id', 'id', 'slug', 'names', 'address', 'area', 'version', 'closed_at'],
    actions: { changeOffice: ['change', 'post', 422], closeOffice: ['change', 'post', 422] },
    ofTable: { addOffice: ['change', 'post', 422] },
  },
  agencies: {
    subject: 'Agency',
    columns: [...['id', 'slug', 'names', 'verified_at', 'suspended_at', 'revoked_at', 'standing_reason', 'created_at']],
    actions: {
      changeStanding: ['verify', 'post', 422],
      seals: ['decide', 'get', 200],
      proposeSealChange: ['decide', 'post', 422],
      decideSealChange: ['decide', 'post', 422],
    },
  },
  agency_applications: {
    subject: 'AgencyApplication',
    columns: [
      ...['agency_id', 'id', 'account_id', 'status', 'names', 'legal_body', 'register_number', 'evidence_hash'],
      ...['created_at', 'sent_at'],
    ],
    actions: {
      changeApplication: ['apply', 'post', 422],
      removeFile: ['apply', 'post', 422],
      sendApplication: ['apply', 'post', 422],
      applyAgain: ['apply', 'post', 409],
      withdrawApplication: ['apply', 'post', 200],
      checkApplication: ['verify', 'post', 422],
    },
    ofTable: { beginApplication: ['apply', 'post', 422] },
  },
  invitations: {
    subject: 'Invitation',
    columns: [
      ...['id', 'agency_id', 'email', 'role', 'invited_at', 'sent_at', 'expires_at', 'accepted_at', 'withdrawn_at'],
    ],
    // Those of the matrix are taken up already.
    actions: { resendInvitation: ['give', 'post', 409], withdrawInvitation: ['give', 'post', 409] },
    ofTable: { inviteOfficial: ['give', 'post', 422] },
  },
  accounts: {
    subject: 'Account',
    columns: ['id', 'name', 'locale', 'created_at'],
    actions: { explain: ['read', 'get', 200] },
  },
  roles: {
    subject: 'Role',
    columns: ['agency_id', 'id', 'key', 'names', 'version', 'changed_at'],
    ofTable: {
      previewRoles: ['change', 'post', 422],
      changeRoles: ['change', 'post', 422],
      addRole: ['change', 'post', 422],
      removeRole: ['change', 'post', 422],
    },
  },
  role_assignments: {
    subject: 'RoleAssignment',
    columns: ['id', 'account_id', 'agency_id', 'office_id', 'role', 'granted_at'],
    ofTable: {
      giveRole: ['give', 'post', 422],
      takeRole: ['give', 'post', 422],
      removeOfficial: ['give', 'post', 422],
    },
  },
  evidence_records: { subject: 'Evidence', columns: ['agency_id', 'log_index', 'id', 'type', 'at'] },
  jobs: {
    subject: 'Job',
    columns: [
      ...['id', 'name', 'state', 'retry_count', 'retry_limit', 'created_on', 'start_after', 'started_on'],
      'completed_on',
    ],
    // Those of the matrix run, and end by themselves.
    actions: { retryJob: ['change', 'post', 409], giveUp: ['change', 'post', 409] },
  },
  emergency_openings: {
    subject: 'Emergency',
    columns: ['agency_id', 'id', 'case_number', 'opened_by_name', 'reason', 'opened_at', 'ends_at'],
  },
}
const reading = ['list', 'search', 'show']
const forNobody = ['new', 'edit', 'delete', 'bulkDelete']

beforeAll(async () => {
  panel = await openPanel()
  world = await aRightsWorld(panel.owner)
})

/** The rows that tell an actor's relations apart: their own, the neighbour's, and those that are nobody's. */
function askedAbout(actor: Actor, name: SubjectName): Row[] {
  const people = [actor.accountId, world.neighbour.accountId]
  const whose = (row: Row) => (name === 'Account' ? row.id : name === 'RoleAssignment' ? undefined : row.account_id)
  return world.rows[name].filter((row) => whose(row) === undefined || people.includes(String(whose(row))))
}

const can = (ability: AnyAbility, action: string, name: SubjectName, row: Row, field?: string) =>
  ability.can(action, subject(name, { ...row }), field)

/** Each cell whose answer is not the written one, in words. */
class Disagreements {
  readonly found: string[] = []
  check(expected: boolean, answer: boolean, cell: () => string): void {
    if (answer !== expected) this.found.push(`${cell()}: ${answer ? 'allowed' : 'refused'}`)
  }
}

/** The columns of a table, without those that its rules borrow from the case. */
const columnsOf = (name: SubjectName, row: Row) =>
  Object.keys(row).filter((column) => !borrowedColumns(name).includes(column))

async function foundInSql(actor: Actor, ability: AnyAbility, action: Action, name: SubjectName): Promise<Row[]> {
  const [example] = world.rows[name]
  const { db } = panel.deps
  const visible = example ? visibleColumns(ability, name, columnsOf(name, example)) : []
  const selected = visible.map(({ name: column, sql, bindings }) => db.raw(`${sql} as "${column}"`, bindings))
  // A case to be opened in an emergency is looked for by the house.
  const asWho = <Found>(work: () => Found) =>
    action === 'open' ? actingFor({ purpose: 'house' }, work) : actFor(actor, work)
  return asWho(async () => accessible(db(tableOf(name)), ability, action, name).select('id', ...selected))
}

/** What the policies on the rows would show to a statement that forgot to ask for less. */
const guarded: SubjectName[] = ['Case', 'Submission', 'Document']
async function shownByPolicies(actor: Actor, name: SubjectName): Promise<Set<string>> {
  return new Set(await actFor(actor, async () => panel.deps.db(tableOf(name)).pluck('id')))
}

describe.each(kinds)('the rights of: %s', (kind) => {
  it('are the same in the rules and in SQL, action by action and column by column', async () => {
    const actor = world.actors[kind]
    const ability = abilityFor(actor)
    const differ = new Disagreements()
    for (const name of subjects) {
      for (const action of actions) {
        const found = await foundInSql(actor, ability, action, name)
        const behind = action === 'read' && guarded.includes(name) ? await shownByPolicies(actor, name) : undefined
        for (const row of askedAbout(actor, name)) {
          cells += 1
          const expected = mayByWriting(actor, action, name, row)
          const inSql = found.find(({ id }) => id === row.id)
          differ.check(expected, can(ability, action, name, row), () => `rule: ${action} ${name} ${row.id}`)
          const explained = explain(actor, action, name, row)
          differ.check(expected, explained.allowed, () => `explained: ${action} ${name} ${row.id}`)
          differ.check(expected, inSql !== undefined, () => `SQL: ${action} ${name} ${row.id}`)
          // An applicant's case is no page of theirs, and yet a row of theirs.
          const isOwn = name === 'Case' && row.account_id === actor.accountId
          if (behind) differ.check(expected || isOwn, behind.has(row.id), () => `policies: ${name} ${row.id}`)
          if (action !== 'read') continue
          for (const column of columnsOf(name, row)) {
            cells += 1
            const seen = mayByWriting(actor, action, name, row, { column })
            // What is nothing looks the same hidden.
            const selected = (inSql?.[column] ?? null) !== null
            const nothing = row[column] === null
            differ.check(seen, can(ability, action, name, row, column), () => `rule: ${name}.${column} ${row.id}`)
            const told = explain(actor, action, name, row, column).allowed
            differ.check(seen, told, () => `explained: ${name}.${column} ${row.id}`)
            differ.check(seen && !nothing, selected, () => `SQL: ${name}.${column} ${row.id}`)
          }
        }
      }
    }
    expect(differ.found).toEqual([])
  })

  it('are the same in the panel, record by record and column by column', async () => {
    const actor = world.actors[kind]
    const client = await panel.as({ id: actor.accountId, iss: '', sub: '', name: actor.name })
    const differ = new Disagreements()
    for (const [table, { subject: name, columns, actions: own = {} }] of Object.entries(shown)) {
      for (const row of askedAbout(actor, name)) {
        const may = (action: Action, column?: string) =>
          mayByWriting(actor, action, name, row, { capacity: 'official', ...(column && { column }) })
        const { status, body } = await client.get(`/resources/${table}/records/${row.id}/show`)
        differ.check(may('read'), status === 200, () => `panel: show ${table} ${row.id} ${status}`)
        for (const column of columnsOf(name, row)) {
          const expected = may('read', column) && columns.includes(column)
          const present = Object.keys(body.record?.params ?? {}).some((key) => key.split('.')[0] === column)
          differ.check(expected, present, () => `panel: ${table}.${column} ${row.id}`)
        }
        for (const [verb, [right, method, whenAllowed]] of Object.entries(own)) {
          const tried = await client[method](`/resources/${table}/records/${row.id}/${verb}`)
          differ.check(
            may(right),
            tried.status === whenAllowed,
            () => `panel: ${verb} ${table} ${row.id} ${tried.status}`,
          )
        }
      }
      await compareTable(client, actor, table, differ)
    }
    expect(differ.found).toEqual([])
  }, 90_000)
})

async function compareTable(client: PanelClient, actor: Actor, table: string, differ: Disagreements): Promise<void> {
  const { subject: name = 'Case', ofTable = {} } = shown[table] ?? {}
  const may = (row: Row, action: Action = 'read') => mayByWriting(actor, action, name, row, { capacity: 'official' })
  for (const [verb, [right, method, whenAllowed]] of Object.entries(ofTable)) {
    const tried = await client[method](`/resources/${table}/actions/${verb}`)
    const allowed = world.rows[name].some((row) => may(row, right))
    differ.check(allowed, tried.status === whenAllowed, () => `panel: ${verb} ${table} ${tried.status}`)
  }
  const any = world.rows[name].some((row) => may(row))
  const list = await client.get(`/resources/${table}/actions/list?perPage=500`)
  differ.check(any, list.status === 200, () => `panel: list ${table} ${list.status}`)
  const listed = ((list.body.records ?? list.body.rows ?? []) as { id: string; params?: { id: string } }[]).map(
    (record) => record.params?.id ?? record.id,
  )
  for (const id of listed) {
    const row = world.rows[name].find((one) => one.id === id)
    // The log grows while it is asked.
    if (table === 'evidence_records' && row === undefined) continue
    differ.check(true, row !== undefined && may(row), () => `panel: ${id} in the list of ${table}`)
  }
  const search = await client.get(`/resources/${table}/actions/search`)
  differ.check(any, search.status === 200, () => `panel: search ${table} ${search.status}`)
  const [row] = askedAbout(actor, name)
  for (const verb of forNobody) {
    const path = ['edit', 'delete'].includes(verb) ? `records/${row?.id}/${verb}` : `actions/${verb}`
    const tried = await client.post(`/resources/${table}/${verb === 'bulkDelete' ? `bulk/${verb}` : path}`)
    differ.check(false, tried.status < 400, () => `panel: ${verb} ${table} ${tried.status}`)
  }
}

/** What was signed before a submission was sent, once for each. */
async function aSignedApplication({ conversation_id, agency_id, account_id, hash }: Row): Promise<void> {
  const of = { conversation_id: String(conversation_id), agency_id, account_id, answers_hash: hash, status: 'complete' }
  if (await panel.owner('signature_requests').where(of).first('id')) return
  const [id, at] = [crypto.randomUUID(), new Date()]
  const file = Buffer.from('%PDF-1.7\n')
  await panel.deps.files.put(signedPdfKey(id, id), file)
  await panel.owner('signature_requests').insert({
    ...{ ...of, id, service_version: 1, locale: 'en', number: id, title: 'An application', intent: 'I confirm it.' },
    ...{ signer_ids: [account_id], in_order: false, quorum: 1, sha256: id, size: file.length },
    ...{ created_at: at, expires_at: at, completed_at: at },
  })
}

/** The panel's own addresses beside AdminJS's, each asked for as a right of somebody. */
const addresses: Record<string, (actor: Actor, client: PanelClient, differ: Disagreements) => Promise<void>> = {
  async 'GET /files/{caseId}/{fileId}'(actor, client, differ) {
    for (const row of askedAbout(actor, 'Case')) {
      const submission = world.rows.Submission.find(({ id }) => id === row.submission_id) as Row
      const file = await panel.owner('files').where({ conversation_id: submission.conversation_id }).first('id')
      await panel.deps.files.put(uploadKey(String(submission.conversation_id), file.id), Buffer.from('%PDF-1.7\n'))
      // The file of a case that an official may open; what is their own they read in any case.
      const may =
        mayByWriting(actor, 'read', 'Case', row, { capacity: 'official' }) &&
        mayByWriting(actor, 'read', 'Submission', submission)
      const { status } = await client.page(`/files/${row.id}/${file.id}`)
      differ.check(may, status === 200, () => `panel: file of ${row.id} ${status}`)
    }
  },
  async 'GET /signed/{caseId}'(actor, client, differ) {
    for (const row of askedAbout(actor, 'Case')) {
      const submission = world.rows.Submission.find(({ id }) => id === row.submission_id) as Row
      await aSignedApplication(submission)
      const may =
        mayByWriting(actor, 'read', 'Case', row, { capacity: 'official' }) &&
        mayByWriting(actor, 'read', 'Submission', submission)
      const { status } = await client.page(`/signed/${row.id}`)
      differ.check(may, status === 200, () => `panel: signed application of ${row.id} ${status}`)
    }
  },
  async 'POST /exports/{table}'(actor, client, differ) {
    for (const [table, { subject: name }] of Object.entries(shown)) {
      const seen = world.rows[name].filter((row) => mayByWriting(actor, 'read', name, row, { capacity: 'official' }))
      const leaves = ['cases', 'documents', 'evidence_records'].includes(table) && seen.length > 0
      // Every case is in the one view or in the other.
      const lists = table === 'cases' ? ['cases?view=new', 'cases?view=decided'] : [table]
      const sent = await Promise.all(lists.map((list) => client.export(list)))
      differ.check(leaves, sent[0]?.status === 200, () => `panel: export of ${table} ${sent[0]?.status}`)
      // The log grows by what is asked here; its own tests say what leaves.
      if (!leaves || table === 'evidence_records') continue
      const numbers = sent.flatMap(({ text }) => text.trim().split('\r\n').slice(1)).map((line) => line.split(',')[0])
      expect(numbers.toSorted()).toEqual(seen.map(({ number }) => String(number)).toSorted())
    }
  },
}

describe.each(kinds)('the addresses of the panel beside AdminJS, for: %s', (kind) => {
  it('answer by the same rights', async () => {
    const actor = world.actors[kind]
    const client = await panel.as({ id: actor.accountId, iss: '', sub: '', name: actor.name })
    const differ = new Disagreements()
    for (const ask of Object.values(addresses)) await ask(actor, client, differ)
    expect(differ.found).toEqual([])
  }, 90_000)
})

describe('the matrix', () => {
  it('speaks of every address that the panel answers, its own and AdminJS’s', () => {
    expect(ownAddresses.map(({ method, path }) => `${method} ${path}`)).toEqual(Object.keys(addresses))
    expect(usedActions).toEqual(['index', 'resource', 'resourceAction', 'recordAction', 'bulkAction', 'dashboard'])
  })

  it('speaks of every table and every action of the panel', () => {
    const registered = panelResources(panel.deps).map(({ id, subject: name, access, actions: own = {} }) => ({
      id,
      name,
      verbs: [...new Set([...Object.keys(access), ...Object.keys(own)])].toSorted(),
    }))
    const spokenOf = Object.entries(shown).map(([id, { subject: name, actions: own = {}, ofTable = {} }]) => ({
      id,
      name,
      verbs: [...reading, ...forNobody, ...Object.keys(own), ...Object.keys(ofTable)].toSorted(),
    }))
    expect(registered).toEqual(spokenOf)
  })

  it('speaks of every role that opens the panel', async () => {
    for (const kind of kinds) {
      const client = await panel.as({ id: world.actors[kind].accountId, iss: '', sub: '', name: '' })
      expect((await client.get('/dashboard')).status).toBe(isOfficialByWriting(world.actors[kind]) ? 200 : 403)
    }
  })

  it('has more than 5,000 cells', () => {
    expect(cells).toBeGreaterThan(5000)
  })

  it('needs each rule, each permission of a role and each condition: without any single one a cell differs', () => {
    const needed = new Map<string, boolean>()
    for (const kind of kinds) {
      const actor = world.actors[kind]
      // What two roles of one person allow is needed where somebody holds one of them.
      for (const [name, left] of [...withoutRules(actor), ...withoutPermissions(actor), ...withoutConditions(actor)])
        needed.set(name, (needed.get(name) ?? false) || differs(actor, left))
    }
    expect([...needed].filter(([, isNeeded]) => !isNeeded).map(([name]) => name)).toEqual([])
    expect(needed.size).toBeGreaterThan(100)
  })
})

type Changed = [name: string, rules: Rule[]]

const named = ({ role, action, subject: name, fields, conditions }: Rule) =>
  `${role}: ${action} ${name} ${fields ?? ''} by ${Object.keys(conditions ?? {})}`

function withoutRules(actor: Actor): Changed[] {
  const rules = rulesFor(actor)
  return rules.map((rule, index) => [named(rule), rules.toSpliced(index, 1)])
}

function withoutPermissions(actor: Actor): Changed[] {
  return actor.assignments.flatMap((held, index) =>
    // A role of no agency holds nothing, whatever it is called.
    (held.agencyId ? held.permissions : []).map(({ permission }, position): Changed => {
      const without = { ...held, permissions: held.permissions.toSpliced(position, 1) }
      return [`${held.role} ${permission}`, rulesFor({ ...actor, assignments: actor.assignments.with(index, without) })]
    }),
  )
}

function withoutConditions(actor: Actor): Changed[] {
  const rules = rulesFor(actor)
  return rules.flatMap((rule, index) =>
    Object.keys(rule.conditions ?? {})
      // An office and a case are of one agency: to name both is to say one thing twice.
      .filter((column) => column !== 'agency_id' || !isNearerThanAgency(rule))
      .map((column): Changed => {
        const { conditions, ...rest } = rule
        const left = Object.fromEntries(Object.entries(conditions ?? {}).filter(([name]) => name !== column))
        const loosened = Object.keys(left).length > 0 ? { ...rest, conditions: left } : rest
        return [`${named(rule)} without ${column}`, rules.with(index, loosened)]
      }),
  )
}

const isNearerThanAgency = ({ conditions: { office_id, id, case_id } = {} }: Rule) =>
  office_id !== undefined || id !== undefined || case_id !== undefined

function differs(actor: Actor, rules: Rule[]): boolean {
  const ability = abilityOf(rules)
  return subjects.some((name) =>
    world.rows[name].some((row) => {
      const answers = (action: Action, column?: string) =>
        can(ability, action, name, row, column) !==
        mayByWriting(actor, action, name, row, { ...(column && { column }) })
      return actions.some((action) => answers(action)) || columnsOf(name, row).some((column) => answers('read', column))
    }),
  )
}
