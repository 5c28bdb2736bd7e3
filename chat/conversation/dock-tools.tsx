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
}

const commands: { command: Command; label: TextKey; at: OpenStep['kind'][] }[] = [
  { command: 'back', label: 'command.back', at: ['ask', 'review'] },
  { command: 'skip', label: 'command.skip', at: ['ask'] },
  { command: 'why', label: 'command.why', at: ['ask'] },
  { command: 'help', label: 'command.help', at: ['ask', 'confirm', 'review'] },
  { command: 'review', label: 'command.review', at: ['ask'] },
]

/** What can be done besides answering. Each can also be typed. */
export function DockTools({ step, busy, onCommand, onStop }: Props) {
  const { t } = useTexts()
  const required = step.kind === 'ask' && step.ask.required
  const offered = commands.filter(({ command, at }) => at.includes(step.kind) && !(command === 'skip' && required))
  const act = (key: string) => {
    const chosen = offered.find(({ command }) => command === key)
    if (chosen) onCommand(chosen.command, t(chosen.label))
    else onStop()
  }
  return (
    <div className="dock-tools">
      {step.kind === 'ask' && (
        <Button look="quiet" busy={busy} onClick={() => onCommand('why', t('command.why'))}>
          {t('command.why')}
        </Button>
      )}
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
            <MenuItem id="stop" className="menu-item">
              {t('command.stop')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  )
}
