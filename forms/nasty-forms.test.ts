import { describe, it } from 'vitest'
import { ownForm } from './test/own-forms.ts'
import { expectTranscript } from './test/transcript.ts'

describe('conversations about nasty forms', () => {
  it('a change of country takes the list of states with it (address-by-country, en)', () => {
    expectTranscript(ownForm('address-by-country'), 'en', [
      'Street',
      '> 1 Main',
      'Country',
      '> USA',
      'State',
      '> nevada',
      '! State: none of the answers is “nevada”. Choose from the list.',
      'State',
      '> ny',
      'Zip (optional)',
      '> skip',
      '= Address / Street: 1 Main',
      '= Address / Country: USA',
      '= Address / State: NY',
      '= Address / Zip: Not given',
      '> change country',
      'Country',
      '> CAN',
      '? Country: change to CAN? 1 answer will be removed: “State” (NY). 2 questions will be asked: “Province”, “Postal code”. Write “yes” to change, “no” to keep everything as it is.',
      '> yes',
      'Country: changed to CAN.',
      'Province',
      '> b',
      'Postal code (optional)',
      '> skip',
      '= Address / Street: 1 Main',
      '= Address / Country: CAN',
      '= Address / Province: BC',
      '= Address / Postal code: Not given',
      '> submit',
      '# {"address":{"street":"1 Main","country":"CAN","state":"BC"}}',
    ])
  })

  it('either of two must be given, whichever comes first (award, en)', () => {
    expectTranscript(ownForm('award'), 'en', [
      'Applicant',
      '> Anna',
      'Award number (optional)',
      '> skip',
      'Project name',
      '> skip',
      '! Project name: this cannot be left out.',
      'Project name',
      '> Bridge',
      'Contact (optional)',
      '> skip',
      '= Your answers / Applicant: Anna',
      '= Your answers / Award number: Not given',
      '= Your answers / Project name: Bridge',
      '= Your answers / Contact: Not given',
      '> submit',
      '# {"applicant":"Anna","project":"Bridge"}',
    ])
  })

  it('either of two must be given, whichever comes first (award, ru)', () => {
    expectTranscript(ownForm('award'), 'ru', [
      'Applicant',
      '> Анна',
      'Award number (optional)',
      '> пропустить',
      'Project name',
      '> Мост',
      'Contact (optional)',
      '> пропустить',
      '= Ваши ответы / Applicant: Анна',
      '= Ваши ответы / Award number: Не указано',
      '= Ваши ответы / Project name: Мост',
      '= Ваши ответы / Contact: Не указано',
      '> изменить project',
      'Project name',
      '> пропустить',
      '! Project name: это нельзя пропустить.',
      'Project name',
      '> отправить',
      '# {"applicant":"Анна","project":"Мост"}',
    ])
  })

  it('at least one of two must be given (identity, en)', () => {
    expectTranscript(ownForm('identity'), 'en', [
      'Name',
      '> Anna',
      'File number (optional)',
      '> skip',
      'Insurance number',
      '> skip',
      '! Insurance number: this cannot be left out.',
      'Insurance number',
      '> 123456789',
      '= Identity / Name: Anna',
      '= Identity / File number: Not given',
      '= Identity / Insurance number: 123456789',
    ])
  })

  it('an answer brings the questions that belong to it (pets, en)', () => {
    expectTranscript(ownForm('pets'), 'en', [
      'Do you have pets?',
      '> yes',
      '! Do you have pets? “yes” fits 2 answers: Yes: one or Yes: more. Which one?',
      'Do you have pets?',
      '> 2',
      'Card number (optional)',
      '> six',
      'PIN',
      '> 6.5',
      'Hint (optional)',
      '> skip',
      'Age of the pet',
      '> change do you have pets?',
      'Do you have pets?',
      '> 3',
      '? Do you have pets? change to Yes: more? 1 question will be asked: “Want to give any away?”. Write “yes” to change, “no” to keep everything as it is.',
      '> yes',
      'Do you have pets? changed to Yes: more.',
      'Want to give any away?',
      '> no',
      '= Pets / Do you have pets?: Yes: more',
      '= Pets / Card number: six',
      '= Pets / PIN: 6.5',
      '= Pets / Hint: Not given',
      '= Pets / Want to give any away?: No',
      '> submit',
      '# {"pets":"Yes: more","card":"six","pin":"6.5","leave":false}',
    ])
  })

  it('entries are named, and a name is used once (opening-hours, ru)', () => {
    expectTranscript(ownForm('opening-hours'), 'ru', [
      'Hours: добавить первую запись?',
      '> ещё',
      'Hours: как называется следующая запись?',
      '> Понедельник',
      '! Hours: «Понедельник» не подходит как имя. Напишите другое.',
      'Hours: как называется следующая запись?',
      '> monday',
      'monday. From – to',
      '> 9-18',
      'Hours: записей 1. Добавить ещё?',
      '> да',
      'Hours: как называется следующая запись?',
      '> monday',
      '! Hours: имя «monday» уже занято. Напишите другое.',
      'Hours: как называется следующая запись?',
      '> friday',
      'friday. From – to',
      '> 9-12',
      'Hours: записей 2. Добавить ещё?',
      '> хватит',
      'Fees: добавить первую запись?',
      '> хватит',
      'Rooms: есть что указать?',
      '> нет',
      '= Hours / monday. From – to: 9-18',
      '= Hours / friday. From – to: 9-12',
      '= Rooms / Rooms: Не указано',
      '> отправить',
      '# {"hours":{"monday":"9-18","friday":"9-12"},"fees":{}}',
    ])
  })

  it('a skipped question becomes mandatory (applicant-type, en)', () => {
    expectTranscript(ownForm('applicant-type'), 'en', [
      'Kinds of applicant',
      '> City',
      'Which other? (optional)',
      '> skip',
      '= Your answers / Kinds of applicant: City',
      '= Your answers / Which other?: Not given',
      '> change kinds',
      'Kinds of applicant',
      '> school, other (specify)',
      '? Kinds of applicant: change to School, Other (specify)? 1 question will be asked: “Which other?”. Write “yes” to change, “no” to keep everything as it is.',
      '> yes',
      'Kinds of applicant: changed to School, Other (specify).',
      'Which other?',
      '> Church',
      '= Your answers / Kinds of applicant: School, Other (specify)',
      '= Your answers / Which other?: Church',
      '> submit',
      '# {"types":["School","Other (specify)"],"other":"Church"}',
    ])
  })

  it('each row has its own conditions (vehicles, ru)', () => {
    expectTranscript(ownForm('vehicles'), 'ru', [
      'Vehicle 1. Kind',
      '> car',
      'Vehicle 1. Number plate',
      '> ?',
      'Как писать: от 4 до 8 букв или цифр, например A1B2C3D4. Можно также написать «назад», «зачем», «проверить» или «изменить» и название ответа.',
      'Vehicle 1. Number plate',
      '> B 1234',
      '! Vehicle 1. Number plate: от 4 до 8 букв или цифр, например A1B2C3D4. Вы написали «B 1234».',
      'Vehicle 1. Number plate',
      '> B1234',
      'Vehicle 1: car, B1234.',
      'Vehicles: записей 1. Добавить ещё?',
      '> хватит',
      '= Vehicles / Vehicle 1. Kind: car',
      '= Vehicles / Vehicle 1. Number plate: B1234',
      '> отправить',
      '# {"vehicles":[{"kind":"car","plate":"B1234"}]}',
    ])
  })

  it('the kind of answer is chosen first (fee-or-waiver, en)', () => {
    expectTranscript(ownForm('fee-or-waiver'), 'en', [
      'Fee: which of these?',
      '> waived',
      'Fee',
      '> yes',
      'Code: which of these? (optional)',
      '> skip',
      '= Your answers / Fee: Yes',
      '= Your answers / Code: Not given',
      '> change fee',
      'Fee',
      '> no',
      'Fee: changed to No.',
      '= Your answers / Fee: No',
      '= Your answers / Code: Not given',
      '> submit',
      '# {"fee":false}',
    ])
  })
})
