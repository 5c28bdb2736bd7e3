import type { BasePropertyProps } from 'adminjs'
import { useTranslation } from 'adminjs'
import { useTexts } from './use-texts.ts'

/** A column with one text in several languages, in the reader's: bare in a list, with its label on a page. */
export function LocalizedText({ property, record, resource, where }: BasePropertyProps) {
  const { language } = useTexts()
  const { translateProperty } = useTranslation()
  const written = record?.params[property.path]
  const texts: Record<string, string> = typeof written === 'string' ? JSON.parse(written) : {}
  const text = texts[language] ?? texts.en ?? Object.values(texts)[0]
  if (where !== 'show') return <span>{text}</span>
  return (
    <p className="p-property">
      <span className="p-quiet">{translateProperty(property.label, resource.id)}</span>
      <br />
      {text}
    </p>
  )
}
