import { describe, expect, it } from 'vitest'
import { parseTable } from './parse-table.ts'

describe('a pasted table', () => {
  it.each([
    [
      'tabs',
      'Vera\t40\nMisha\t7',
      [
        ['Vera', '40'],
        ['Misha', '7'],
      ],
    ],
    [
      'semicolons',
      'Vera;40\r\nMisha;7\r\n',
      [
        ['Vera', '40'],
        ['Misha', '7'],
      ],
    ],
    [
      'commas',
      'Vera,40\n\nMisha,7',
      [
        ['Vera', '40'],
        ['Misha', '7'],
      ],
    ],
    [
      'semicolons before commas, so a decimal comma stays whole',
      'a;1,5\nb;2,5',
      [
        ['a', '1,5'],
        ['b', '2,5'],
      ],
    ],
    [
      'quotes',
      '"Petrova, Vera","say ""hi"""\nMisha,7',
      [
        ['Petrova, Vera', 'say "hi"'],
        ['Misha', '7'],
      ],
    ],
    [
      'a line break in quotes',
      '"Lenina 5\nOsh",1\nMira,2',
      [
        ['Lenina 5\nOsh', '1'],
        ['Mira', '2'],
      ],
    ],
    [
      'tabs left out at the end',
      'Vera\t40\nMisha',
      [
        ['Vera', '40'],
        ['Misha', ''],
      ],
    ],
  ])('is read with %s', (_, text, rows) => {
    expect(parseTable(text)?.rows).toEqual(rows)
  })

  it.each(['Vera', 'Vera\nMisha', 'Vera, 40\nMisha', ''])('is not seen in %j', (text) => {
    expect(parseTable(text)).toBeUndefined()
  })
})
