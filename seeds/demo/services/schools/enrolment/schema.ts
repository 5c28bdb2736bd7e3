import { address } from '../../address.ts'
import { storedFile } from '../../stored-file.ts'

const SCHOOLS = [
  ['central', 'School No. 1, Central Square'],
  ['harbour', 'School No. 3, Harbour'],
  ['station', 'School No. 7, Station'],
  ['lake', 'Lake Gymnasium'],
  ['music', 'Music School'],
] as const

const child = {
  type: 'object',
  title: 'The child',
  required: ['givenNames', 'familyName', 'bornOn', 'certificate'],
  properties: {
    givenNames: { type: 'string', title: 'Given names', minLength: 1, maxLength: 80, examples: ['Timur'] },
    familyName: { type: 'string', title: 'Family name', minLength: 1, maxLength: 80, examples: ['Petrov'] },
    bornOn: { type: 'string', format: 'date', title: 'Date of birth' },
    certificate: { $ref: '#/definitions/file' },
  },
}

const place = {
  type: 'object',
  title: 'The school',
  required: ['school', 'grade', 'sibling'],
  properties: {
    school: {
      type: 'string',
      title: 'School',
      oneOf: SCHOOLS.map(([value, title]) => ({ const: value, title })),
    },
    grade: { type: 'integer', title: 'Grade', minimum: 1, maximum: 11, examples: [1] },
    sibling: { type: 'boolean', title: 'A brother or sister is at this school' },
  },
  allOf: [
    {
      if: { properties: { grade: { minimum: 2 } }, required: ['grade'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['previousSchool'],
        properties: { previousSchool: { type: 'string', title: 'School until now', minLength: 2, maxLength: 120 } },
      },
    },
    {
      if: { properties: { sibling: { const: true } }, required: ['sibling'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['siblingName'],
        properties: {
          siblingName: { type: 'string', title: 'Name of the brother or sister', minLength: 2, maxLength: 120 },
        },
      },
    },
  ],
}

const support = {
  type: 'object',
  title: 'What the school should know',
  properties: {
    needs: {
      type: 'array',
      title: 'Support in class',
      uniqueItems: true,
      items: {
        type: 'string',
        oneOf: [
          { const: 'step-free', title: 'A room without steps' },
          { const: 'seat-in-front', title: 'A seat in front, for seeing or hearing' },
          { const: 'language', title: 'Lessons in the language of the school' },
          { const: 'assistant', title: 'An assistant in class' },
        ],
      },
    },
    languages: {
      type: 'array',
      title: 'Languages spoken at home',
      maxItems: 4,
      items: { type: 'string', minLength: 2, maxLength: 40 },
    },
  },
}

export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Enrolment in a school',
  required: ['child', 'address', 'place', 'parent'],
  properties: {
    child,
    address: { $ref: '#/definitions/address' },
    place,
    support,
    parent: {
      type: 'object',
      title: 'The parent who enrols',
      required: ['fullName', 'phone'],
      properties: {
        fullName: { type: 'string', title: 'Full name', minLength: 2, maxLength: 120, examples: ['Anna Petrova'] },
        phone: {
          type: 'string',
          title: 'Telephone',
          pattern: '^\\+?[0-9]{7,15}$',
          examples: ['+7301234567'],
          errorMessage: { pattern: 'Telephone: digits only, with a plus in front if you like, like +7301234567.' },
        },
      },
    },
  },
  definitions: { address, file: storedFile },
}
