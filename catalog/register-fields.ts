import type { Localized } from './in-locale.ts'

/** What the residents register keeps about a person and a decision rule can compare, in the order of an entry. */
export const RESIDENT_FIELDS: Record<string, Localized> = {
  fullName: { en: 'full name', ru: 'полное имя' },
  birthDate: { en: 'date of birth', ru: 'дата рождения' },
  street: { en: 'street', ru: 'улица' },
  house: { en: 'house number', ru: 'номер дома' },
  flat: { en: 'flat number', ru: 'номер квартиры' },
  town: { en: 'town or village', ru: 'город или село' },
  postcode: { en: 'postcode', ru: 'почтовый индекс' },
  mainResidence: { en: 'main residence', ru: 'основное место жительства' },
  household: { en: 'household', ru: 'состав семьи' },
}
