import type { EnumOptionsType, RegistryWidgetsType, WidgetProps } from '@rjsf/utils'
import { ChoiceControl } from '../controls/choice-control.tsx'
import { ChoicesControl } from '../controls/choices-control.tsx'
import type { ControlProps, Option } from '../controls/control.ts'
import { DateControl } from '../controls/date-control.tsx'
import { DateTimeControl } from '../controls/date-time-control.tsx'
import { LongTextControl } from '../controls/long-text-control.tsx'
import { NumberControl } from '../controls/number-control.tsx'
import { TextControl } from '../controls/text-control.tsx'
import { TimeControl } from '../controls/time-control.tsx'
import { YesNoControl } from '../controls/yes-no-control.tsx'
import { useTexts } from '../texts/texts.tsx'

/** The chat's own controls as the widgets of the form view: one look, one behaviour. */
export const widgets: RegistryWidgetsType = {
  TextWidget: Text,
  EmailWidget: Text,
  URLWidget: Text,
  PasswordWidget: Text,
  UpDownWidget: Text,
  RangeWidget: Text,
  TextareaWidget: (props) => <LongTextControl {...controlProps<string>(props)} maxLength={props.schema.maxLength} />,
  CheckboxWidget: (props) => <YesNoControl {...controlProps<boolean>(props)} />,
  SelectWidget: Choice,
  RadioWidget: Choice,
  CheckboxesWidget: Choice,
  DateWidget: (props) => <DateControl {...controlProps<string>(props)} />,
  AltDateWidget: (props) => <DateControl {...controlProps<string>(props)} />,
  TimeWidget: (props) => <TimeControl {...controlProps<string>(props)} />,
  DateTimeWidget: (props) => <DateTimeControl {...controlProps<string>(props)} />,
  AltDateTimeWidget: (props) => <DateTimeControl {...controlProps<string>(props)} />,
}

/** What a widget is given, in the words of our controls. Help, description and problem are drawn by the control. */
function controlProps<Value>(props: WidgetProps): ControlProps<Value> {
  const { id, label, required = false, rawErrors, readonly, disabled, value, onChange, options, schema } = props
  const description = options.description ?? schema.description
  return {
    id,
    label,
    required,
    help: [description, options.help].filter(Boolean).join(' ') || undefined,
    problem: rawErrors?.join(' ') || undefined,
    busy: Boolean(readonly || disabled),
    value: value as Value | undefined,
    onChange: (next) => onChange(next),
  }
}

function Text(props: WidgetProps) {
  const { schema, options } = props
  if (schema.type === 'number' || schema.type === 'integer')
    return <NumberControl {...controlProps<number>(props)} whole={schema.type === 'integer'} />
  const autocomplete = typeof options.autocomplete === 'string' ? options.autocomplete : undefined
  return (
    <TextControl
      {...controlProps<string>(props)}
      format={schema.format}
      maxLength={schema.maxLength}
      autoComplete={autocomplete}
    />
  )
}

/** One of a list, or several. */
function Choice(props: WidgetProps) {
  const { t } = useTexts()
  const options = (props.options.enumOptions ?? []).map(asOption)
  if (props.multiple) return <ChoicesControl {...controlProps<unknown[]>(props)} options={options} />
  // The list that chooses between branches comes without a name.
  return <ChoiceControl {...controlProps(props)} label={props.label || t('form.which')} options={options} />
}

function asOption({ value, label, schema }: EnumOptionsType): Option {
  return { value: value as unknown, title: label, hint: schema?.description }
}
