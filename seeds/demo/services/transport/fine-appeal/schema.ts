import { sectionWhen } from '../../section-when.ts'
import { storedFile } from '../../stored-file.ts'
import { plate } from '../plate.ts'

const sale = {
  type: 'object',
  title: 'The sale',
  required: ['soldOn', 'contract'],
  properties: {
    soldOn: { type: 'string', format: 'date', title: 'Day of the sale' },
    contract: { $ref: '#/definitions/file' },
  },
}

const payment = {
  type: 'object',
  title: 'The payment',
  required: ['paidOn', 'receipt'],
  properties: {
    paidOn: { type: 'string', format: 'date', title: 'Day of the payment' },
    receipt: { $ref: '#/definitions/file' },
  },
}

export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Appeal against a parking fine',
  required: ['fine', 'appeal', 'applicant'],
  properties: {
    fine: {
      type: 'object',
      title: 'The fine',
      required: ['number', 'receivedOn', 'plate'],
      properties: {
        number: {
          type: 'string',
          title: 'Number of the notice',
          pattern: '^NF-[0-9]{8}$',
          examples: ['NF-20260117'],
          errorMessage: {
            pattern: 'Number of the notice: the letters NF, a hyphen and eight digits, like NF-20260117.',
          },
        },
        receivedOn: { type: 'string', format: 'date', title: 'Day on which you received the notice' },
        plate,
      },
    },
    appeal: {
      type: 'object',
      title: 'Your appeal',
      required: ['ground', 'statement'],
      properties: {
        ground: {
          type: 'string',
          title: 'Ground of the appeal',
          oneOf: [
            { const: 'sold', title: 'I had sold the vehicle before' },
            { const: 'paid', title: 'I had paid for parking' },
            { const: 'sign', title: 'The sign was missing or could not be seen' },
            { const: 'emergency', title: 'There was an emergency' },
            { const: 'other', title: 'Another ground' },
          ],
        },
        statement: { type: 'string', title: 'What happened', minLength: 20, maxLength: 3000 },
        photos: { type: 'array', title: 'Photos', maxItems: 5, items: { $ref: '#/definitions/file' } },
      },
    },
    applicant: {
      type: 'object',
      title: 'About you',
      required: ['fullName', 'hearing'],
      properties: {
        fullName: { type: 'string', title: 'Full name', minLength: 2, maxLength: 120, examples: ['Dmitri Kovalev'] },
        hearing: { type: 'boolean', title: 'To be heard in person' },
      },
    },
  },
  allOf: [
    sectionWhen('appeal', 'ground', 'sold', 'sale', sale),
    sectionWhen('appeal', 'ground', 'paid', 'payment', payment),
  ],
  definitions: { file: storedFile },
}
