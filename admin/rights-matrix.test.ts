import { type AnyAbility, createMongoAbility, subject } from '@casl/ability'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Action, abilityFor, type Rule, rulesFor, type SubjectName } from '../catalog/abilities.ts'
import { explain } from '../catalog/explain.ts'
import { actFor } from '../server/accounts/act-for.ts'
import type { Actor } from '../server/accounts/actor.ts'
import { accessible } from '../server/database/accessible.ts'
import { aRightsWorld, kinds, type RightsWorld, type Row, subjects, tableOf } from '../server/test/rights-world.ts'
import { isOfficialByWriting, mayByWriting } from '../server/test/written-rights.ts'
import { panelResources } from './resources/panel-resources.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let world: RightsWorld
/** Person × record × action, and person × record × column; each has two or three answers here and one in the panel. */
let cells = 0

const actions: Action[] = ['read', 'answer', 'submit', 'decide', 'design', 'publish']

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
      ...['agency_id', 'id', 'number', 'applicant', 'office_id', 'title', 'status', 'opened_at', 'due_at'],
      ...['outcome', 'reason', 'decided_by_rule', 'decided_at'],
    ],
    actions: { decide: ['decide', 'post', 422] },
  },
  documents: {
    subject: 'Document',
    columns: [
      ...['agency_id', 'id', 'kind', 'number', 'title', 'locale', 'status', 'ordered_at', 'issued_at', 'sha256'],
      'size',
    ],
  },
  services: {
    subject: 'Service',
    columns: ['agency_id', 'id', 'slug', 'published_version', 'category', 'title_text', 'created_at'],
    actions: {
      design: ['design', 'get', 200],
      beginDraft: ['design', 'post', 200],
      saveDraft: ['design', 'post', 422],
      sendToReview: ['design', 'post', 422],
      returnDraft: ['design', 'post', 422],
      publishDraft: ['publish', 'post', 422],
    },
    ofTable: { createService: ['design', 'post', 422] },
  },
  offices: { subject: 'Office', columns: ['agency_id', 'id', 'slug', 'names'] },
  agencies: { subject: 'Agency', columns: ['id', 'slug', 'names', 'verified_at', 'created_at'] },
  accounts: {
    subject: 'Account',
    columns: ['id', 'name', 'locale', 'created_at'],
    actions: { explain: ['read', 'get', 200] },
  },
  role_assignments: {
    subject: 'RoleAssignment',
    columns: ['id', 'account_id', 'agency_id', 'role', 'granted_at'],
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

describe.each(kinds)('the rights of: %s', (kind) => {
  it('are the same in the rules and in SQL, action by action and column by column', async () => {
    const actor = world.actors[kind]
    const ability = abilityFor(actor)
    const differ = new Disagreements()
    for (const name of subjects) {
      for (const action of actions) {
        const found: Row[] = await actFor(actor, async () =>
          accessible(panel.deps.db(tableOf(name)), ability, action, name).select('*'),
        )
        for (const row of askedAbout(actor, name)) {
          cells += action === 'read' ? 1 + Object.keys(row).length : 1
          const expected = mayByWriting(actor, action, name, row)
          const inSql = found.find(({ id }) => id === row.id)
          differ.check(expected, can(ability, action, name, row), () => `rule: ${action} ${name} ${row.id}`)
          const explained = explain(actor, action, name, row)
          differ.check(expected, explained.allowed, () => `explained: ${action} ${name} ${row.id}`)
          differ.check(expected, inSql !== undefined, () => `SQL: ${action} ${name} ${row.id}`)
          if (action !== 'read') continue
          for (const column of Object.keys(row)) {
            const seen = inSql !== undefined && JSON.stringify(inSql[column]) === JSON.stringify(row[column])
            differ.check(expected, can(ability, action, name, row, column), () => `rule: ${name}.${column} ${row.id}`)
            differ.check(expected, seen, () => `SQL: ${name}.${column} ${row.id}`)
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
        const may = (action: Action) => mayByWriting(actor, action, name, row, 'official')
        const { status, body } = await client.get(`/resources/${table}/records/${row.id}/show`)
        differ.check(may('read'), status === 200, () => `panel: show ${table} ${row.id} ${status}`)
        for (const column of Object.keys(row)) {
          const expected = may('read') && columns.includes(column)
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
  })
})

async function compareTable(client: PanelClient, actor: Actor, table: string, differ: Disagreements): Promise<void> {
  const { subject: name = 'Case', ofTable = {} } = shown[table] ?? {}
  const may = (row: Row, action: Action = 'read') => mayByWriting(actor, action, name, row, 'official')
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

describe('the matrix', () => {
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

  it('needs each rule: without any single one, or one of its actions, a cell differs', () => {
    const idle: string[] = []
    for (const kind of kinds) {
      const rules = rulesFor(world.actors[kind])
      for (const [index, rule] of rules.entries()) {
        for (const action of rule.action) {
          const left = rules.with(index, { ...rule, action: rule.action.filter((one) => one !== action) })
          if (!differs(world.actors[kind], left)) idle.push(`${kind}: ${rule.role} ${action} ${rule.subject}`)
        }
      }
    }
    expect(idle).toEqual([])
  })

  it('needs each condition: without any single one a cell differs', () => {
    const idle: string[] = []
    for (const kind of kinds) {
      const rules = rulesFor(world.actors[kind])
      for (const [index, { conditions, ...rule }] of rules.entries()) {
        if (conditions && !differs(world.actors[kind], rules.with(index, rule))) {
          idle.push(`${kind}: ${rule.role} ${rule.subject}`)
        }
      }
    }
    expect(idle).toEqual([])
  })
})

function differs(actor: Actor, rules: Rule[]): boolean {
  const stated = rules.filter(({ action }) => action.length > 0)
  const ability = createMongoAbility<AnyAbility>(stated.map(({ role: _, because: __, ...rule }) => rule))
  return subjects.some((name) =>
    actions.some((action) =>
      world.rows[name].some((row) => can(ability, action, name, row) !== mayByWriting(actor, action, name, row)),
    ),
  )
}
