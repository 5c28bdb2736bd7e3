import { Ellipsis } from 'lucide-react'
import { Menu, Button as MenuButton, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Command } from '#forms'
import { Button } from '../controls/button.tsx'
import { type TextKey, useTexts } from '../texts/texts.tsx'
import type { OpenStep } from './open-step.ts'

type Props = {
  step: OpenStep
  busy: boolean
  onCommand(command: Command, text: string): void
  onStop(): void
  /** Present while the conversation is led in another language than the page. */
  onThisLanguage?: (() => void) | undefined
}

type Offer = {
  command: Command
  label: TextKey
  at: OpenStep['kind'][]
  quick?: true
  when?: (step: OpenStep) => boolean
}

const maySkip = (step: OpenStep) => step.kind === 'ask' && !step.ask.required
const isChange = (step: OpenStep) => step.kind === 'ask' && step.changing

const commands: Offer[] = [
  { command: 'cancel', label: 'question.leave', at: ['ask'], quick: true, when: isChange },
  { command: 'back', label: 'command.back', at: ['ask', 'review'] },
  { command: 'skip', label: 'command.skip', at: ['ask'], quick: true, when: maySkip },
  { command: 'why', label: 'command.why', at: ['ask'], quick: true },
  { command: 'help', label: 'command.help', at: ['ask', 'confirm', 'review'] },
  { command: 'review', label: 'command.review', at: ['ask'] },
]

/** What can be done besides answering; what is wanted most often stands outside the menu. Each can also be typed. */
export function DockTools({ step, busy, onCommand, onStop, onThisLanguage }: Props) {
  const { t } = useTexts()
  const offered = commands.filter(({ at, when }) => at.includes(step.kind) && (!when || when(step)))
  const quick = offered.filter(({ quick }) => quick)
  const act = (key: string) => {
    const chosen = offered.find(({ command }) => command === key)
    if (chosen) onCommand(chosen.command, t(chosen.label))
    else if (key === 'this-language') onThisLanguage?.()
    else onStop()
  }
  return (
    <div className="dock-tools">
      {quick.map(({ command, label }) => (
        <Button key={command} look="quiet" busy={busy} onClick={() => onCommand(command, t(label))}>
          {t(label)}
        </Button>
      ))}
      <MenuTrigger>
        <MenuButton className="button quiet">
          <Ellipsis aria-hidden size={20} strokeWidth={1.75} />
          {t('dock.more')}
        </MenuButton>
        <Popover className="menu" placement="top end">
          <Menu onAction={(key) => act(String(key))}>
            {offered.map(({ command, label }) => (
              <MenuItem key={command} id={command} className="menu-item">
                {t(label)}
              </MenuItem>
            ))}
            {onThisLanguage && (
              <MenuItem id="this-language" className="menu-item">
                {t('command.this-language')}
              </MenuItem>
            )}
            <MenuItem id="stop" className="menu-item">
              {t('command.stop')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  )
}
