import { ApiClient } from 'adminjs'
import { type FormEvent, useState } from 'react'
import { useTexts } from './use-texts.ts'

/** A role of the agency's own, named in both languages. It begins with nothing. */
export function NewRole({ agencyId, onAdded }: { agencyId: string; onAdded(): void }) {
  const { say } = useTexts()
  const [failed, setFailed] = useState(false)
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    const names = { en: String(sent.get('en')), ru: String(sent.get('ru')) }
    setFailed(false)
    try {
      const data = { agencyId, names }
      await new ApiClient().resourceAction({ resourceId: 'roles', actionName: 'addRole', method: 'post', data })
      onAdded()
    } catch {
      setFailed(true)
    }
  }
  return (
    <form className="p-card p-question" onSubmit={add} aria-labelledby="new-role">
      <h2 id="new-role">{say('roles.new')}</h2>
      <p className="p-help">{say('roles.newHelp')}</p>
      <label>
        {say('roles.nameEn')}
        <input name="en" required maxLength={80} lang="en" />
      </label>
      <label>
        {say('roles.nameRu')}
        <input name="ru" required maxLength={80} lang="ru" />
      </label>
      {failed && (
        <p className="p-problem" role="alert">
          {say('roles.notAdded')}
        </p>
      )}
      <button type="submit" className="p-button">
        {say('roles.add')}
      </button>
    </form>
  )
}
