import type { Localized } from '../../catalog/in-locale.ts'

export type DemoPerson = {
  /** Subject at the identity provider, and what one types to sign in. */
  sub: string
  names: Localized
  locale: 'en' | 'ru'
  birthDate: string
  /** What makes this person worth trying the product as, shown where one chooses who to be. */
  about: Localized
  roles: { role: string; agency: string | null }[]
}

const citizens: DemoPerson[] = [
  {
    sub: 'anna',
    names: { en: 'Anna Petrova', ru: 'Анна Петрова' },
    locale: 'en',
    birthDate: '1988-05-14',
    about: { en: 'rents a flat with her family', ru: 'снимает квартиру, живёт с семьёй' },
    roles: [],
  },
  {
    sub: 'boris',
    names: { en: 'Boris Klein', ru: 'Борис Клейн' },
    locale: 'ru',
    birthDate: '1954-11-02',
    about: { en: 'types slowly and reads in large print', ru: 'пишет медленно, читает крупный шрифт' },
    roles: [],
  },
  {
    sub: 'chinara',
    names: { en: 'Chinara Asanova', ru: 'Чинара Асанова' },
    locale: 'ru',
    birthDate: '1996-03-08',
    about: {
      en: 'uses a screen reader, has just moved',
      ru: 'программа чтения с экрана, недавний переезд',
    },
    roles: [],
  },
  {
    sub: 'dmitri',
    names: { en: 'Dmitri Kovalev', ru: 'Дмитрий Ковалёв' },
    locale: 'en',
    birthDate: '1979-09-21',
    about: { en: 'uses the keyboard only, lives in a house', ru: 'пользуется только клавиатурой, живёт в своём доме' },
    roles: [],
  },
]

const officials: DemoPerson[] = [
  {
    sub: 'olga',
    names: { en: 'Olga Smirnova', ru: 'Ольга Смирнова' },
    locale: 'ru',
    birthDate: '1983-02-17',
    about: {
      en: 'service designer, State Registry Office',
      ru: 'описывает услуги, Государственная регистрационная палата',
    },
    roles: [{ role: 'service-designer', agency: 'registry' }],
  },
  {
    sub: 'irina',
    names: { en: 'Irina Sokolova', ru: 'Ирина Соколова' },
    locale: 'en',
    birthDate: '1986-08-09',
    about: {
      en: 'second service designer, State Registry Office',
      ru: 'тоже описывает услуги, Государственная регистрационная палата',
    },
    roles: [{ role: 'service-designer', agency: 'registry' }],
  },
  {
    sub: 'oleg',
    names: { en: 'Oleg Markov', ru: 'Олег Марков' },
    locale: 'en',
    birthDate: '1975-07-30',
    about: { en: 'case officer, State Registry Office', ru: 'ведёт дела, Государственная регистрационная палата' },
    roles: [{ role: 'case-officer', agency: 'registry' }],
  },
  {
    sub: 'vera',
    names: { en: 'Vera Nikitina', ru: 'Вера Никитина' },
    locale: 'en',
    birthDate: '1971-03-19',
    about: {
      en: 'supervisor and staff administrator, State Registry Office',
      ru: 'руководит отделом и ведает ролями, Государственная регистрационная палата',
    },
    roles: [
      { role: 'supervisor', agency: 'registry' },
      { role: 'staff-administrator', agency: 'registry' },
    ],
  },
  {
    sub: 'clara',
    names: { en: 'Clara Weber', ru: 'Клара Вебер' },
    locale: 'en',
    birthDate: '1990-12-05',
    about: { en: 'case officer, Novozersk City Clinic', ru: 'ведёт дела, Новозёрская городская поликлиника' },
    roles: [{ role: 'case-officer', agency: 'clinic' }],
  },
  {
    sub: 'sergei',
    names: { en: 'Sergei Volkov', ru: 'Сергей Волков' },
    locale: 'ru',
    birthDate: '1969-04-11',
    about: { en: 'case officer, Education Department', ru: 'ведёт дела, Управление образования' },
    roles: [{ role: 'case-officer', agency: 'schools' }],
  },
  {
    sub: 'tamara',
    names: { en: 'Tamara Lebedeva', ru: 'Тамара Лебедева' },
    locale: 'ru',
    birthDate: '1981-10-23',
    about: { en: 'case officer, City Transport Department', ru: 'ведёт дела, Управление городского транспорта' },
    roles: [{ role: 'case-officer', agency: 'transport' }],
  },
  {
    sub: 'pavel',
    names: { en: 'Pavel Orlov', ru: 'Павел Орлов' },
    locale: 'ru',
    birthDate: '1993-06-01',
    about: { en: 'case officer, Citizen Participation Centre', ru: 'ведёт дела, Центр участия граждан' },
    roles: [{ role: 'case-officer', agency: 'participation' }],
  },
]

const representatives: DemoPerson[] = [
  {
    sub: 'nadia',
    names: { en: 'Nadezhda Belova', ru: 'Надежда Белова' },
    locale: 'en',
    birthDate: '1984-03-19',
    about: {
      en: 'applies for the Citizen Participation Centre, which is not verified yet',
      ru: 'подаёт заявку от Центра участия граждан, который ещё не проверен',
    },
    roles: [{ role: 'agency-representative', agency: null }],
  },
]

// Two, because what matters most needs two different people.
const administrators: DemoPerson[] = [
  {
    sub: 'admin',
    names: { en: 'Aigul Sadykova', ru: 'Айгуль Садыкова' },
    locale: 'en',
    birthDate: '1986-01-28',
    about: { en: 'administrator', ru: 'администратор' },
    roles: [{ role: 'administrator', agency: null }],
  },
  {
    sub: 'admin2',
    names: { en: 'Viktor Stepanov', ru: 'Виктор Степанов' },
    locale: 'ru',
    birthDate: '1972-08-09',
    about: {
      en: 'second administrator, for decisions that need two people',
      ru: 'второй администратор, для решений, которые принимают двое',
    },
    roles: [{ role: 'administrator', agency: null }],
  },
]

/** Everyone who can sign in to the demo. */
export const people: DemoPerson[] = [...citizens, ...officials, ...representatives, ...administrators]
