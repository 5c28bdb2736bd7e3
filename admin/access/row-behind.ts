type Row = Record<string, unknown>

const rows = new WeakMap<object, Row>()

/** Keeps what the rules ask about a record beside it, and out of what AdminJS sends. */
export function rememberRow<Shown extends object>(record: Shown, row: Row): Shown {
  rows.set(record, row)
  return record
}

/** The row of a record with all that rules ask about; of one that came another way, what it shows. */
export const rowBehind = (record: { params: Row }): Row => rows.get(record) ?? record.params
