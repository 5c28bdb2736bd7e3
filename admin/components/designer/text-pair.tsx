import { useId } from 'react'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** The languages in which people are served, each named in itself. */
export const LANGUAGES = [
  ['en', 'English'],
  ['ru', 'Русский'],
] as const

type Props = {
  label: string
  help?: string
  /** How many lines; one is a box without line breaks. */
  rows?: number
  /** It may be left out in all languages, but not in one of them. */
  optional?: boolean
  read(locale: string): string
  write(locale: string, text: string): void
  /** The words that a translation was made of, when they are other ones now. */
  translated?(locale: string): string | undefined
  looked?(locale: string): void
  /** Told of the box of several lines in which the person begins to write. */
  onEnter?(box: HTMLTextAreaElement): void
}

/** One text in every language, side by side. What is missing is marked. */
export function TextPair(props: Props) {
  const { label, help, rows = 1, optional = false, read, write, translated, looked, onEnter } = props
  const { say } = useTexts()
  const { isLocked } = useDesign()
  const id = useId()
  const isNeeded = !optional || LANGUAGES.some(([locale]) => read(locale).trim() !== '')
  return (
    <fieldset className="d-pair" aria-describedby={help ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      {help && (
        <p className="p-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <div className="d-languages">
        {LANGUAGES.map(([locale, name]) => {
          const text = read(locale)
          const isMissing = isNeeded && (text.trim() === '' || isUntranslated(locale, text))
          const was = translated?.(locale)
          const box = {
            id: `${id}-${locale}`,
            value: text,
            readOnly: isLocked,
            lang: locale,
            'aria-invalid': isMissing || undefined,
          }
          return (
            <div key={locale}>
              <label className="p-quiet" htmlFor={`${id}-${locale}`}>
                {name} {isMissing && <span className="d-missing">{say('designer.missing')}</span>}
              </label>
              {rows === 1 ? (
                <input {...box} onChange={(event) => write(locale, event.target.value)} />
              ) : (
                <textarea
                  {...box}
                  rows={rows}
                  onFocus={(event) => onEnter?.(event.currentTarget)}
                  onChange={(event) => write(locale, event.target.value)}
                />
              )}
              {was !== undefined && (
                <span className="d-outdated">
                  {say('designer.outdated', { text: was })}{' '}
                  {!isLocked && (
                    <button type="button" className="p-button d-small" onClick={() => looked?.(locale)}>
                      {say('designer.stillRight')}
                    </button>
                  )}
                </span>
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** What was begun in Russian stands in the place of the English text until that is written. */
const isUntranslated = (locale: string, text: string) => locale === 'en' && /\p{Script=Cyrillic}/u.test(text)
