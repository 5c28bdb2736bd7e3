import { papers } from '../../stored-file.ts'

/** Why a question is asked, and the section of the law that allows it. */
const why = (purpose: string, section: string) => ({
  'ui:options': { purpose, legalBasis: `Administrative Offences Act, section ${section}` },
})

/** The same for a paper that is handed in. */
const paper = (purpose: string, section: string) => ({
  'ui:field': 'file',
  'ui:options': { ...papers, ...why(purpose, section)['ui:options'] },
})

export const uiSchema = {
  'ui:order': ['fine', 'appeal', 'sale', 'payment', 'applicant'],
  fine: {
    'ui:order': ['number', 'receivedOn', 'plate'],
    number: {
      'ui:help': 'It stands at the top right of the notice.',
      ...why('The notice that you appeal against is found by it.', '61 (1)'),
    },
    receivedOn: {
      'ui:question': 'On which day did you receive the notice?',
      ...why('An appeal can be made within 15 days.', '61 (2)'),
    },
    plate: why('It shows a mistyped number of the notice.', '61 (1)'),
  },
  appeal: {
    'ui:order': ['ground', 'statement', 'photos'],
    ground: {
      'ui:question': 'Why should the fine be taken back?',
      ...why('What has to be proven depends on it.', '62'),
    },
    statement: {
      'ui:question': 'What happened?',
      'ui:widget': 'textarea',
      'ui:help': 'When, where, and what you saw. Do not write about your health more than is needed.',
      ...why('The official decides on what you say.', '62'),
    },
    photos: {
      'ui:question': 'Do you have photos of the place or the sign?',
      'ui:widget': 'files',
      'ui:options': {
        ...papers,
        purpose: 'They may show what cannot be told.',
        legalBasis: 'Administrative Offences Act, section 63',
      },
    },
  },
  sale: {
    soldOn: {
      'ui:question': 'On which day did you sell it?',
      ...why('From this day on the buyer answers for it.', '64'),
    },
    contract: { 'ui:title': 'Contract of sale', ...paper('It proves the sale.', '64') },
  },
  payment: {
    paidOn: { 'ui:question': 'On which day did you pay?', ...why('It is compared with the time of the fine.', '65') },
    receipt: { 'ui:title': 'Receipt or screenshot of the payment', ...paper('It proves the payment.', '65') },
  },
  applicant: {
    'ui:order': ['fullName', 'hearing'],
    fullName: { 'ui:autocomplete': 'name', ...why('The decision is made out to this name.', '61 (1)') },
    hearing: {
      'ui:question': 'Do you want to be heard in person before the decision?',
      ...why('You have the right to be heard.', '66'),
    },
  },
}
