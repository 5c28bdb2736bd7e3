import { askOwnAddress } from '../../address.ts'
import { papers } from '../../stored-file.ts'

const law = (section: string) => `Education Act, section ${section}`

/** Why a question is asked, and the section of the law that allows it. */
const why = (purpose: string, section: string) => ({ 'ui:options': { purpose, legalBasis: law(section) } })

export const uiSchema = {
  'ui:order': ['child', 'address', 'place', 'support', 'parent'],
  child: {
    'ui:order': ['givenNames', 'familyName', 'bornOn', 'certificate'],
    givenNames: {
      'ui:question': 'What are the given names of the child?',
      ...why('The child is entered in the class list under them.', '30 (1)'),
    },
    familyName: {
      'ui:question': 'What is the family name of the child?',
      ...why('The child is entered in the class list under it.', '30 (1)'),
    },
    bornOn: {
      'ui:question': 'When was the child born?',
      ...why('Children begin school in the year in which they turn seven.', '29'),
    },
    certificate: {
      'ui:title': 'Birth certificate of the child',
      'ui:field': 'file',
      'ui:options': {
        ...papers,
        purpose: 'It proves name, age and who the parents are.',
        legalBasis: law('30 (2)'),
      },
    },
  },
  address: {
    'ui:title': 'Where the child lives',
    ...askOwnAddress({
      street: 'In which street does the child live?',
      purpose: 'Children who live nearby are taken first.',
      legalBasis: law('31'),
    }),
  },
  place: {
    'ui:order': ['school', 'grade', 'previousSchool', 'sibling', 'siblingName'],
    school: { 'ui:question': 'Which school should it be?', ...why('The application goes to this school.', '31') },
    grade: {
      'ui:question': 'Into which grade?',
      'ui:help': 'Children who begin school go into grade 1.',
      ...why('Places are counted by grades.', '31'),
    },
    previousSchool: {
      'ui:question': 'Which school is the child at now?',
      ...why('It hands over the school record.', '33'),
    },
    sibling: {
      'ui:question': 'Is a brother or sister of the child at this school?',
      ...why('Brothers and sisters may go to the same school.', '31 (3)'),
    },
    siblingName: {
      'ui:question': 'What is the name of the brother or sister?',
      ...why('The school looks the name up in its lists.', '31 (3)'),
    },
  },
  support: {
    'ui:question': 'Is there anything that the school should know? You may say no.',
    ...why('The school prepares itself before the first day.', '35'),
    needs: {
      'ui:question': 'What does the child need in class?',
      'ui:sensitive': true,
      'ui:help': 'A diagnosis is not asked for.',
      ...why('The school prepares the room and the lessons.', '35'),
    },
    languages: {
      'ui:more': 'Is there a language spoken at home that is not in the list yet?',
      ...why('The school offers lessons in them where enough children speak them.', '36'),
    },
  },
  parent: {
    fullName: { 'ui:autocomplete': 'name', ...why('The school must know who it speaks with.', '30 (1)') },
    phone: { 'ui:autocomplete': 'tel', ...why('The school calls when something happens to the child.', '30 (3)') },
  },
}
