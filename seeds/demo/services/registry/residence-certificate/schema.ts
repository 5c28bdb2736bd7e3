import { address } from '../../address.ts'
import { storedFile } from '../../stored-file.ts'

export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Certificate of residence',
  required: ['applicant', 'address', 'home', 'household', 'certificate'],
  properties: {
    applicant: {
      type: 'object',
      title: 'About you',
      required: ['fullName', 'birthDate'],
      properties: {
        fullName: {
          type: 'string',
          title: 'Full name',
          minLength: 2,
          maxLength: 120,
          examples: ['Anna Petrova'],
        },
        birthDate: { type: 'string', format: 'date', title: 'Date of birth' },
      },
    },
    address: { $ref: '#/definitions/address' },
    home: {
      type: 'object',
      title: 'Your home',
      required: ['mainResidence', 'tenure'],
      properties: {
        mainResidence: { type: 'boolean', title: 'Main home' },
        tenure: {
          type: 'string',
          title: 'Owner or tenant',
          oneOf: [
            { const: 'owner', title: 'Owner, or family of the owner' },
            { const: 'tenant', title: 'Tenant' },
          ],
        },
      },
      if: { properties: { tenure: { const: 'tenant' } }, required: ['tenure'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['landlord', 'rentalContract'],
        properties: {
          landlord: {
            type: 'string',
            title: 'Name of the landlord',
            minLength: 2,
            maxLength: 120,
            examples: ['Irina Belova'],
          },
          rentalContract: { $ref: '#/definitions/file' },
        },
      },
    },
    correspondence: { $ref: '#/definitions/address' },
    household: {
      type: 'array',
      title: 'People who live with you',
      maxItems: 12,
      items: {
        type: 'object',
        title: 'Person',
        required: ['name', 'birthDate', 'relation'],
        properties: {
          name: { type: 'string', title: 'Full name', minLength: 2, maxLength: 120, examples: ['Timur Petrov'] },
          birthDate: { type: 'string', format: 'date', title: 'Date of birth' },
          relation: {
            type: 'string',
            title: 'Relation to you',
            oneOf: [
              { const: 'spouse', title: 'Husband or wife' },
              { const: 'child', title: 'Child' },
              { const: 'parent', title: 'Parent' },
              { const: 'other', title: 'Someone else' },
            ],
          },
        },
      },
    },
    certificate: {
      type: 'object',
      title: 'The certificate',
      required: ['purpose'],
      properties: {
        purpose: {
          type: 'string',
          title: 'Purpose of the certificate',
          oneOf: [
            { const: 'bank', title: 'Bank' },
            { const: 'school', title: 'School or kindergarten' },
            { const: 'court', title: 'Court' },
            { const: 'other', title: 'Something else' },
          ],
        },
      },
      if: { properties: { purpose: { const: 'other' } }, required: ['purpose'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['otherPurpose'],
        properties: {
          otherPurpose: {
            type: 'string',
            title: 'Where you will present it',
            minLength: 3,
            maxLength: 200,
            examples: ['At the library'],
          },
        },
      },
    },
  },
  definitions: { address, file: storedFile },
}
