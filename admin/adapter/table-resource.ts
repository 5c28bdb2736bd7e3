import { subject } from '@casl/ability'
import { type ActionContext, BaseRecord, BaseResource, type Filter, type ParamsType } from 'adminjs'
import type { Knex } from 'knex'
import type { QueryBuilder } from 'objection'
import { conditionColumns } from '../../catalog/rule.ts'
import { accessible, visibleColumns } from '../../server/database/accessible.ts'
import type { ParleyModel } from '../../server/database/model.ts'
import { selectVisible } from '../../server/database/select-visible.ts'
import { officialOf } from '../access/official.ts'
import { rememberRow } from '../access/row-behind.ts'
import { type Column, columnsOf } from './column.ts'
import type { TableDefinition } from './definition.ts'
import { isUuid, narrow } from './filter.ts'
import { ColumnProperty, isSortable } from './property.ts'
import { outOfReach, refusalOf } from './refusal.ts'
import { fromParams, toParams } from './row.ts'

type Query = QueryBuilder<ParleyModel, ParleyModel[]>
type Page = { limit?: number; offset?: number; sort?: { sortBy?: string; direction?: 'asc' | 'desc' } }
/** The rows of a filter at one moment. */
export type Snapshot = {
  rows(): Query
  page(page: Page): Promise<BaseRecord[]>
  close(): Promise<void>
}
type Opened = { db: Knex; newId(): string; tables: readonly TableDefinition[] }

const pageLimit = 500
const weighable = new Set<string>(conditionColumns)

/**
 * A table of ours behind AdminJS's adapter. Every read and write begins with the WHERE of the acting official's
 * rules, so a row out of reach is a row that is not there; without an official each of them throws.
 */
export class TableResource extends BaseResource {
  readonly #definition: TableDefinition
  readonly #columns: Column[]
  readonly #properties: ColumnProperty[]
  /** What the rules may ask about a row, shown or not. */
  readonly #weighed: readonly string[]
  readonly #db: Knex
  readonly #newId: () => string

  constructor(definition: TableDefinition, { db, newId, tables }: Opened) {
    super(definition)
    this.#definition = definition
    this.#columns = columnsOf(definition, tables)
    this.#properties = this.#columns.map((column, position) => new ColumnProperty(column, position))
    const own = Object.keys(definition.model.jsonSchema?.properties ?? {})
    this.#weighed = own.filter((name) => weighable.has(name))
    this.#db = db
    this.#newId = newId
  }

  override id(): string {
    return this.#definition.id
  }

  override databaseName(): string {
    return 'parley'
  }

  override properties(): ColumnProperty[] {
    return this.#properties
  }

  override property(path: string): ColumnProperty | null {
    return this.#properties.find((property) => property.name() === path) ?? null
  }

  override async count(filter: Filter, context?: ActionContext): Promise<number> {
    return this.#narrowed(filter, context).resultSize()
  }

  override async find(filter: Filter, page: Page, context?: ActionContext): Promise<BaseRecord[]> {
    return this.#page(this.#narrowed(filter, context), page, context)
  }

  /**
   * What a filter finds as it is at this moment, however long it is read from: counted, and page by page in one order.
   * Whoever opens it closes it.
   */
  async openSnapshot(filter: Filter, context: ActionContext): Promise<Snapshot> {
    const trx = await this.#db.transaction({ isolationLevel: 'repeatable read', readOnly: true })
    const query = () => this.#narrowed(filter, context, trx)
    return {
      rows: query,
      page: (page) => this.#page(query(), page, context),
      close: async () => void (await trx.rollback()),
    }
  }

  async #page(query: Query, page: Page, context: ActionContext | undefined): Promise<BaseRecord[]> {
    this.#sort(query, page.sort, context)
    const rows = await query
      .select(this.#selection(context))
      .limit(clamp(page.limit ?? 10, 1, pageLimit))
      .offset(clamp(page.offset ?? 0, 0, Number.MAX_SAFE_INTEGER))
    return rows.map((row) => this.#record(row, context))
  }

  override async findOne(id: string, context?: ActionContext): Promise<BaseRecord | null> {
    const row = await this.#read(id, context, this.#db)
    return row ? this.#record(row, context) : null
  }

  override async findMany(ids: (string | number)[], context?: ActionContext): Promise<BaseRecord[]> {
    const query = this.#within('read', context)
    const rows = await query.select(this.#selection(context)).whereIn('id', ids.filter(isUuid))
    return rows.map((row) => this.#record(row, context))
  }

  override async create(params: ParamsType, context?: ActionContext): Promise<ParamsType> {
    const { ability } = officialOf(context?.currentAdmin)
    const row = { ...fromParams(params, this.#columns), id: this.#newId() }
    if (!ability.can('create', subject(this.#definition.subject, { ...row }))) throw outOfReach()
    return this.#write(async (trx) => {
      await this.#definition.model.query(trx).insert(row)
      return this.#read(row.id, context, trx)
    })
  }

  /** Takes a row only from within reach and only to within reach: what would leave it is not written. */
  override async update(id: string, params: ParamsType, context?: ActionContext): Promise<ParamsType> {
    const changes = fromParams(params, this.#columns)
    const reach = (trx: Knex.Transaction) => this.#within('update', context, trx).where('id', isUuid(id) ? id : null)
    return this.#write(async (trx) => {
      const patched = Object.keys(changes).length > 0 ? await reach(trx).patch(changes) : 1
      if (patched === 0 || (await reach(trx).resultSize()) === 0) throw outOfReach()
      return this.#read(id, context, trx)
    })
  }

  override async delete(id: string, context?: ActionContext): Promise<void> {
    if (!isUuid(id) || (await this.#within('delete', context).where({ id }).delete()) === 0) throw outOfReach()
  }

  #within(action: string, context: ActionContext | undefined, db: Knex = this.#db): Query {
    const { ability } = officialOf(context?.currentAdmin)
    return accessible(this.#definition.model.query(db), ability, action, this.#definition.subject)
  }

  async #read(id: string, context: ActionContext | undefined, db: Knex): Promise<ParleyModel | undefined> {
    const query = this.#within('read', context, db)
    return isUuid(id) ? query.select(this.#selection(context)).findOne({ id }) : undefined
  }

  /** A row is found by a column only where the column may be seen: what is filtered by is told. */
  #narrowed(filter: Filter, context: ActionContext | undefined, db: Knex = this.#db): Query {
    const asked = Object.values(filter.filters)
    const query = narrow(this.#within('read', context, db), asked, this.#columns)
    const { ability } = officialOf(context?.currentAdmin)
    for (const { path } of asked) accessible(query, ability, 'read', this.#definition.subject, { field: path })
    return query
  }

  async #write(work: (trx: Knex.Transaction) => Promise<ParleyModel | undefined>): Promise<ParamsType> {
    try {
      const row = await this.#db.transaction(work)
      return row ? toParams(row, this.#columns) : {}
    } catch (thrown) {
      throw refusalOf(thrown)
    }
  }

  /** Always with the id behind, so that pages do not overlap. @throws ForbiddenError on a column that is not visible. */
  #sort(query: Query, sort: Page['sort'], context: ActionContext | undefined): void {
    const column = this.#columns.find(({ name }) => name === sort?.sortBy)
    if (sort?.sortBy && !column) throw outOfReach()
    const direction = sort?.direction === 'desc' ? 'desc' : 'asc'
    const { ability } = officialOf(context?.currentAdmin)
    const sortable = column && isSortable(column) ? [column.name] : []
    const [visible] = visibleColumns(ability, this.#definition.subject, sortable)
    if (visible) query.orderByRaw(`${visible.sql} ${direction}`, visible.bindings)
    query.orderBy('id', direction)
  }

  /** The columns that rules weigh go no further than `rowBehind`. */
  #selection(context: ActionContext | undefined) {
    const { ability } = officialOf(context?.currentAdmin)
    const shown = this.#columns.map(({ name }) => name)
    return selectVisible(this.#db, ability, this.#definition.subject, { shown, weighed: this.#weighed })
  }

  #record(row: ParleyModel, context: ActionContext | undefined): BaseRecord {
    const { ability } = officialOf(context?.currentAdmin)
    const behind = subject(this.#definition.subject, { ...(row as unknown as Record<string, unknown>) })
    const columns = this.#columns.filter(({ name }) => ability.can('read', behind, name))
    return rememberRow(new BaseRecord(toParams(row, columns), this), behind)
  }
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), least), most) : least
}
