import { type FormEvent, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { useKeys } from './use-keys.ts'
import { useTexts } from './use-texts.ts'

/** Looks through everything the official may see; `/` leads here. It asks once, when told to: every look is recorded. */
export function FindBox() {
  const { say } = useTexts()
  const navigate = useNavigate()
  const text = useSearchParams()[0].get('find') ?? ''
  const box = useRef<HTMLInputElement>(null)
  useKeys([['Slash', () => box.current?.focus()]])
  const find = (event: FormEvent) => {
    event.preventDefault()
    const wanted = box.current?.value.trim()
    if (wanted) navigate(`/admin?${new URLSearchParams({ find: wanted })}`)
  }
  return (
    <search className="p-find">
      <form className="p-find" onSubmit={find} key={text}>
        <input
          ref={box}
          type="search"
          aria-label={say('search.label')}
          aria-keyshortcuts="/"
          title={`${say('search.label')} (/)`}
          placeholder={say('search.placeholder')}
          defaultValue={text}
          minLength={2}
          maxLength={200}
        />
        <button type="submit" className="p-button">
          {say('search.find')}
        </button>
      </form>
    </search>
  )
}
