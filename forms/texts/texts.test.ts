import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

const languages = Object.entries({ en, ru }) as [string, Record<string, string>][]
const said = (texts: Record<string, string>) => Object.entries(texts).filter(([key]) => !key.startsWith('words '))

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(ru).sort()).toEqual(Object.keys(en).sort())
  })

  it.each(languages)('%s can be formatted, with the same parameters as in English', (_, texts) => {
    for (const [key, text] of said(texts)) {
      expect(parametersOf(text), key).toEqual(parametersOf(en[key as keyof typeof en]))
    }
  })

  it('have a plural form for every count in Russian', () => {
    for (const [key, text] of said(ru)) {
      if (/plural, one/.test(text)) expect(text, key).toMatch(/few \{.*many \{.*other \{/s)
    }
  })

  it('never blame, excuse or speak of patterns', () => {
    for (const [key, text] of said(en))
      expect(text, key).not.toMatch(/\b(invalid|illegal|please|sorry|pattern|error|forgot)\b/i)
    for (const [key, text] of said(ru))
      expect(text, key).not.toMatch(/пожалуйста|ошибк|неверн|недопустим|извините|шаблон|\bВас\b|\bВам\b/)
  })
})

/** Names of the parameters of a message, also of those inside its plural forms. */
function parametersOf(text: string): string[] {
  const names = new Set<string>()
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if ('value' in element && element.type !== 0) names.add(String(element.value))
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}
