import { describe, expect, it } from 'vitest'
import { everySchema } from './checking/every-schema.ts'
import { checkForm, compileForm, FormDefectsError, type FormDefinition } from './index.ts'
import { isObject } from './json.ts'
import { CONSTRUCTS, CONSTRUCTS_OF_UI, constructsIn } from './test/constructs.ts'
import { definitionOf, EVERY_FORM, isBroken, OWN_FORMS } from './test/own-forms.ts'

const told = OWN_FORMS.filter(({ transcripts }) => transcripts !== undefined).map((own) => [own.name, own] as const)
const broken = EVERY_FORM.filter(isBroken).map((own) => [own.name, own] as const)

describe('a form that is broken', () => {
  it.each(broken)('is refused for just what is written in it: %s', (_, own) => {
    const found = checkForm(definitionOf(own)).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)
    expect(found).toEqual(own.defects)
    expect(() => compileForm(definitionOf(own))).toThrow(FormDefectsError)
  })
})

describe('the forms in test/forms', () => {
  const used = new Set(OWN_FORMS.flatMap((own) => [...constructsIn(own)]))

  it.each([...CONSTRUCTS.map(({ name }) => name), ...CONSTRUCTS_OF_UI])('use: %s', (construct) => {
    expect(used).toContain(construct)
  })

  it('are more than sixty that are told in both languages, most of them saying why they ask', () => {
    const inBoth = told.filter(([, { transcripts }]) => transcripts?.en !== undefined && transcripts.ru !== undefined)
    expect(inBoth.length).toBeGreaterThan(60)
    expect(told.filter(([, own]) => constructsIn(own).has('purpose')).length).toBeGreaterThan(told.length * 0.8)
  })

  it.each(told)('have every title in Russian: %s', (_, own) => {
    expect(titlesOf(own).filter((pointer) => own.texts?.ru?.[pointer] === undefined)).toEqual([])
  })

  it.each(told.filter(([, { defects }]) => defects === undefined))('bring out two answers or more: %s', (_, own) => {
    expect(new Set(own.instances.map((data) => JSON.stringify(data))).size).toBeGreaterThan(1)
  })
})

function titlesOf({ schema }: FormDefinition): string[] {
  return [...everySchema(schema)].flatMap(({ pointer, value }) =>
    isObject(value) && typeof value.title === 'string' ? [`${pointer}/title`] : [],
  )
}
