import type { BaseRecord } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import type { PanelLocale } from '../texts/panel-locale.ts'
import { panelText } from '../texts/panel-texts.ts'

/** The tables that leave as files, with their columns and what a person is told whose rows are in one. */
export const exportedTables = {
  cases: {
    subject: 'Case',
    columns: ['number', 'applicant', 'title', 'office_id', 'status', 'opened_at', 'due_at', 'outcome', 'decided_at'],
    one: 'access.exported-case',
    several: 'access.exported-cases',
  },
  documents: {
    subject: 'Document',
    columns: ['number', 'title', 'kind', 'status', 'locale', 'ordered_at', 'issued_at', 'sha256'],
    one: 'access.exported-document',
    several: 'access.exported-documents',
  },
} as const

export type ExportedTable = keyof typeof exportedTables

export const isExported = (table: string): table is ExportedTable => Object.hasOwn(exportedTables, table)

export const headOf = (table: ExportedTable, locale: PanelLocale): string[] =>
  exportedTables[table].columns.map((name) => panelText(locale, `properties.${name}`))

export const cellsOf = (table: ExportedTable, record: BaseRecord, locale: PanelLocale): string[] =>
  exportedTables[table].columns.map((name) => textOf(record, name, locale))

function textOf({ params, populated }: BaseRecord, name: string, locale: PanelLocale): string {
  const value: unknown = params[name]
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (name === 'office_id') return populated[name] ? inLocale(JSON.parse(populated[name].params.names), locale) : ''
  if (['status', 'outcome', 'kind'].includes(name)) return panelText(locale, `labels.${name}.${value}`)
  return String(value).startsWith('{') && name === 'title' ? inLocale(JSON.parse(String(value)), locale) : String(value)
}
