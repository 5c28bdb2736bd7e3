import { Ajv } from 'ajv'
import Ajv2019 from 'ajv/dist/2019.js'
import Ajv2020 from 'ajv/dist/2020.js'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { compileForm, type FormDefinition, type Json } from '../index.ts'
import { corpus } from '../test/corpus.ts'
import { definitionOf, OWN_FORMS } from '../test/own-forms.ts'
import { isValid } from './validate.ts'

/** As a control for a time of day gives it, without a zone; the newest ajv-formats wants one. */
const isTime = /^\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:?\d\d)?$/i

/** The second opinion: a validator that reads the author's schema as it was written. */
function judge({ schema }: FormDefinition): (data: Json) => boolean {
  const draft = typeof schema === 'object' ? String(schema.$schema) : ''
  const Validator = draft.includes('04')
    ? AjvDraft04
    : draft.includes('2019')
      ? Ajv2019
      : draft.includes('2020')
        ? Ajv2020
        : Ajv
  const ajv = new (Validator as unknown as typeof Ajv)({ strict: false, ownProperties: true, logger: false })
  ;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
  ajv
    .addFormat('time', isTime)
    .addFormat('data-url', /^data:/)
    .addFormat('color', /^(#[0-9a-f]{3,8}|[a-z]+)$/i)
  // Draft 06 is draft 07 without `if`; its meta-schema is not at hand.
  const validate = ajv.compile(draft.includes('draft-06') ? withoutDialect(schema) : schema)
  return (data) => validate(data) === true
}

const forms = [
  // Ajv passes over properties called `__proto__`, so it is no judge of that form.
  ...OWN_FORMS.filter(({ name, defects }) => name !== 'odd-names' && defects === undefined).map((own) => ({
    name: own.name,
    definition: definitionOf(own),
    instances: own.instances,
  })),
  ...corpus('rjsf-playground', 'va-api', 'us-grants')
    .filter(({ broken }) => broken === undefined)
    .map(({ name, definition, instances }) => ({ name, definition, instances: instances.map(({ data }) => data) })),
]

describe.each(corpus('va-forms', 'rjsf-core-tests').filter(({ broken }) => broken === undefined))(
  'the inner dialect of $name',
  ({ definition, instances }) => {
    it('agrees with the verdict on record about every instance', () => {
      const form = compileForm(definition)
      for (const { data, valid } of instances) expect(isValid(form, data, form.schema.root)).toBe(valid)
    })
  },
)

describe.each(forms)('the inner dialect says the same as the schema of $name', ({ definition, instances }) => {
  it('about its instances, and about each of them with one part changed', () => {
    const form = compileForm(definition)
    const accepts = judge(definition)
    for (const data of instances.flatMap((instance) => [instance, ...mutated(instance).slice(0, 25)])) {
      expect(isValid(form, data, form.schema.root), JSON.stringify(data).slice(0, 300)).toBe(accepts(data))
    }
  })
})

/** The same data with one member left out, turned to null, or replaced: near misses. */
function mutated(data: Json): Json[] {
  if (Array.isArray(data))
    return [
      ...data.flatMap((item, index) => mutated(item).map((other) => data.with(index, other))),
      data.slice(1),
    ].slice(0, 40)
  if (typeof data !== 'object' || data === null) return [null, '', 7, true, `${data}x`]
  return Object.keys(data).flatMap((key) => {
    const { [key]: value, ...rest } = data
    return [
      rest,
      ...mutated(value as Json)
        .slice(0, 8)
        .map((other) => ({ ...rest, [key]: other })),
    ]
  })
}

function withoutDialect(schema: FormDefinition['schema']): object {
  const { $schema: _, ...rest } = schema as { $schema?: string }
  return rest
}
