import { useTexts } from '../texts/texts.tsx'
import type { ControlProps } from './control.ts'
import { OptionButtons } from './option-buttons.tsx'

type Props = ControlProps<boolean> & { count: number; min?: number | undefined; max?: number | undefined }

/** One more of the same, or was that the last? Says how many there are and how many there may be. */
export function MoreControl({ count, min = 0, max, ...props }: Props) {
  const { t } = useTexts()
  const options = [
    ...(max === undefined || count < max
      ? [{ value: true, title: count ? t('control.add-another') : t('control.add') }]
      : []),
    ...(count >= min ? [{ value: false, title: count ? t('control.enough') : t('control.none') }] : []),
  ]
  return (
    <div className="more">
      <p className="field-help">
        {max === undefined ? t('control.count', { count }) : t('control.count-of', { count, max })}
      </p>
      <OptionButtons {...props} options={options} />
    </div>
  )
}
