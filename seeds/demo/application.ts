import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { v7 as newId } from 'uuid'
import { skeleton } from '../../catalog/names/skeleton.ts'
import type { DemoAgency } from './agencies.ts'

/**
 * How each agency of the demo came to be what it is: an application, and for the verified ones the check by both
 * administrators. Once an agency has an application nothing is written.
 */
export async function writeApplication(
  trx: Knex.Transaction,
  agency: DemoAgency,
  agency_id: string,
  { issuer, now }: { issuer: string; now: Date },
): Promise<void> {
  if (await trx('agency_applications').where({ agency_id }).first('id')) return
  const idOf = async (sub: string) => (await trx('accounts').where({ iss: issuer, sub }).first('id')).id
  const [applicant, first, second] = [await idOf(agency.representative), await idOf('admin'), await idOf('admin2')]
  const { names, legalBody: legal_body, registerNumber: register_number, offices, representative } = agency
  const { name } = await trx('accounts').where({ id: applicant }).first('name')
  const applied = {
    names: JSON.stringify(names),
    legal_body,
    register_number,
    offices: JSON.stringify(offices.map((office) => ({ names: office.names, address: office.address }))),
    contact: JSON.stringify({ name, email: `${representative}@novozersk.example`, phone: '' }),
  }
  const application_id = newId()
  const row = { agency_id, id: application_id, account_id: applicant, created_at: now, ...applied }
  const { verified_at } = await trx('agencies').where({ id: agency_id }).first('verified_at')
  if (!verified_at) return void (await trx('agency_applications').insert({ ...row, status: 'draft' }))
  const evidence_hash = createHash('sha256').update(JSON.stringify(applied)).digest('hex')
  await trx('agency_applications').insert({ ...row, status: 'approved', evidence_hash, sent_at: now })
  for (const checked_by of [first, second]) {
    const check = { verdict: 'approved', note: 'Compared with the state register.', checked_at: now }
    await trx('application_checks').insert({ agency_id, application_id, checked_by, evidence_hash, ...check })
  }
  await trx('agency_verifications').insert({
    ...{ agency_id, id: newId(), application_id, legal_body, register_number, applied_by: applicant, evidence_hash },
    ...{ first_check_by: first, first_check_at: now, second_check_by: second, second_check_at: now },
    ...{
      valid_from: now,
      valid_until: new Date(Date.UTC(now.getUTCFullYear() + 2, now.getUTCMonth(), now.getUTCDate())),
    },
  })
  const taken = Object.values(names).map((text) => ({ skeleton: skeleton(text), name: text, agency_id }))
  await trx('verified_names').insert(taken).onConflict('skeleton').ignore()
}
