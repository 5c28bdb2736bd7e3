import type { Knex } from 'knex'

/** Where a case is found from: what a submission and a document are known to their case by. */
const ofCase: Record<string, { table: string; key: string }> = {
  Submission: { table: 'submissions', key: 'id' },
  Document: { table: 'documents', key: 'submission_id' },
}
const borrowed = { office_id: 'office_id', assigned_to: 'assigned_to', case_id: 'id' }

/** The columns that rules weigh, apart from those a subject's table has itself. */
export const borrowedColumns = (subject: string): readonly string[] =>
  Object.hasOwn(ofCase, subject) ? Object.keys(borrowed) : []

/** A column as the conditions of a subject's rules mean it: its own, or that of the case it belongs to. */
export function conditionColumn(subject: string, name: string, alias?: string): string {
  const of = borrowedColumns(subject).includes(name) ? ofCase[subject] : undefined
  if (!of) return alias ? `"${alias}"."${name}"` : `"${name}"`
  const row = `"${alias ?? of.table}"`
  return `(select c."${borrowed[name as keyof typeof borrowed]}" from cases c where c.agency_id = ${row}.agency_id and c.submission_id = ${row}.${of.key})`
}

/** The borrowed columns as a SELECT has them beside a subject's own, for who asks about one row. */
export const selectBorrowed = (db: Knex, subject: string): Knex.Raw[] =>
  borrowedColumns(subject).map((name) => db.raw(`${conditionColumn(subject, name)} as "${name}"`))
