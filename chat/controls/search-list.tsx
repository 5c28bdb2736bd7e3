import { ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { ComboBox } from 'react-aria-components/ComboBox'
import { useTexts } from '../texts/texts.tsx'
import type { ControlProps, Option } from './control.ts'
import { Field } from './field.tsx'
import { matchingOptions } from './matching-options.ts'

type Props<Value> = ControlProps<Value> & { options: readonly Option<Value>[] }

/** Many options: a combo box that finds them by the beginnings of their words. */
export function SearchList<Value>({ options, value, onChange, ...field }: Props<Value>) {
  const { t } = useTexts()
  const chosen = options.findIndex((option) => option.value === value)
  const [typed, setTyped] = useState(options[chosen]?.title ?? '')
  const found = useMemo(() => matchingOptions(options, typed), [options, typed])
  /** Words that are no option's title choose nothing, whatever was chosen before. */
  function write(text: string) {
    setTyped(text)
    if (!options.some(({ title }) => title === text)) onChange(undefined)
  }
  return (
    <Field {...field}>
      {(aria) => (
        <ComboBox
          className="combo"
          aria-labelledby={aria['aria-labelledby']}
          items={found}
          inputValue={typed}
          onInputChange={write}
          selectedKey={chosen < 0 ? null : chosen}
          onSelectionChange={(key) => {
            const option = key === null ? undefined : options[Number(key)]
            setTyped(option?.title ?? '')
            onChange(option?.value)
          }}
          isReadOnly={field.busy ?? false}
          allowsEmptyCollection
          menuTrigger="focus"
        >
          <div className="combo-box">
            <Input id={field.id} className="input" aria-describedby={aria['aria-describedby']} />
            <Button className="combo-open" aria-label={t('control.show-list')}>
              <ChevronDown aria-hidden size={20} strokeWidth={1.75} />
            </Button>
          </div>
          <Popover className="combo-list" placement="top start">
            <ListBox<(typeof found)[number]> renderEmptyState={() => <p>{t('control.nothing-found')}</p>}>
              {({ index, title }) => (
                <ListBoxItem id={index} textValue={title} className="combo-option">
                  {title}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
    </Field>
  )
}
