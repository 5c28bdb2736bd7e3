import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import type { CertificateAuthority } from '../gateways/certificate-authority.ts'
import { readCrl } from '../gateways/read-crl.ts'
import { type OwnAuthority, revokedCertificates } from './certificate-register.ts'

export type PublishedCrl = { number: number; this_update: Date; next_update: Date; list: Buffer }

/**
 * The revocation list of our authority, issued anew when half of its time is over, and at once after a
 * revocation. One process issues, the others take what it made.
 */
export async function currentCrl(
  deps: Pick<Deps, 'db' | 'now'>,
  authority: CertificateAuthority,
  whose: OwnAuthority = 'seals',
): Promise<PublishedCrl> {
  const at = deps.now()
  return actingFor({ purpose: 'house' }, async () => {
    const last = await newest(deps.db, whose)
    if (last && isFresh(last, at) && !(await hasNews(deps.db, last, whose))) return last
    return deps.db.transaction(async (trx) => {
      await trx.raw('lock table revocation_lists in share row exclusive mode')
      const meanwhile = await newest(trx, whose)
      if (meanwhile && meanwhile.number !== last?.number && !(await hasNews(trx, meanwhile, whose))) return meanwhile
      const number = (meanwhile?.number ?? 0) + 1
      const list = Buffer.from(await authority.issueCrl({ number, at, revoked: await revokedCertificates(trx, whose) }))
      const next_update = readCrl(list)?.nextUpdate ?? at
      const issued = { authority: whose, number, this_update: at, next_update, list }
      await trx('revocation_lists').insert(issued)
      return issued
    })
  })
}

const newest = (db: Deps['db'], authority: OwnAuthority): Promise<PublishedCrl | undefined> =>
  db('revocation_lists').where({ authority }).orderBy('number', 'desc').first()

/** None is ever dropped from the list, so that their number tells whether one came. */
const hasNews = async (db: Deps['db'], { list }: PublishedCrl, whose: OwnAuthority): Promise<boolean> =>
  (await revokedCertificates(db, whose)).length !== readCrl(list)?.revoked.size

const isFresh = ({ this_update, next_update }: PublishedCrl, at: Date): boolean =>
  at.getTime() < (this_update.getTime() + next_update.getTime()) / 2
