import { IntlMessageFormat } from 'intl-messageformat'
import { expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

it('has every text in every language, and every text can be read', () => {
  expect(Object.keys(ru)).toEqual(Object.keys(en))
  for (const text of [...Object.values(en), ...Object.values(ru)])
    expect(() => new IntlMessageFormat(text, 'en')).not.toThrow()
})
