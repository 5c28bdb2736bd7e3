import type { ServiceDefinition } from '../catalog/service-definition.ts'

type Json = Record<string, unknown>

/** A form of so many questions in sections of 25, in two languages, each with its reason, one in ten on a condition. */
export function aLongForm(questions: number): ServiceDefinition['form'] {
  const sections = Array.from({ length: Math.ceil(questions / 25) }, (_, index) => `part${index + 1}`)
  const texts: Record<string, string> = { '/title': 'Длинная форма' }
  const properties: Json = {}
  const uiSchema: Json = { 'ui:order': sections }
  for (const [index, section] of sections.entries()) {
    const size = Math.min(25, questions - index * 25)
    const [schema, ui] = aSection(index + 1, size, texts)
    properties[section] = schema
    uiSchema[section] = ui
  }
  return {
    schema: { type: 'object', title: 'A long form', required: sections, properties },
    uiSchema,
    texts: { ru: texts },
  }
}

function aSection(number: number, size: number, texts: Record<string, string>): [Json, Json] {
  const names = Array.from({ length: size }, (_, index) => `question${index + 1}`)
  const always = names.filter((_, index) => index % 10 !== 4)
  const sometimes = names.filter((_, index) => index % 10 === 4)
  const at = `/properties/part${number}`
  texts[`${at}/title`] = `Часть ${number}`
  const uiSchema: Json = { 'ui:order': names }
  for (const name of names) {
    uiSchema[name] = { 'ui:options': { purpose: 'The office needs it.', legalBasis: 'Act on forms, section 1' } }
    texts[`/uiSchema/part${number}/${name}/ui:options/purpose`] = 'Это нужно отделу.'
    texts[`/uiSchema/part${number}/${name}/ui:options/legalBasis`] = 'Закон о формах, статья 1'
  }
  for (const name of always) texts[`${at}/properties/${name}/title`] = `Вопрос ${name.slice(8)} части ${number}`
  const allOf = sometimes.map((name, index) => {
    texts[`${at}/allOf/${index}/then/properties/${name}/title`] = `Вопрос ${name.slice(8)} части ${number}`
    const condition = {
      properties: { question1: { const: true }, question2: { minimum: 1 } },
      required: ['question1', 'question2'],
    }
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    return { if: condition, then: { properties: { [name]: aQuestion(name, number) }, required: [name] } }
  })
  const properties = Object.fromEntries(always.map((name) => [name, aQuestion(name, number)]))
  return [{ type: 'object', title: `Part ${number}`, required: always, properties, allOf }, uiSchema]
}

function aQuestion(name: string, section: number): Json {
  const title = `Question ${name.slice(8)} of part ${section}`
  if (name === 'question1') return { type: 'boolean', title }
  return name === 'question2' ? { type: 'integer', title } : { type: 'string', maxLength: 200, title }
}
