import { address } from '../../address.ts'
import { sectionWhen } from '../../section-when.ts'
import { storedFile } from '../../stored-file.ts'
import { plate } from '../plate.ts'

const zone = {
  type: 'string',
  title: 'Parking zone',
  oneOf: [
    { const: 'A', title: 'Old town (zone A)' },
    { const: 'B', title: 'Harbour (zone B)' },
    { const: 'C', title: 'Station (zone C)' },
  ],
}

const residence = {
  type: 'object',
  title: 'Where you live',
  required: ['address', 'registered'],
  properties: {
    address: { $ref: '#/definitions/address' },
    registered: { type: 'boolean', title: 'Entry in the residents register' },
  },
  if: { properties: { registered: { const: false } }, required: ['registered'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['proof'], properties: { proof: { $ref: '#/definitions/file' } } },
}

const business = {
  type: 'object',
  title: 'Your business',
  required: ['name', 'registrationNumber', 'address'],
  properties: {
    name: { type: 'string', title: 'Name of the business', minLength: 2, maxLength: 160, examples: ['Lake Bakery'] },
    registrationNumber: {
      type: 'string',
      title: 'Number in the business register',
      pattern: '^[0-9]{9}$',
      examples: ['204518377'],
      errorMessage: { pattern: 'Number in the business register: nine digits, like 204518377.' },
    },
    address: { $ref: '#/definitions/address' },
  },
}

const badge = {
  type: 'object',
  title: 'Disabled badge',
  required: ['number', 'validUntil', 'photo'],
  properties: {
    number: {
      type: 'string',
      title: 'Number of the badge',
      pattern: '^DB-[0-9]{6}$',
      examples: ['DB-104207'],
      errorMessage: { pattern: 'Number of the badge: the letters DB, a hyphen and six digits, like DB-104207.' },
    },
    validUntil: { type: 'string', format: 'date', title: 'Badge valid until' },
    photo: { $ref: '#/definitions/file' },
  },
}

const vehicle = {
  type: 'object',
  title: 'Vehicle',
  required: ['plate', 'make', 'electric'],
  properties: {
    plate,
    make: { type: 'string', title: 'Make of the vehicle', minLength: 2, maxLength: 60, examples: ['Skoda'] },
    electric: { type: 'boolean', title: 'Fully electric' },
  },
}

export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Parking permit',
  required: ['permit', 'holder', 'vehicles'],
  properties: {
    permit: {
      type: 'object',
      title: 'The permit',
      required: ['kind', 'startsOn', 'months'],
      properties: {
        kind: {
          type: 'string',
          title: 'Kind of permit',
          oneOf: [
            { const: 'resident', title: 'Resident: I live in the zone' },
            { const: 'business', title: 'Business: I work in the zone' },
            { const: 'disabled-badge', title: 'Disabled badge: valid in every zone' },
          ],
        },
        startsOn: { type: 'string', format: 'date', title: 'First day' },
        months: { type: 'integer', title: 'Number of months', minimum: 1, maximum: 12, examples: [12] },
      },
      if: { properties: { kind: { enum: ['resident', 'business'] } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['zone'], properties: { zone } },
    },
    holder: {
      type: 'object',
      title: 'The holder',
      required: ['fullName'],
      properties: {
        fullName: {
          type: 'string',
          title: 'Full name of the holder',
          minLength: 2,
          maxLength: 120,
          examples: ['Dmitri Kovalev'],
        },
      },
    },
    vehicles: { type: 'array', title: 'Vehicles', minItems: 1, maxItems: 3, items: vehicle },
  },
  allOf: [
    sectionWhen('permit', 'kind', 'resident', 'residence', residence),
    sectionWhen('permit', 'kind', 'business', 'business', business),
    sectionWhen('permit', 'kind', 'disabled-badge', 'badge', badge),
  ],
  definitions: { address, file: storedFile },
}
