import type { Knex } from 'knex'
import { z } from 'zod'
import { slugFor } from '../../catalog/designing/name-for.ts'
import { freeSlug } from '../../catalog/free-slug.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { ChangedMeanwhile, Invalid } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { lockOffice } from './lock-office.ts'
import type { Office } from './office.model.ts'

const line = z.string().trim().min(1).max(200)

const said = {
  names: z.object({ en: line, ru: line }),
  address: z.string().trim().max(200),
  /** For whom the office is there, in words: districts, kinds of matters. */
  area: z.string().trim().max(500),
}

export const addOfficeInput = z.object({ agencyId: z.uuid(), ...said })
export const changeOfficeInput = z.object({ id: z.uuid(), version: z.number().int(), ...said })

/** A new office of the agency; services can be routed to it from now on. @throws NotFound, NotPermitted, Invalid */
export async function addOffice(
  deps: Deps,
  actor: Actor,
  input: z.input<typeof addOfficeInput>,
): Promise<{ id: string }> {
  const { agencyId: agency_id, ...office } = addOfficeInput.parse(input)
  authorize(actor, 'change', 'Office', { agency_id })
  const id = deps.newId()
  await deps.db.transaction(async (trx) => {
    // Whoever adds at the same time waits, so that the free name stays free.
    await trx('agencies').where({ id: agency_id }).forNoKeyUpdate().first('id')
    const slugs = await refuseTakenName(trx, agency_id, office.names)
    await trx('offices').insert({ agency_id, id, slug: freeSlug(slugFor(office.names.en), slugs), ...office })
    const about = { office: id, before: null, after: inWords(office), by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'office.added', at: deps.now(), about })
  })
  return { id }
}

/** Says something else of an office; its short name, by which services route to it, stays. @throws NotFound, NotPermitted, Invalid, ChangedMeanwhile */
export async function changeOffice(deps: Deps, actor: Actor, input: z.input<typeof changeOfficeInput>): Promise<void> {
  const { id, version, ...office } = changeOfficeInput.parse(input)
  await deps.db.transaction(async (trx) => {
    const found = await lockOffice(trx, actor, id)
    if (found.version !== version) throw new ChangedMeanwhile()
    const { agency_id } = found
    await refuseTakenName(trx, agency_id, office.names, id)
    await trx('offices')
      .where({ agency_id, id })
      .update({ ...office, version: version + 1 })
    const about = { office: id, before: inWords(found), after: inWords(office), by: actor.accountId }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'office.changed', at: deps.now(), about })
  })
}

/** Two open offices of one name could not be told apart. @returns the short names there are */
async function refuseTakenName(
  trx: Knex,
  agency_id: string,
  names: Office['names'],
  except?: string,
): Promise<string[]> {
  const offices: Office[] = await trx('offices').where({ agency_id }).select('id', 'slug', 'names', 'closed_at')
  for (const { id, names: taken, closed_at } of offices)
    for (const [locale, name] of Object.entries(names))
      if (id !== except && !closed_at && taken[locale] === name)
        throw new Invalid([{ path: `names/${locale}`, reason: 'taken' }])
  return offices.map(({ slug }) => slug)
}

const inWords = ({ names, address, area }: Pick<Office, 'names' | 'address' | 'area'>): string =>
  [names.en, names.ru, address, area].filter(Boolean).join(' · ')
