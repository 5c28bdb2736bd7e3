/**
 * One person's entry in the residents register. Both languages of the state are official, so names are kept in every
 * spelling that counts as the same; comparing ignores case and punctuation.
 */
export type ResidentEntry = {
  fullName: string[]
  birthDate: string
  street: string[]
  house: string | string[]
  flat?: string
  town: string[]
  postcode: string
  mainResidence: boolean
  household: { name: string[]; birthDate: string; relation: string }[]
}

const novozersk = ['Novozersk', 'Новозёрск', 'г. Новозёрск']

/** The demo register, by the subject under which a person signs in. Chinara has moved and is not in it yet. */
export const residentRegister: Record<string, ResidentEntry> = {
  anna: {
    fullName: ['Anna Petrova', 'Анна Петрова'],
    birthDate: '1988-05-14',
    street: ['Linden Street', 'Linden St', 'Липовая улица', 'улица Липовая', 'ул. Липовая', 'Липовая'],
    house: '7',
    flat: '12',
    town: novozersk,
    postcode: '40123',
    mainResidence: true,
    household: [
      { name: ['Mikhail Petrov', 'Михаил Петров'], birthDate: '1986-01-19', relation: 'spouse' },
      { name: ['Timur Petrov', 'Тимур Петров'], birthDate: '2015-08-30', relation: 'child' },
    ],
  },
  boris: {
    fullName: ['Boris Klein', 'Борис Клейн'],
    birthDate: '1954-11-02',
    street: ['Harbour Street', 'Harbour St', 'Портовая улица', 'улица Портовая', 'ул. Портовая', 'Портовая'],
    house: ['31a', '31а'],
    flat: '4',
    town: novozersk,
    postcode: '40117',
    mainResidence: true,
    household: [],
  },
  dmitri: {
    fullName: ['Dmitri Kovalev', 'Дмитрий Ковалёв'],
    birthDate: '1979-09-21',
    street: ['Lake Street', 'Lake St', 'Озёрная улица', 'улица Озёрная', 'ул. Озёрная', 'Озёрная'],
    house: '18',
    town: ['Kamyshino', 'Камышино', 'с. Камышино'],
    postcode: '40260',
    mainResidence: true,
    household: [{ name: ['Elena Kovaleva', 'Елена Ковалёва'], birthDate: '1981-03-03', relation: 'spouse' }],
  },
}
