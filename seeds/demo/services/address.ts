import { allUnder } from './all-under.ts'

/** The question about the street opens an address, so it says whose; one reason holds for all parts. */
type Asked = { street: string; purpose: string; legalBasis: string }

/** The definition of a postal address, for `definitions.address` of a form. */
export const address = {
  type: 'object',
  title: 'Address',
  required: ['street', 'house', 'town', 'postcode'],
  properties: {
    street: { type: 'string', title: 'Street', minLength: 2, maxLength: 120, examples: ['Linden Street'] },
    house: {
      type: 'string',
      title: 'House number',
      pattern: '^[0-9]{1,4}[A-Za-zА-Яа-я]?(/[0-9]{1,4})?$',
      examples: ['7'],
      errorMessage: {
        pattern: 'House number: digits, then a letter or a second number if there is one, like 7, 7a or 12/3.',
      },
    },
    flat: {
      type: 'string',
      title: 'Flat number',
      pattern: '^[0-9]{1,4}[A-Za-zА-Яа-я]?$',
      examples: ['12'],
      errorMessage: { pattern: 'Flat number: digits, then a letter if there is one, like 12 or 12a.' },
    },
    town: { type: 'string', title: 'Town or village', minLength: 2, maxLength: 80, examples: ['Novozersk'] },
    postcode: {
      type: 'string',
      title: 'Postcode',
      pattern: '^[0-9]{5}$',
      examples: ['40123'],
      errorMessage: { pattern: 'Postcode: five digits, like 40123.' },
    },
  },
}

/** The Russian texts of that definition. */
export const addressTextsRu = allUnder('/definitions/address', {
  '/title': 'Адрес',
  '/properties/street/title': 'Улица',
  '/properties/street/examples/0': 'Липовая улица',
  '/properties/house/title': 'Номер дома',
  '/properties/house/errorMessage/pattern':
    'Номер дома: цифры, затем буква или второй номер, если они есть, например 7, 7а или 12/3.',
  '/properties/flat/title': 'Номер квартиры',
  '/properties/flat/errorMessage/pattern': 'Номер квартиры: цифры, затем буква, если она есть, например 12 или 12а.',
  '/properties/town/title': 'Город или село',
  '/properties/town/examples/0': 'Новозёрск',
  '/properties/postcode/title': 'Почтовый индекс',
  '/properties/postcode/errorMessage/pattern': 'Почтовый индекс: пять цифр, например 40123.',
})

const PARTS = ['street', 'house', 'flat', 'town', 'postcode']

/** How an address is asked. */
export function askAddress({ street, ...why }: Asked): Record<string, object> {
  const parts = Object.fromEntries(PARTS.map((part) => [part, { 'ui:options': why }]))
  return {
    ...parts,
    street: { ...parts.street, 'ui:question': street },
    flat: { ...parts.flat, 'ui:help': 'Skip this if the address has no flat number.' },
  }
}

/** The same for where the applicants themselves live: their browser may know it (WCAG 2.2, 1.3.5). */
export function askOwnAddress(asked: Asked): Record<string, object> {
  const parts = askAddress(asked)
  const fillIn = (part: string, token: string) => ({ [part]: { ...parts[part], 'ui:autocomplete': token } })
  return {
    ...parts,
    ...fillIn('street', 'address-line1'),
    ...fillIn('flat', 'address-line2'),
    ...fillIn('town', 'address-level2'),
    ...fillIn('postcode', 'postal-code'),
  }
}

/** The Russian texts of `askAddress`, for the address that stands at `pointer` of the UI schema. */
export function askAddressTextsRu(pointer: string, asked: Asked): Record<string, string> {
  const parts = PARTS.map((part) =>
    allUnder(`${pointer}/${part}/ui:options`, { '/purpose': asked.purpose, '/legalBasis': asked.legalBasis }),
  )
  const own = { '/street/ui:question': asked.street, '/flat/ui:help': 'Пропустите, если номера квартиры нет.' }
  return Object.assign(allUnder(pointer, own), ...parts)
}
