import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import { localeAmong, translate } from './texts.tsx'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^dist|^test\//.test(file))
  .map((file) => readFileSync(root + file, 'utf8'))
  .join('\n')

describe('the texts', () => {
  it('exist in both languages', () => {
    expect(Object.keys(ru)).toEqual(Object.keys(en))
  })

  it('are all used', () => {
    expect(Object.keys(en).filter((key) => !new RegExp(`['"]${key}['"]`).test(sources))).toEqual([])
  })

  it('say the same: each text has the same blanks in both languages', () => {
    const blanks = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort()
    const pairs = Object.keys(en) as (keyof typeof en)[]
    for (const key of pairs) expect(blanks(ru[key]).join(), key).toBe(blanks(en[key]).join())
  })

  it('are well formed, with the plural forms Russian needs', () => {
    for (const [locale, texts] of Object.entries({ en, ru }))
      for (const text of Object.values(texts)) expect(() => new IntlMessageFormat(text, locale)).not.toThrow()
    expect(translate('ru', 'announce.options', { count: 2 })).toBe('2 варианта.')
    expect(translate('ru', 'announce.options', { count: 5 })).toBe('5 вариантов.')
  })

  it('never plead or exclaim', () => {
    for (const text of Object.values(en)) expect(text).not.toMatch(/please|sorry|invalid|successfully|!/i)
    for (const text of Object.values(ru))
      expect(text).not.toMatch(/пожалуйста|извините|успешно|[а-яё,] В(ы|ас|ам|аш)|!/)
  })
})

describe('the language of the page', () => {
  it('is the first of the browser’s that we speak', () => {
    expect(localeAmong(['ky', 'ru-KG', 'en'])).toBe('ru')
  })

  it('is English when we speak none of them', () => {
    expect(localeAmong(['fr'])).toBe('en')
  })
})
