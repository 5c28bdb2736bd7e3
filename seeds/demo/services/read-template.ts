import { readFileSync } from 'node:fs'

/** A document's template in both languages of the state: `<name>.en.liquid` and `<name>.ru.liquid` beside the module. */
export function readTemplate(name: string, beside: string): { en: string; ru: string } {
  const inLanguage = (language: string) => readFileSync(new URL(`${name}.${language}.liquid`, beside), 'utf8')
  return { en: inLanguage('en'), ru: inLanguage('ru') }
}
