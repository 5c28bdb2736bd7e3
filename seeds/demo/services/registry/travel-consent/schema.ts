/** Whose journey, where to, when and with whom. */
export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['child', 'journey', 'companion'],
  properties: {
    child: {
      type: 'object',
      title: 'Child',
      required: ['givenNames', 'familyName', 'bornOn'],
      properties: {
        givenNames: { type: 'string', title: 'Given names', minLength: 1, maxLength: 120, examples: ['Timur'] },
        familyName: { type: 'string', title: 'Family name', minLength: 1, maxLength: 120, examples: ['Petrov'] },
        bornOn: { type: 'string', format: 'date', title: 'Date of birth' },
      },
    },
    journey: {
      type: 'object',
      title: 'Journey',
      required: ['country', 'from', 'until'],
      properties: {
        country: { type: 'string', title: 'Country', minLength: 2, maxLength: 80, examples: ['Georgia'] },
        from: { type: 'string', format: 'date', title: 'First day' },
        until: { type: 'string', format: 'date', title: 'Last day' },
      },
    },
    companion: {
      type: 'string',
      title: 'Adult who travels along',
      minLength: 2,
      maxLength: 160,
      examples: ['Vera Petrova'],
    },
  },
}
