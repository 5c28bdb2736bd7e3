import { address } from '../../address.ts'
import { storedFile } from '../../stored-file.ts'

const fullName = { type: 'string', minLength: 2, maxLength: 120 }
const passport = {
  type: 'string',
  title: 'Passport number',
  pattern: '^[A-Z]{2}[0-9]{7}$',
  examples: ['AB1234567'],
  errorMessage: { pattern: 'Passport number: two capital letters and seven digits, like AB1234567.' },
}

const child = {
  type: 'object',
  title: 'The child',
  required: ['givenNames', 'familyName', 'sex', 'bornOn', 'bornAt', 'place'],
  properties: {
    givenNames: { ...fullName, title: 'Given names of the child', examples: ['Alia'] },
    familyName: { ...fullName, title: 'Family name of the child', examples: ['Petrova'] },
    sex: {
      type: 'string',
      title: 'Sex of the child',
      oneOf: [
        { const: 'female', title: 'Girl' },
        { const: 'male', title: 'Boy' },
      ],
    },
    bornOn: { type: 'string', format: 'date', title: 'Date of birth of the child' },
    bornAt: { type: 'string', format: 'time', title: 'Time of birth' },
    place: {
      type: 'object',
      title: 'Place of birth',
      required: ['kind', 'town'],
      properties: {
        kind: {
          type: 'string',
          title: 'Kind of place',
          oneOf: [
            { const: 'hospital', title: 'In a hospital or maternity home' },
            { const: 'home', title: 'At home' },
            { const: 'elsewhere', title: 'Somewhere else' },
          ],
        },
        town: { type: 'string', title: 'Town or village', minLength: 2, maxLength: 80, examples: ['Novozersk'] },
      },
      if: { properties: { kind: { const: 'hospital' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['hospital'],
        properties: {
          hospital: {
            type: 'string',
            title: 'Name of the hospital',
            minLength: 2,
            maxLength: 160,
            examples: ['City Maternity Hospital'],
          },
        },
      },
    },
  },
}

const mother = {
  type: 'object',
  title: 'The mother',
  required: ['fullName', 'birthDate', 'passport', 'address'],
  properties: {
    fullName: { ...fullName, title: 'Full name of the mother', examples: ['Anna Petrova'] },
    birthDate: { type: 'string', format: 'date', title: 'Date of birth of the mother' },
    passport,
    address: { $ref: '#/definitions/address' },
  },
}

const parenthood = {
  type: 'object',
  title: 'The parents',
  required: ['basis'],
  properties: {
    basis: {
      type: 'string',
      title: 'Registered parents',
      oneOf: [
        { const: 'married', title: 'Married parents' },
        { const: 'acknowledged', title: 'Unmarried parents' },
        { const: 'mother-only', title: 'Only the mother' },
      ],
    },
  },
  allOf: [
    {
      if: { properties: { basis: { const: 'married' } }, required: ['basis'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['marriedOn'],
        properties: { marriedOn: { type: 'string', format: 'date', title: 'Date of the marriage' } },
      },
    },
    {
      if: { properties: { basis: { const: 'acknowledged' } }, required: ['basis'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['acknowledgement'],
        properties: { acknowledgement: { $ref: '#/definitions/file' } },
      },
    },
  ],
}

const otherParent = {
  type: 'object',
  title: 'The other parent',
  required: ['fullName', 'birthDate', 'passport', 'sameAddress', 'agreesToNames'],
  properties: {
    fullName: { ...fullName, title: 'Full name of the other parent', examples: ['Mikhail Petrov'] },
    birthDate: { type: 'string', format: 'date', title: 'Date of birth of the other parent' },
    passport,
    sameAddress: { type: 'boolean', title: 'Same address as the mother' },
    agreesToNames: { type: 'boolean', title: 'Agreement about the names' },
  },
  if: { properties: { sameAddress: { const: false } }, required: ['sameAddress'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['address'], properties: { address: { $ref: '#/definitions/address' } } },
}

const papers = {
  type: 'object',
  title: 'Papers',
  required: ['medicalNotice', 'passports'],
  properties: {
    medicalNotice: { $ref: '#/definitions/file' },
    passports: {
      type: 'array',
      title: 'Passports of the parents',
      minItems: 1,
      maxItems: 2,
      items: { $ref: '#/definitions/file' },
    },
  },
}

export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Registration of a birth',
  required: ['child', 'mother', 'parenthood', 'papers', 'truthful'],
  properties: {
    child,
    mother,
    parenthood,
    papers,
    truthful: {
      type: 'boolean',
      title: 'Declaration',
      not: { const: false },
      errorMessage: {
        not: 'A birth can only be registered on true and complete details. Change what is not right, then answer yes.',
      },
    },
  },
  if: {
    properties: { parenthood: { properties: { basis: { enum: ['married', 'acknowledged'] } }, required: ['basis'] } },
    required: ['parenthood'],
  },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['otherParent'], properties: { otherParent } },
  definitions: { address, file: storedFile },
}
