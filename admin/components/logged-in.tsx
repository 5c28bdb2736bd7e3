import type { CurrentAdmin } from 'adminjs'
import { useState } from 'react'
import { Preferences } from './preferences.tsx'
import { useTexts } from './use-texts.ts'

/** Who works here and where, and the way out. Signing out changes something, so it is a POST and no link. */
export function LoggedIn({ session }: { session: CurrentAdmin | null }) {
  const { say } = useTexts()
  const [failed, setFailed] = useState(false)
  if (!session) return null
  const signOut = async () => {
    const answer = await fetch('/auth/sign-out', { method: 'POST' }).catch(() => undefined)
    if (answer?.ok) window.location.assign('/')
    else setFailed(true)
  }
  return (
    <div className="p-who">
      {failed && <span role="alert">{say('topBar.signOutFailed')}</span>}
      <span>
        <bdi>{session.email}</bdi> <span className="p-quiet">{session.title}</span>
      </span>
      <Preferences />
      <button type="button" className="p-button" onClick={signOut}>
        {say('topBar.signOut')}
      </button>
    </div>
  )
}
