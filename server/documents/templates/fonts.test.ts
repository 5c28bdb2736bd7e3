import { describe, expect, it } from 'vitest'
import { fontFaces, signsWithoutGlyph } from './fonts.ts'

const families = (text: string) => [...new Set(fontFaces(text).match(/(?<=font-family:')[^']+/g))]

describe('the fonts of a document', () => {
  it.each([
    ['Latin', 'Anna Müller, Nguyễn', ['Noto Sans']],
    ['Cyrillic', 'Өмүрбек Щукін', ['Noto Sans']],
    ['Greek', 'Άννα Παπαδοπούλου, ὦ', ['Noto Sans']],
    ['Arabic', 'محمد پروین', ['Noto Sans', 'Noto Sans Arabic']],
    ['Hebrew', 'שרה', ['Noto Sans Hebrew']],
    ['Devanagari', 'अनिता', ['Noto Sans Devanagari']],
    ['Chinese', '王小明', ['Noto Sans SC']],
    ['kana', 'やまだタロウ', ['Noto Sans SC']],
  ])('cover %s, each by a family of its own, and only when it is written', (_, text, needed) => {
    expect(signsWithoutGlyph(text)).toEqual([])
    expect(families(text)).toEqual(needed)
  })

  it('do not cover hieroglyphs, Hangul, emoji, nor what means nothing', () => {
    expect(signsWithoutGlyph('a𓀀б한👍\ue000\u0378\ud800')).toEqual(['𓀀', '한', '👍', '\ue000', '\u0378', '\ud800'])
  })

  it('are not asked about what has no shape: joiners, variation selectors, white space', () => {
    expect(signsWithoutGlyph('\u200d\u200c\ufe0f\u00ad \n\t')).toEqual([])
  })
})
