import { describe, expect, it } from 'vitest'
import { safeName } from './upload-file.ts'

describe('the name of an uploaded file', () => {
  it.each([
    ['scan.pdf', 'scan.pdf'],
    ['Договор найма (2).pdf', 'Договор найма (2).pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\anna\\scan.pdf', 'scan.pdf'],
    ['inv\u202efdp.exe', 'invfdp.exe'],
    ['a\u0000b\nc.pdf', 'abc.pdf'],
    ['..', 'file'],
    ['', 'file'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeName(given)).toBe(kept)
  })
})
