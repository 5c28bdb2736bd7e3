import type { JSONSchemaDefinition } from 'objection'
import type { ParleyModel } from '../../server/database/model.ts'
import type { TableDefinition } from './definition.ts'

export type ColumnKind = 'id' | 'text' | 'integer' | 'number' | 'flag' | 'time' | 'date' | 'json' | 'list'

/** A visible column. `references` is the id of the panel's resource that the value points into. */
export type Column = {
  name: string
  kind: ColumnKind
  nullable: boolean
  options: readonly string[] | undefined
  references: string | undefined
  writable: boolean
}

/** The visible columns of a table, read from its model. A reference to a table the panel does not have is a plain id. */
export function columnsOf(definition: TableDefinition, tables: readonly TableDefinition[]): Column[] {
  const { model, hidden = [], writable = [] } = definition
  const references = referencesOf(model, tables)
  return Object.entries(model.jsonSchema?.properties ?? {})
    .filter(([name]) => !hidden.includes(name))
    .map(([name, schema]) => ({
      name,
      kind: kindOf(name, schema, model),
      nullable: typesOf(schema).includes('null'),
      options: optionsOf(schema),
      references: references.get(name),
      writable: name !== 'id' && writable.includes(name),
    }))
}

function kindOf(name: string, schema: JSONSchemaDefinition, model: typeof ParleyModel): ColumnKind {
  const types = typesOf(schema)
  const format = typeof schema === 'object' ? schema.format : undefined
  if (model.jsonAttributes?.includes(name) || types.includes('object')) return 'json'
  if (types.includes('array')) return 'list'
  if (types.includes('boolean')) return 'flag'
  if (types.includes('integer')) return 'integer'
  if (types.includes('number')) return 'number'
  if (format === 'uuid') return 'id'
  if (format === 'date-time') return 'time'
  return format === 'date' ? 'date' : 'text'
}

function optionsOf(schema: JSONSchemaDefinition): string[] | undefined {
  return typeof schema === 'object' ? schema.enum?.filter((value) => typeof value === 'string') : undefined
}

function typesOf(schema: JSONSchemaDefinition): string[] {
  return typeof schema === 'object' ? [schema.type ?? []].flat() : []
}

function referencesOf(model: typeof ParleyModel, tables: readonly TableDefinition[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const relation of Object.values(model.getRelations())) {
    const target = tables.find((table) => table.model === relation.relatedModelClass)
    // In a composite key the agency comes first: the last column is the one that tells rows of one agency apart.
    const column = relation.ownerProp.cols.at(-1)
    if (relation instanceof model.BelongsToOneRelation && target && column) found.set(column, target.id)
  }
  return found
}
