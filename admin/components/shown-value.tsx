import { type BasePropertyJSON, type RecordJSON, useTranslation } from 'adminjs'
import { Link } from 'react-router-dom'
import { useTexts } from './use-texts.ts'

/** One value of a row as people read it. */
export function ShownValue({ property, record }: { property: BasePropertyJSON; record: RecordJSON }) {
  const { language, moment } = useTexts()
  const { translateLabel } = useTranslation()
  const value: unknown = record.params[property.name]
  if (value === null || value === undefined || value === '') return <>—</>
  const text = String(value)
  if (property.custom?.localized) return <>{inLanguage(text, language)}</>
  if (property.type === 'datetime') return <>{moment(text)}</>
  if (property.availableValues) return <>{translateLabel(`${property.name}.${text}`)}</>
  const target = property.reference ? record.populated[property.name] : undefined
  if (target) return <Link to={`/admin/resources/${property.reference}/records/${target.id}/show`}>{target.title}</Link>
  return <>{text}</>
}

/** A column of one text in several languages, in the reader's; else English, else whatever there is. */
export function inLanguage(column: string, language: string): string {
  const texts: Record<string, string> = JSON.parse(column)
  return texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''
}
