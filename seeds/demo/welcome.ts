import { people } from './people.ts'

/** The people of the demo as the sign-in page shows them. */
export const peopleToBe = people.map(({ sub, names, locale, about }) => ({
  sub,
  name: names[locale] ?? sub,
  locale,
  about,
}))

/** Who one can be, one line each, for the terminal. */
export const whoIsWho = people
  .map(({ sub, roles }) => {
    const role = roles.map(({ role, agency }) => (agency ? `${role}, ${agency}` : role)).join('; ')
    return `    ${sub.padEnd(9)} ${role || 'citizen'}`
  })
  .join('\n')
