import { askAddress, askOwnAddress } from '../../address.ts'
import { papers } from '../../stored-file.ts'

/** Why a question is asked, and the section of the city's own law that allows it. */
const why = (purpose: string, section: string) => ({
  'ui:options': { purpose, legalBasis: `Parking Ordinance of Novozersk, section ${section}` },
})

export const uiSchema = {
  'ui:order': ['permit', 'holder', 'residence', 'business', 'badge', 'vehicles'],
  permit: {
    'ui:order': ['kind', 'zone', 'startsOn', 'months'],
    kind: {
      'ui:question': 'What kind of permit do you need?',
      ...why('Fee, proof and where you may park depend on the kind.', '4'),
    },
    zone: {
      'ui:help': 'The zone is written on the parking signs of your street.',
      ...why('The permit is valid in this zone.', '5'),
    },
    startsOn: {
      'ui:question': 'From which day should the permit be valid?',
      ...why('The permit is valid from this day on.', '8 (1)'),
    },
    months: {
      'ui:question': 'For how many months?',
      'ui:help':
        'Resident: 4 crowns a month. Business: 15 crowns a month. Disabled badge: free. Electric vehicles pay half.',
      ...why('The fee is counted by months.', '8 (2)'),
    },
  },
  holder: {
    fullName: { 'ui:autocomplete': 'name', ...why('The permit is made out to this name.', '6') },
  },
  residence: {
    'ui:order': ['address', 'registered', 'proof'],
    address: {
      'ui:title': 'Your address',
      ...askOwnAddress({
        street: 'In which street do you live?',
        purpose: 'Only people who live in the zone get a resident permit.',
        legalBasis: 'Parking Ordinance of Novozersk, section 4 (1)',
      }),
    },
    registered: {
      'ui:question': 'Are you in the residents register at this address?',
      ...why('If you are in the register, no other proof is needed.', '4 (1)'),
    },
    proof: {
      'ui:title': 'Proof that you live there',
      'ui:help': 'A certificate of residence or a rental contract.',
      'ui:field': 'file',
      'ui:options': {
        ...papers,
        purpose: 'It stands in for the entry in the residents register.',
        legalBasis: 'Parking Ordinance of Novozersk, section 4 (1)',
      },
    },
  },
  business: {
    name: { 'ui:autocomplete': 'organization', ...why('The permit names the business.', '4 (2)') },
    registrationNumber: why('An official looks the business up by it, so you need not send an extract.', '4 (2)'),
    address: {
      'ui:title': 'Address of the business',
      ...askAddress({
        street: 'In which street is the business?',
        purpose: 'Only a business that lies in the zone gets its permit.',
        legalBasis: 'Parking Ordinance of Novozersk, section 4 (2)',
      }),
    },
  },
  badge: {
    number: why('An official checks by it that the badge is valid. Your diagnosis is not asked.', '4 (3)'),
    validUntil: { 'ui:question': 'Until when is the badge valid?', ...why('The permit ends with the badge.', '4 (3)') },
    photo: {
      'ui:title': 'Photo of the badge',
      'ui:help': 'The front side is enough.',
      'ui:field': 'file',
      'ui:options': {
        ...papers,
        purpose: 'An official compares the number and the date.',
        legalBasis: 'Parking Ordinance of Novozersk, section 4 (3)',
      },
    },
  },
  vehicles: {
    'ui:more': 'Is there another vehicle?',
    'ui:help': 'One permit covers up to three vehicles, one of them parked at a time.',
    ...why('The permit is checked by the number plates of its vehicles.', '7'),
    items: {
      plate: why('Wardens look the permit up by it.', '7 (1)'),
      make: why('It shows a mistyped number plate.', '7 (1)'),
      electric: why('Electric vehicles pay half the fee.', '8 (3)'),
    },
  },
}
