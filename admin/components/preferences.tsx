import { useId, useState } from 'react'
import { areKeysOn, turnKeys } from './use-keys.ts'
import { useTexts } from './use-texts.ts'

const themes = ['system', 'light', 'dark'] as const

/** How the panel looks, speaks and listens to keys, kept in this browser. */
export function Preferences() {
  const { say, language } = useTexts()
  const id = useId()
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'system')
  const [keys, setKeys] = useState(areKeysOn)
  const paint = (chosen: string) => {
    setTheme(chosen)
    keep('parley-theme', chosen === 'system' ? '' : chosen)
    if (chosen === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = chosen
  }
  const speak = (chosen: string) => {
    keep('parley-language', chosen)
    window.location.reload()
  }
  return (
    <details className="p-preferences">
      <summary className="p-button">{say('preferences.title')}</summary>
      <div className="p-card">
        <label htmlFor={`${id}-theme`}>{say('preferences.theme')}</label>
        <select id={`${id}-theme`} value={theme} onChange={(event) => paint(event.target.value)}>
          {themes.map((name) => (
            <option key={name} value={name}>
              {say(`preferences.${name}`)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-language`}>{say('preferences.language')}</label>
        <select id={`${id}-language`} value={language} onChange={(event) => speak(event.target.value)}>
          <option value="en" lang="en">
            English
          </option>
          <option value="ru" lang="ru">
            Русский
          </option>
        </select>
        <label className="p-option">
          <input
            type="checkbox"
            checked={keys}
            onChange={(event) => {
              turnKeys(event.target.checked)
              setKeys(event.target.checked)
            }}
          />
          {say('preferences.keys')}
        </label>
      </div>
    </details>
  )
}

/** For a year; an empty value forgets. The server reads it with the next page. */
function keep(name: string, value: string): void {
  const seconds = value === '' ? 0 : 365 * 24 * 3600
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store's own interface is not in every browser
  document.cookie = `${name}=${value}; path=/admin; max-age=${seconds}; samesite=lax`
}
