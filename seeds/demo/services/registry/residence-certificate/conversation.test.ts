import { expect, it } from 'vitest'
import type { FormDefinition } from '#forms'
import { aFile, type Exchange, talk } from '../../transcript.ts'
import { residenceCertificate } from './service.ts'

const form = residenceCertificate.form as FormDefinition
const theySay = (exchanges: Exchange[]) => exchanges.slice(1).map(([they]) => they)

const inEnglish: Exchange[] = [
  ['', 'What is your full name, as in your passport?'],
  ['Anna Petrova', 'When were you born?'],
  ['35.13.1988', '✗ Date of birth', 'When were you born?'],
  ['14 May 1988', 'say', 'In which street do you live?'],
  ['why', 'say', 'In which street do you live?'],
  ['Linden Street', 'House number'],
  ['number seven', '✗ House number', 'House number'],
  ['7', 'Flat number'],
  ['12', 'Town or village'],
  ['Novozersk', 'Postcode'],
  ['4012', '✗ Postcode', 'Postcode'],
  ['40123', 'Is this your main home?'],
  ['perhaps', '✗ Main home', 'Is this your main home?'],
  ['yes', 'Do you own this home or rent it?'],
  ['tenant', 'Name of the landlord'],
  ['Irina Belova', 'Rental contract'],
  ['it is in a drawer', '✗ Rental contract', 'Rental contract'],
  [aFile('contract.pdf'), 'Should paper letters go to another address?'],
  ['no', 'Is there anyone else at this address whom the certificate should name?'],
  ['yes', 'Person 1. Full name'],
  ['Timur Petrov', 'Person 1. Date of birth'],
  ['30 August 2015', 'Person 1. Relation to you'],
  ['child', 'say', 'Is there anyone else at this address whom the certificate should name?'],
  ['no', 'What is the certificate for?'],
  ['bank', 'review'],
  ['change owner or tenant', 'Do you own this home or rent it?'],
  ['owner', '? Name of the landlord, Rental contract'],
  ['yes', 'say', 'review'],
  ['submit', 'complete'],
]

it('is talked through in English, with wrong answers and a change of mind', () => {
  const { exchanges, answers } = talk(form, 'en', theySay(inEnglish))
  expect(exchanges).toEqual(inEnglish)
  expect(answers).toEqual({
    applicant: { fullName: 'Anna Petrova', birthDate: '1988-05-14' },
    address: { street: 'Linden Street', house: '7', flat: '12', town: 'Novozersk', postcode: '40123' },
    home: { mainResidence: true, tenure: 'owner' },
    household: [{ name: 'Timur Petrov', birthDate: '2015-08-30', relation: 'child' }],
    certificate: { purpose: 'bank' },
  })
})

const inRussian: Exchange[] = [
  ['', 'Ваше полное имя, как в паспорте?'],
  ['Чинара Асанова', 'Когда вы родились?'],
  ['30 февраля 1996', '✗ Дата рождения', 'Когда вы родились?'],
  ['8 марта 1996', 'say', 'На какой улице вы живёте?'],
  ['Портовая улица', 'Номер дома'],
  ['зачем', 'say', 'Номер дома'],
  ['3', 'Номер квартиры'],
  ['пропустить', 'Город или село'],
  ['Новозёрск', 'Почтовый индекс'],
  ['индекс не знаю', '✗ Почтовый индекс', 'Почтовый индекс'],
  ['40117', 'Это ваше основное место жительства?'],
  ['да', 'Это жильё ваше или вы его снимаете?'],
  ['дача', '✗ Собственник или наниматель', 'Это жильё ваше или вы его снимаете?'],
  ['наниматель', 'Имя наймодателя (владельца жилья)'],
  ['Ирина Белова', 'Договор найма'],
  [aFile('dogovor.pdf'), 'Отправлять бумажные письма на другой адрес?'],
  ['да', 'say', 'На какую улицу отправлять письма?'],
  ['Липовая улица', 'Номер дома'],
  ['7', 'Номер квартиры'],
  ['12', 'Город или село'],
  ['Новозёрск', 'Почтовый индекс'],
  ['40123', 'Указать в справке ещё кого-нибудь, кто живёт по этому адресу?'],
  ['нет', 'Для чего нужна справка?'],
  ['другое', 'Куда вы предъявите справку?'],
  ['В библиотеку', 'review'],
  ['изменить назначение справки', 'Для чего нужна справка?'],
  ['суд', '? Куда вы её предъявите'],
  ['нет', 'say', 'review'],
  [{ kind: 'command', command: 'change', target: '/address/postcode' }, 'Почтовый индекс'],
  ['40118', 'say', 'review'],
  ['отправить', 'complete'],
]

it('is talked through in Russian, with a change that is taken back', () => {
  const { exchanges, answers } = talk(form, 'ru', theySay(inRussian))
  expect(exchanges).toEqual(inRussian)
  expect(answers).toEqual({
    applicant: { fullName: 'Чинара Асанова', birthDate: '1996-03-08' },
    address: { street: 'Портовая улица', house: '3', town: 'Новозёрск', postcode: '40118' },
    home: {
      mainResidence: true,
      tenure: 'tenant',
      landlord: 'Ирина Белова',
      rentalContract: expect.objectContaining({ name: 'dogovor.pdf' }),
    },
    correspondence: { street: 'Липовая улица', house: '7', flat: '12', town: 'Новозёрск', postcode: '40123' },
    household: [],
    certificate: { purpose: 'other', otherPurpose: 'В библиотеку' },
  })
})
