import { randomBytes, randomUUID } from 'node:crypto'
import type { Knex } from 'knex'

export type ARequest = { id: string; keyId: string; sha256: string; account_id: string }

/**
 * For each person, and for one agency or all, a request to sign what they have not sent, by themselves and by `other`;
 * then one in what they have sent, where nobody knows yet who the other is. With it a key and a challenge of that person.
 */
export async function someSignatures(
  owner: Knex,
  { accountIds, other, agencyId }: { accountIds: string[]; other: string; agencyId?: string },
): Promise<ARequest[]> {
  const made: ARequest[] = []
  for (const account_id of accountIds) {
    const keyId = randomUUID()
    const at = new Date('2026-03-01T09:00:00Z')
    await owner('signing_keys').insert({
      ...{ account_id, id: keyId, name: 'A phone', credential_id: randomUUID(), public_key: Buffer.of(0) },
      ...{ transports: [], counter: 0, created_at: at },
    })
    await owner('signing_certificates').insert({
      ...{ account_id, key_id: keyId, sha256: randomUUID(), certificate: Buffer.of(0), valid_until: at },
    })
    const conversations = await owner('conversations')
      .where({ account_id })
      .whereIn('status', ['open', 'submitted'])
      .andWhere(agencyId ? { agency_id: agencyId } : {})
      .orderBy('status')
      .select('id', 'agency_id', 'status')
    for (const conversation of conversations) {
      const request = await aRequest(owner, account_id, conversation, conversation.status === 'open' ? other : null)
      made.push({ ...request, keyId, account_id })
      const challenge = { nonce: randomUUID(), purpose: 'sign', request_id: request.id, key_id: keyId, body: '{}' }
      await owner('signing_nonces').insert({ ...challenge, account_id, created_at: at, expires_at: at })
    }
  }
  return made
}

async function aRequest(
  owner: Knex,
  account_id: string,
  conversation: { id: string; agency_id: string },
  other: string | null,
): Promise<{ id: string; sha256: string }> {
  const [id, sha256] = [randomUUID(), randomBytes(32).toString('hex')]
  const at = new Date('2026-03-01T09:00:00Z')
  const isOthers = other !== null && other !== account_id
  await owner('signature_requests').insert({
    ...{ id, agency_id: conversation.agency_id, conversation_id: conversation.id, account_id, service_version: 1 },
    ...{ locale: 'en', number: `S-${id}`, answers_hash: 'h', title: 'Proof of address', intent: 'I confirm it.' },
    ...{ signer_ids: isOthers ? [account_id, other] : [account_id], in_order: false, quorum: 1, status: 'open' },
    ...{ sha256, size: 9, created_at: at, expires_at: new Date('2026-06-01T09:00:00Z') },
  })
  await owner('signers').insert([
    { request_id: id, position: 1, title: 'Applicant', account_id, name: 'A person' },
    { request_id: id, position: 2, title: 'Witness', account_id: isOthers ? other : null },
  ])
  return { id, sha256 }
}
