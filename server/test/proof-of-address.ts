import type { ServiceDefinition } from '../../catalog/service-definition.ts'

const both = <T>(en: T, ru: T) => ({ en, ru })

/** A small service with one of each kind that the server's tests need. */
export const proofOfAddress: ServiceDefinition = {
  titles: both('Proof of address', 'Справка об адресе'),
  summary: both('Says where you live.', 'Подтверждает место жительства.'),
  category: 'papers',
  lifeEvents: ['moving'],
  asked: both(['I need proof of where I live'], ['нужна справка о месте жительства']),
  needs: both(['Your passport'], ['Паспорт']),
  cost: both('Free', 'Бесплатно'),
  time: both('Five days', 'Пять дней'),
  result: both('A sealed certificate', 'Справка с печатью'),
  form: {
    schema: {
      type: 'object',
      title: 'Proof of address',
      required: ['name', 'street', 'purpose'],
      properties: {
        name: { type: 'string', title: 'Full name', minLength: 3 },
        street: { type: 'string', title: 'Street' },
        purpose: {
          type: 'string',
          title: 'What is it for',
          oneOf: [
            { const: 'bank', title: 'A bank' },
            { const: 'school', title: 'A school' },
          ],
        },
        contract: { type: 'object', title: 'Rental contract', properties: { id: { type: 'string' } } },
      },
    },
    uiSchema: {
      contract: { 'ui:field': 'file', 'ui:options': { accept: '.pdf', maxSize: 1_000_000 } },
    },
    texts: {
      ru: {
        '/title': 'Справка об адресе',
        '/properties/name/title': 'Полное имя',
        '/properties/street/title': 'Улица',
        '/properties/purpose/title': 'Для чего она нужна',
        '/properties/purpose/oneOf/0/title': 'Для банка',
        '/properties/purpose/oneOf/1/title': 'Для школы',
        '/properties/contract/title': 'Договор найма',
      },
    },
  },
  routing: [{ office: 'school-desk', when: { '/purpose': 'school' } }, { office: 'front-desk' }],
  decision: {
    by: 'rule',
    register: 'residents',
    matches: { street: '/street' },
    reason: both('The register has this address.', 'Этот адрес есть в реестре.'),
  },
  decideWithinDays: 5,
  output: {
    title: both('Certificate of address', 'Справка об адресе'),
    template: both(
      '<p>{{ answers.name }} lives in {{ answers.street }}.</p>',
      '<p>{{ answers.name }}: {{ answers.street }}.</p>',
    ),
  },
}
