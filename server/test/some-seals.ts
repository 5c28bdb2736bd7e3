import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'

/** For each agency a seal key with a change that waits; a file of each issued document; what an authority published. */
export async function someSeals(owner: Knex, agencyIds: string[], proposedBy: string): Promise<void> {
  const at = new Date('2026-03-01T09:00:00Z')
  const later = new Date('2031-03-01T09:00:00Z')
  for (const agency_id of agencyIds) {
    const key = {
      id: randomUUID(),
      name: 'key',
      algorithm: 'p-256',
      certificate: Buffer.of(0x30),
      sha256: randomUUID(),
    }
    await owner('seal_keys').insert({ agency_id, ...key, valid_from: at, valid_until: later, activated_at: at })
    const proposed = { reason: 'A new key', proposed_by: proposedBy, proposed_at: at }
    await owner('seal_key_changes').insert({ agency_id, id: randomUUID(), kind: 'rotate', ...proposed })
  }
  await owner('document_files').insert(
    owner('documents')
      .whereNotNull('sha256')
      .select('agency_id', { document_id: 'id' }, 'sha256', 'size', owner.raw(`'B-T'`), 'issued_at'),
  )
  await owner('issued_certificates').insert({ serial: '0201', not_after: later, issued_at: at })
  await owner('revocation_lists').insert({ number: 1, this_update: at, next_update: later, list: Buffer.of(0x30) })
  const list = { content_hash: 'h', list: 'a.b.c', issued_at: at, next_update: later }
  await owner('trust_lists').insert({ version: 1, ...list })
}
