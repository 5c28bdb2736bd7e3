import { BaseProperty, type PropertyType } from 'adminjs'
import type { Column, ColumnKind } from './column.ts'

/** A column in AdminJS's words. */
export class ColumnProperty extends BaseProperty {
  readonly column: Column

  constructor(column: Column, position: number) {
    super({
      path: column.name,
      type: typeOf(column),
      isId: column.name === 'id',
      isSortable: isSortable(column),
      position,
    })
    this.column = column
  }

  override isEditable(): boolean {
    return this.column.writable
  }

  override reference(): string | null {
    return this.column.references ?? null
  }

  override availableValues(): string[] | null {
    return this.column.options ? [...this.column.options] : null
  }

  override isArray(): boolean {
    return this.column.kind === 'list'
  }

  override isRequired(): boolean {
    return this.column.writable && !this.column.nullable
  }
}

// JSON travels as one text: flattened into dotted names it could not be put together again.
const types = {
  id: 'uuid',
  text: 'string',
  integer: 'number',
  number: 'float',
  flag: 'boolean',
  time: 'datetime',
  date: 'date',
  json: 'textarea',
  list: 'string',
} satisfies Record<ColumnKind, PropertyType>

function typeOf(column: Column): PropertyType {
  return column.references ? 'reference' : types[column.kind]
}

/** JSON, lists and references have no order that a person would expect. */
export function isSortable(column: Column): boolean {
  return column.kind !== 'json' && column.kind !== 'list' && column.references === undefined
}
