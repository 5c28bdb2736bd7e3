import { column, ParleyModel } from '../database/model.ts'

/** A person is the pair (issuer, subject) of OpenID Connect Core §5.7, never an e-mail address. */
export class Account extends ParleyModel {
  declare id: string
  declare iss: string
  declare sub: string
  declare name: string
  declare locale: string
  declare created_at: Date

  static override tableName = 'accounts'
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      iss: column.text,
      sub: column.text,
      name: column.text,
      locale: column.text,
      created_at: column.time,
    },
  }
}
