import { askAddress, askOwnAddress } from '../../address.ts'
import { papers } from '../../stored-file.ts'

const household = {
  purpose: 'Only people whom you name, and who are confirmed to live at this address, are named in the certificate.',
  legalBasis: 'Residents Register Act, section 14 (2)',
}

export const uiSchema = {
  'ui:order': ['applicant', 'address', 'home', 'correspondence', 'household', 'certificate'],
  applicant: {
    fullName: {
      'ui:question': 'What is your full name, as in your passport?',
      'ui:autocomplete': 'name',
      'ui:options': {
        purpose: 'The certificate is made out to this name, and the register is searched by it.',
        legalBasis: 'Residents Register Act, section 12 (1)',
      },
    },
    birthDate: {
      'ui:question': 'When were you born?',
      'ui:autocomplete': 'bday',
      'ui:options': {
        purpose: 'It tells you apart from other people of the same name.',
        legalBasis: 'Residents Register Act, section 12 (1)',
      },
    },
  },
  address: {
    'ui:title': 'Your address',
    ...askOwnAddress({
      street: 'In which street do you live?',
      purpose: 'The certificate states where you live. If the register says the same, it is issued at once.',
      legalBasis: 'Residents Register Act, section 12 (2)',
    }),
  },
  home: {
    'ui:order': ['mainResidence', 'tenure', 'landlord', 'rentalContract'],
    mainResidence: {
      'ui:question': 'Is this your main home?',
      'ui:options': {
        purpose: 'A person can have several homes and one main home. The certificate says which one this is.',
        legalBasis: 'Residents Register Act, section 5',
      },
    },
    tenure: {
      'ui:question': 'Do you own this home or rent it?',
      'ui:options': {
        purpose: 'It decides which proof is needed if the register does not know you at this address.',
        legalBasis: 'Residents Register Act, section 13',
      },
    },
    landlord: {
      'ui:options': {
        purpose: 'An official compares it with the rental contract if the register does not know you at this address.',
        legalBasis: 'Residents Register Act, section 13 (2)',
      },
    },
    rentalContract: {
      'ui:title': 'Rental contract',
      'ui:help': 'The page with the address, the names and the signatures is enough.',
      'ui:field': 'file',
      'ui:options': {
        ...papers,
        purpose: 'It proves that you live there if the register does not know you at this address.',
        legalBasis: 'Residents Register Act, section 13 (2)',
      },
    },
  },
  correspondence: {
    'ui:title': 'Another address for letters',
    'ui:question': 'Should paper letters go to another address?',
    'ui:options': {
      purpose: 'Without it, paper letters go to the address of your home.',
      legalBasis: 'Administrative Procedure Act, section 41',
    },
    ...askAddress({
      street: 'To which street should letters be sent?',
      purpose: 'Paper letters are sent there. It is not stated in the certificate.',
      legalBasis: 'Administrative Procedure Act, section 41',
    }),
  },
  household: {
    'ui:more': 'Is there anyone else at this address whom the certificate should name?',
    'ui:options': household,
    items: {
      name: { 'ui:options': household },
      birthDate: {
        'ui:options': {
          purpose: 'It tells the person apart from others of the same name in the register.',
          legalBasis: 'Residents Register Act, section 14 (2)',
        },
      },
      relation: {
        'ui:options': {
          purpose: 'Schools and courts need to know who belongs to the family.',
          legalBasis: 'Residents Register Act, section 14 (3)',
        },
      },
    },
  },
  certificate: {
    purpose: {
      'ui:question': 'What is the certificate for?',
      'ui:options': {
        purpose: 'The certificate names its purpose, so that it cannot be used for something you did not intend.',
        legalBasis: 'Residents Register Act, section 15',
      },
    },
    otherPurpose: {
      'ui:question': 'Where will you present it?',
      'ui:options': {
        purpose: 'The certificate names its purpose, so that it cannot be used for something you did not intend.',
        legalBasis: 'Residents Register Act, section 15',
      },
    },
  },
}
