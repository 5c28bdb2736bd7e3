import { column, optional, ParleyModel } from '../database/model.ts'

/** A key with which an agency seals or sealed, and the certificate that says so. One of an agency's keys is active. */
export class SealKey extends ParleyModel {
  declare agency_id: string
  declare id: string
  /** The key's name at the seal authority (gateways/key-name.ts). */
  declare name: string
  declare algorithm: string
  /** DER. */
  declare certificate: Buffer
  declare sha256: string
  declare status: 'active' | 'retired' | 'revoked'
  declare valid_from: Date
  declare valid_until: Date
  declare activated_at: Date
  declare retired_at: Date | null
  declare revoked_at: Date | null
  declare revocation_reason: string | null
  declare compromised_since: Date | null

  static override tableName = 'seal_keys'
  static override idColumn = ['agency_id', 'id']
  static override jsonSchema = {
    type: 'object',
    properties: {
      agency_id: column.id,
      id: column.id,
      name: column.text,
      algorithm: column.text,
      sha256: column.text,
      status: { type: 'string', enum: ['active', 'retired', 'revoked'] },
      valid_from: column.time,
      valid_until: column.time,
      activated_at: column.time,
      retired_at: optional(column.time),
      revoked_at: optional(column.time),
      revocation_reason: optional(column.text),
      compromised_since: optional(column.time),
    },
  }
}
