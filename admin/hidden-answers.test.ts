import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Held } from '../catalog/permissions.ts'
import { anAssignment } from '../catalog/test/an-assignment.ts'
import { actFor } from '../server/accounts/act-for.ts'
import type { Actor } from '../server/accounts/actor.ts'
import { openFile } from '../server/cases/open-file.ts'
import { readCase } from '../server/cases/read-case.ts'
import { openIssuedPdf } from '../server/documents/open-issued-pdf.ts'
import { GatewayFailed, NotFound, NotPermitted } from '../server/errors.ts'
import { uploadKey } from '../server/files/file-store.ts'
import { type AnAgency, anAgency, aPerson } from '../server/test/factories.ts'
import { type TestParley, testParley } from '../server/test/parley.ts'
import { proofOfAddress } from '../server/test/proof-of-address.ts'
import { type ACase, aCase } from './test/a-case.ts'

let parley: TestParley
let agency: AnAgency
let sent: ACase
const documentId = crypto.randomUUID()

const forInspectors = { 'ui:seenBy': ['inspector'] }
const definition = {
  ...proofOfAddress,
  form: {
    ...proofOfAddress.form,
    uiSchema: {
      street: forInspectors,
      contract: { ...(proofOfAddress.form.uiSchema?.contract as object), ...forInspectors },
    },
  },
}

beforeAll(async () => {
  parley = await testParley()
  agency = await anAgency(parley.owner)
  sent = await aCase(parley.owner, { agency, definition })
  await parley.owner('documents').insert({
    agency_id: agency.id,
    id: documentId,
    kind: 'receipt',
    submission_id: sent.submissionId,
    account_id: sent.applicant.id,
    number: 'DOC-1',
    code: 'of the test',
    title: 'Receipt',
    locale: 'en',
    ordered_at: new Date(),
  })
})

async function official(...assignments: Actor['assignments']): Promise<Actor> {
  const { id, name } = await aPerson(parley.owner, { name: 'Oleg' })
  return { accountId: id, name, locale: 'en', assignments }
}
const officer = () => official(anAssignment('case-officer', agency.id))
const inspector = async () => {
  const { permissions } = anAssignment('case-officer', agency.id)
  return official(anAssignment('inspector', agency.id, { permissions }))
}
const holderOf = (...permissions: Held['permission'][]) =>
  official(
    anAssignment('clerk', agency.id, {
      permissions: permissions.map((permission) => ({ permission, reach: 'agency' as const })),
    }),
  )
const read = (actor: Actor) => actFor(actor, () => readCase(parley.deps, actor, { id: sent.id }))

describe('an answer that is kept for a role', () => {
  it('is absent from the case for everybody else, and they are told how many are', async () => {
    const shown = await read(await officer())
    expect(JSON.stringify(shown)).not.toContain('Linden Street')
    expect(shown.submission.answers).toMatchObject({ hidden: 1, files: [] })
    expect(JSON.stringify(shown.submission.answers)).not.toContain(sent.fileId)
  })

  it('is there for the role', async () => {
    const { answers } = (await read(await inspector())).submission
    expect(answers).toMatchObject({ hidden: 0, data: { street: 'Linden Street 7' }, files: [{ id: sent.fileId }] })
  })

  it('keeps its file and every document of the case from the others', async () => {
    const open = (actor: Actor) =>
      actFor(actor, () => openFile(parley.deps, actor, { caseId: sent.id, fileId: sent.fileId }))
    await expect(open(await officer())).rejects.toThrow(NotFound)
    await parley.deps.files.put(uploadKey(sent.conversationId, sent.fileId), Buffer.from('%PDF-1.7\n'))
    const opened = await open(await inspector())
    expect(await text(opened.stream)).toBe('%PDF-1.7\n')
    const pdf = (actor: Actor) => actFor(actor, () => openIssuedPdf(parley.deps, actor, { id: documentId }))
    await expect(pdf(await officer())).rejects.toThrow(NotPermitted)
    await expect(pdf(await inspector())).rejects.toThrow(GatewayFailed)
  })
})

describe('a role that sees a case', () => {
  it('and no answers is shown none, nor their digest', async () => {
    const { case: shown, submission, documents } = await read(await holderOf('see-cases', 'see-applicants'))
    expect(shown).toMatchObject({ number: sent.number, applicant: sent.applicant.name })
    expect(submission.answers).toBeUndefined()
    expect(documents).toEqual([])
  })

  it('and nothing of the person or the decision has no such columns', async () => {
    await parley.owner('cases').where({ id: sent.id }).update({
      status: 'decided',
      outcome: 'granted',
      reason: 'Because.',
      decided_at: new Date(),
    })
    const { case: shown } = await read(await holderOf('see-cases'))
    for (const column of ['applicant', 'account_id', 'outcome', 'reason', 'decided_at'])
      expect(shown).not.toHaveProperty(column)
    expect((await read(await holderOf('see-cases', 'see-decisions'))).case).toMatchObject({ outcome: 'granted' })
  })
})
