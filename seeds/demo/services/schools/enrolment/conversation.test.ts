import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '#forms'
import { aFile, type They, talk } from '../../transcript.ts'
import { enrolment } from './service.ts'

const form = enrolment.form as FormDefinition
const timur: They[] = ['Timur', 'Petrov', '30 August 2019', aFile('birth.pdf')]
const home = ['Linden Street', '7', '12', 'Novozersk', '40123']
const anna = ['Anna Petrova', '+7301234567']

describe('enrolling a child', () => {
  it('asks no more of a child who begins school than is needed', () => {
    const { answers } = talk(form, 'en', [...timur, ...home, 'lake', '1', 'no', 'no', ...anna, 'submit'])
    expect(answers).toMatchObject({
      child: { givenNames: 'Timur', familyName: 'Petrov', bornOn: '2019-08-30' },
      place: { school: 'lake', grade: 1, sibling: false },
      parent: { fullName: 'Anna Petrova', phone: '+7301234567' },
    })
    expect(answers).not.toHaveProperty('support')
    expect(answers).not.toHaveProperty('place.previousSchool')
  })

  it('asks a child who changes for the school until now, and for the brother or sister by name', () => {
    const { exchanges } = talk(form, 'en', [...timur, ...home, 'harbour', '5', 'School No. 1', 'yes', 'Mira Petrova'])
    expect(exchanges.slice(-4).map(([, ...we]) => we.at(-1))).toEqual([
      'Which school is the child at now?',
      'Is a brother or sister of the child at this school?',
      'What is the name of the brother or sister?',
      'Is there anything that the school should know? You may say no.',
    ])
  })

  it('по-русски принимает несколько видов помощи и языки по одному', () => {
    const { answers } = talk(form, 'ru', [
      ...timur.slice(0, 2),
      '30 августа 2019',
      aFile('birth.pdf'),
      ...home,
      ...['гимназия', '1', 'нет', 'да', '1, 3', 'да', 'русский', 'да', 'да', 'татарский', 'нет'],
      ...anna,
      'отправить',
    ])
    expect(answers).toMatchObject({
      support: { needs: ['step-free', 'language'], languages: ['русский', 'татарский'] },
    })
  })
})
