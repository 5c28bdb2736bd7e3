import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flat, locales } from 'adminjs'
import { describe, expect, it } from 'vitest'
import type { Deps } from '../../server/deps.ts'
import { evidenceTypes } from '../../server/evidence/append-evidence.ts'
import { queues } from '../../server/jobs/definitions.ts'
import { columnsOf } from '../adapter/column.ts'
import { panelResources } from '../resources/panel-resources.ts'
import en from './en.json' with { type: 'json' }
import { panelText } from './panel-texts.ts'
import ru from './ru.json' with { type: 'json' }

const catalogues = { en, ru } as Record<string, Record<string, string>>
const forms = /_(one|few|many|other|plural)$/
const keysOf = (catalogue: object) => [...new Set(Object.keys(catalogue).map((key) => key.replace(forms, '')))].sort()

/** What is only on screens that the panel does not have: the core's log-in, first page, uploads and editors. */
const unused =
  /^components\.|^messages\.(welcome|adding|customize|write|custom|role|community|foundBug|needMore|invalidCred|key|value|initialKey)|^buttons\.(login|seeThe|contactUs)|^labels\.(adminVersion|appVersion)/

describe('the texts of the panel', () => {
  it('are there in both languages', () => {
    expect(keysOf(ru)).toEqual(keysOf(en))
    for (const catalogue of Object.values(catalogues))
      expect(Object.values(catalogue).filter((text) => text.trim() === '')).toEqual([])
  })

  it('stand under keys of which none is the beginning of another: of such two only one is found', () => {
    const keys = Object.keys(en).filter((key) => key.startsWith('components.'))
    const ends = new Set(keys)
    const above = (key: string) => key.split('.').map((_, index, steps) => steps.slice(0, index).join('.'))
    expect(keys.filter((key) => above(key).some((one) => ends.has(one)))).toEqual([])
  })

  it.each(['en', 'ru'])('have every plural form of %s', (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const counted = Object.keys(catalogues[language] ?? {}).filter((key) => forms.test(key))
    const expected = keysOf(Object.fromEntries(counted.map((key) => [key, '']))).flatMap((key) =>
      pluralCategories.map((form) => `${key}_${form}`),
    )
    expect(counted.sort()).toEqual(expected.sort())
  })

  it('take the same values in both languages', () => {
    const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()
    for (const [key, text] of Object.entries(en))
      expect([key, values(catalogues.ru?.[key] ?? '')]).toEqual([key, values(text)])
  })

  it('replace every word of AdminJS that the panel can show', () => {
    const core = Object.keys(flat.flatten(locales.en as object)).filter(
      (key) => !unused.test(key) && key !== 'resources',
    )
    expect(core.length).toBeGreaterThan(50)
    expect(core.map((key) => key.replace(forms, '')).filter((key) => !keysOf(en).includes(key))).toEqual([])
  })

  it('name every table and every visible column', () => {
    const tables = panelResources({} as Deps)
    for (const table of tables) {
      expect(panelText('ru', `labels.${table.id}`)).not.toBe('')
      for (const { name } of columnsOf(table, tables)) expect(panelText('ru', `properties.${name}`)).not.toBe('')
    }
  })

  it('name every event of the log and every kind of job', () => {
    const named = (key: string) => Object.hasOwn(en, key)
    expect(evidenceTypes.filter((type) => !named(`trail.did.${type}`) || !named(`trail.kind.${type}`))).toEqual([])
    expect(queues.filter(({ name }) => !named(`labels.queue.${name}`)).map(({ name }) => name)).toEqual([])
  })

  it('are all asked for by a component, and no other is', () => {
    const folder = join(import.meta.dirname, '..', 'components')
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    const own = keysOf(en).filter((key) => key.startsWith('components.') && !key.startsWith('components.refusal.'))
    const patterns = [...source.matchAll(/say\(\s*(?:[^'`()]*\?\s*)?(['`])(.*?)\1/g)].map(([, , key]) => key ?? '')
    const asked = patterns.map(
      (key) => new RegExp(`^components\\.${key.replaceAll('.', '\\.').replace(/\$\{.*?\}/g, '[\\w-]+')}$`),
    )
    const literal = (key: string) => source.includes(`'${key.slice('components.'.length)}'`)
    expect(own.filter((key) => !literal(key) && !asked.some((pattern) => pattern.test(key)))).toEqual([])
    expect(asked.filter((pattern) => !own.some((key) => pattern.test(key))).map(String)).toEqual([])
  })
})
