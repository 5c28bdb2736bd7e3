import '@fontsource-variable/onest/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/menu.css'
import './styles/layout.css'
import './styles/transcript.css'
import './styles/dock.css'
import './styles/screens.css'
import './styles/signing.css'
import './styles/form.css'
import './styles/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { followKeyboard } from './app/follow-keyboard.ts'
import { preferredTheme, showTheme } from './app/preferences.ts'

showTheme(preferredTheme())
followKeyboard()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
