import { describe, expect, it } from 'vitest'
import { readChoices } from './read-choices.ts'

describe('what an official has chosen', () => {
  it.each<[string | undefined, ReturnType<typeof readChoices>]>([
    [undefined, {}],
    ['parley-theme=dark', { theme: 'dark' }],
    ['s=abc; parley-theme=light; parley-language=ru', { theme: 'light', locale: 'ru' }],
    ['parley-theme="><script>; parley-language=xx', {}],
    ['xparley-theme=dark', {}],
  ])('is read out of %s', (header, choices) => {
    expect(readChoices(header)).toEqual(choices)
  })
})
