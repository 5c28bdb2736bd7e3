import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../deps.ts'
import { GatewayFailed } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { readCertificate } from '../gateways/certificate.ts'
import type { Sealer } from '../gateways/seal.ts'
import type { KeyAlgorithm } from '../gateways/seal-authority.ts'
import { recordIssued } from './certificate-register.ts'

type SealingAgency = { id: string; slug: string; names: Record<string, string> }
type NewKey = { agency: SealingAgency; name: string; algorithm?: KeyAlgorithm | undefined }

/**
 * The name of the key with which this agency seals now. Its first key is taken into use at its first seal; every later
 * one by two administrators (decide-change.ts).
 * @throws GatewayFailed, retryable: its last key was taken back and no other is in use, or the authority is away
 */
export async function activeSealKey(
  deps: Deps,
  sealer: Pick<Sealer, 'certificateOf'>,
  agency: SealingAgency,
): Promise<string> {
  const keys = await deps.db('seal_keys').where({ agency_id: agency.id }).select('name', 'status')
  const active = keys.find(({ status }) => status === 'active')
  if (active) return active.name
  if (keys.length > 0) {
    throw new GatewayFailed('sealer', { retryable: true, detail: `${agency.slug} has no seal key in use` })
  }
  const name = agency.slug
  const certificate = await certificateFor(sealer, { agency, name })
  await deps.db.transaction((trx) => takeIntoUse(trx, deps, { agency, name }, certificate))
  return name
}

export const certificateFor = (sealer: Pick<Sealer, 'certificateOf'>, { agency, name, algorithm }: NewKey) =>
  sealer.certificateOf({
    agency: agency.slug,
    agencyName: inLocale(agency.names, 'en'),
    keyName: name,
    ...(algorithm ? { algorithm } : {}),
  })

/** Writes the key down as the agency's active one, with its evidence. Does nothing when it is there already. */
export async function takeIntoUse(
  trx: Knex.Transaction,
  deps: Pick<Deps, 'newId' | 'now'>,
  { agency, name }: NewKey,
  certificate: Uint8Array,
  by: Record<string, string> = {},
): Promise<void> {
  const { notBefore, notAfter, key, sha256 } = describe(certificate)
  const at = deps.now()
  const added = await trx('seal_keys')
    .insert({
      agency_id: agency.id,
      id: deps.newId(),
      name,
      algorithm: key,
      certificate: Buffer.from(certificate),
      sha256,
      status: 'active',
      valid_from: notBefore,
      valid_until: notAfter,
      activated_at: at,
    })
    .onConflict()
    .ignore()
    .returning('id')
  if (added.length === 0) return
  await recordIssued(trx, certificate, at)
  const about = { key: name, certificate: sha256, ...by }
  await appendEvidence(trx, deps, { agencyId: agency.id, type: 'seal-key.activated', at, about })
}

function describe(der: Uint8Array) {
  const { notBefore, notAfter, key } = readCertificate(der)
  const algorithm = key.type === 'rsa' ? `rsa-${key.bits}` : key.type === 'ec' ? key.curve.toLowerCase() : 'unknown'
  return { notBefore, notAfter, key: algorithm, sha256: sha256Hex(der) }
}

const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
