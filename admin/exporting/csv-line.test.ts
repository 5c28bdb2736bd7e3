import { describe, expect, it } from 'vitest'
import { csvLine } from './csv-line.ts'

describe('a line of CSV', () => {
  it('ends by CRLF and quotes what would end a cell', () => {
    expect(csvLine(['a', '', 'b,c', 'say "no"', 'two\nlines'])).toBe('a,,"b,c","say ""no""","two\nlines"\r\n')
  })

  it.each([
    '=1+1',
    '+7',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '  =1',
    '\u200b=1',
    '\ufeff@x',
  ])('runs nothing in a spreadsheet: %j', (value) => {
    expect(csvLine([value])).toBe(`"'${value}"\r\n`)
  })

  it('leaves an ordinary value as it is', () => {
    expect(csvLine(['TEST-1', 'Анна Петрова', '2026-03-01', 'a=b'])).toBe('TEST-1,Анна Петрова,2026-03-01,a=b\r\n')
  })
})
