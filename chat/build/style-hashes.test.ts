// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources under test are written as texts
import { describe, expect, it } from 'vitest'
import { styleTexts } from './style-hashes.ts'

describe('style texts', () => {
  it('fills in the constants of the module and trims as the browser will see it', () => {
    const code =
      "const $a$ID = 'data-x';\nconst style = d.createElement('style');\nstyle.textContent = `\n[${$a$ID}] { b: c }\n`.trim();"
    expect(styleTexts(code)).toEqual(['[data-x] { b: c }'])
  })

  it('refuses a style element whose text is built some other way', () => {
    expect(() => styleTexts("d.createElement('style').append(rules)")).toThrow('1 style elements')
  })

  it('refuses a text that uses something other than a constant', () => {
    expect(() => styleTexts("d.createElement('style'); s.textContent = `${rules}`.trim()")).toThrow('uses rules')
  })

  it('finds nothing in a module without style elements', () => {
    expect(styleTexts('export const one = 1')).toEqual([])
  })
})
