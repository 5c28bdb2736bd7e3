import { useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'
import { OptionButtons } from './option-buttons.tsx'

export function YesNoControl(props: ControlProps<boolean>) {
  const { t } = useTexts()
  const options = [
    { value: true, title: t('control.yes') },
    { value: false, title: t('control.no') },
  ]
  return <OptionButtons {...props} options={options} />
}
