import type { ControlProps, Option } from './control.ts'
import { OptionButtons } from './option-buttons.tsx'
import { RadioList } from './radio-list.tsx'
import { SearchList } from './search-list.tsx'

/** So many options fit as buttons; more than that are a list; above this a person rather searches. */
const FEW = 5
const MANY = 20

/** Whether the options are buttons, so that pressing one is the answer. */
export const isFew = (options: readonly unknown[]) => options.length <= FEW

type Props<Value> = ControlProps<Value> & { options: readonly Option<Value>[]; search?: boolean | undefined }

/** One of several options, shown as their number allows. */
export function ChoiceControl<Value>({ search, ...props }: Props<Value>) {
  if (search || props.options.length > MANY) return <SearchList {...props} />
  return isFew(props.options) ? <OptionButtons {...props} /> : <RadioList {...props} />
}
