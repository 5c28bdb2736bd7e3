import type { ReduxState } from 'adminjs'
import { useSelector } from 'react-redux'
import { FindBox } from './find-box.tsx'
import { KeysHelp } from './keys-help.tsx'
import { LoggedIn } from './logged-in.tsx'
import { useTexts } from './use-texts.ts'

/** The head of every page. The core's own opens the menu by a click on a picture, which no keyboard reaches. */
export function TopBar({ toggleSidebar }: { toggleSidebar(): void }) {
  const { say } = useTexts()
  const session = useSelector((state: ReduxState) => state.session)
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: inside the core's sections a header is no banner by itself
    <header className="p-top" role="banner">
      <button type="button" className="p-button p-menu" onClick={toggleSidebar}>
        {say('topBar.menu')}
      </button>
      <FindBox />
      <KeysHelp />
      <LoggedIn session={session} />
    </header>
  )
}
