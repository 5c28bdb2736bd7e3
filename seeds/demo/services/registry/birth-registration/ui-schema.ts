import { askAddress } from '../../address.ts'
import { papers } from '../../stored-file.ts'

/** Why a question is asked, and the section of the Civil Registry Act that allows it. */
const why = (purpose: string, section: string) => ({
  'ui:options': { purpose, legalBasis: `Civil Registry Act, section ${section}` },
})

export const uiSchema = {
  'ui:order': ['child', 'mother', 'parenthood', 'otherParent', 'papers', 'truthful'],
  child: {
    givenNames: {
      'ui:question': 'What are the given names of the child?',
      ...why('The child is entered in the civil register under these names.', '21 (1)'),
    },
    familyName: {
      'ui:question': 'What is the family name of the child?',
      ...why('It can be the family name of either parent. The child is entered under it.', '21 (2)'),
    },
    sex: {
      'ui:question': 'Is the child a girl or a boy?',
      'ui:help': 'As in the medical notice of birth.',
      ...why('The civil register and the birth certificate state it.', '20 (1)'),
    },
    bornOn: {
      'ui:question': 'On which day was the child born?',
      'ui:autocomplete': 'off',
      ...why('The civil register and the birth certificate state it.', '20 (1)'),
    },
    bornAt: {
      'ui:question': 'At what time was the child born?',
      'ui:help': 'As written in the medical notice of birth.',
      ...why('With twins, and in law, the hour and minute can matter.', '20 (1)'),
    },
    place: {
      'ui:order': ['kind', 'hospital', 'town'],
      kind: {
        'ui:question': 'Where was the child born?',
        ...why('It decides who confirms the birth: the hospital or a doctor.', '19 (1)'),
      },
      hospital: why('The hospital confirms the birth to the registry.', '19 (1)'),
      town: why('The birth certificate states the town or village of birth.', '20 (1)'),
    },
  },
  mother: {
    fullName: { 'ui:autocomplete': 'off', ...why('The birth certificate names the parents.', '20 (2)') },
    birthDate: {
      'ui:autocomplete': 'off',
      ...why('It tells the mother apart from others of the same name.', '20 (2)'),
    },
    passport: why('The registry must make sure who the parents are.', '18 (1)'),
    address: {
      'ui:title': 'Address of the mother',
      ...askAddress({
        street: 'In which street does the mother live?',
        purpose: 'The child is registered as living with the mother.',
        legalBasis: 'Civil Registry Act, section 20 (3)',
      }),
    },
  },
  parenthood: {
    'ui:order': ['basis', 'marriedOn', 'acknowledgement'],
    basis: {
      'ui:question': 'Who is to be registered as parents?',
      'ui:help': 'Parents who are not married need a declaration of acknowledgement.',
      ...why('It decides who is registered as a parent, and on what proof.', '22'),
    },
    marriedOn: {
      'ui:question': 'When did the parents marry?',
      ...why(
        'The marriage is looked up in the civil register by its date, so you need not bring a certificate.',
        '22 (1)',
      ),
    },
    acknowledgement: {
      'ui:title': 'Declaration of acknowledgement',
      'ui:help': 'The declaration that both of you made at a registry office or before a notary.',
      'ui:field': 'file',
      'ui:options': {
        ...papers,
        purpose: 'Parents who are not married are registered on this declaration.',
        legalBasis: 'Civil Registry Act, section 22 (2)',
      },
    },
  },
  otherParent: {
    'ui:order': ['fullName', 'birthDate', 'passport', 'sameAddress', 'address', 'agreesToNames'],
    fullName: { 'ui:autocomplete': 'off', ...why('The birth certificate names the parents.', '20 (2)') },
    birthDate: {
      'ui:autocomplete': 'off',
      ...why('It tells the parent apart from others of the same name.', '20 (2)'),
    },
    passport: why('The registry must make sure who the parents are.', '18 (1)'),
    sameAddress: {
      'ui:question': 'Does the other parent live at the same address as the mother?',
      ...why('If it is the same, you need not write it twice.', '20 (3)'),
    },
    address: {
      'ui:title': 'Address of the other parent',
      ...askAddress({
        street: 'In which street does the other parent live?',
        purpose: 'The register keeps where each parent lives.',
        legalBasis: 'Civil Registry Act, section 20 (3)',
      }),
    },
    agreesToNames: {
      'ui:question': 'Do both parents agree to the names of the child?',
      ...why('If the parents disagree about the names, an official invites both of them.', '21 (3)'),
    },
  },
  papers: {
    medicalNotice: {
      'ui:title': 'Medical notice of birth',
      'ui:help': 'The hospital or the doctor gave it to you.',
      'ui:field': 'file',
      'ui:options': {
        ...papers,
        purpose: 'It proves that, when and to whom the child was born.',
        legalBasis: 'Civil Registry Act, section 19 (1)',
      },
    },
    passports: {
      'ui:help': 'The page with the photo. One passport, or both if two parents are registered.',
      'ui:widget': 'files',
      'ui:options': {
        ...papers,
        purpose: 'The registry must make sure who the parents are.',
        legalBasis: 'Civil Registry Act, section 18 (1)',
      },
    },
  },
  truthful: {
    'ui:section': 'Declaration',
    'ui:question': 'Is everything you have written true and complete?',
    ...why('Whoever registers a birth answers for what they declare.', '17'),
  },
}
