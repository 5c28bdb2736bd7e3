import getDefaultRegistry from '@rjsf/core/lib/getDefaultRegistry.js'
import { type Field, type FieldProps, getUiOptions, hasWidget, type RJSFSchema, type UiSchema } from '@rjsf/utils'

const { fields } = getDefaultRegistry()

/**
 * RJSF stops drawing the whole form where a widget is not known, or is not one for its type. Here, as in the conversation,
 * such a question is asked by its type.
 */
export const lenientFields = {
  StringField: lenient(fields.StringField),
  BooleanField: lenient(fields.BooleanField),
  ArrayField: lenient(fields.ArrayField),
  // Among alternatives a widget is meant for their number.
  AnyOfField: lenient(fields.AnyOfField, { type: 'number' }),
  OneOfField: lenient(fields.OneOfField, { type: 'number' }),
}

function lenient(Inner: Field | undefined, chosenBy?: RJSFSchema): Field {
  if (Inner === undefined) throw new Error('A field of RJSF is missing.')
  return function LenientField(props: FieldProps) {
    const { schema, uiSchema, registry } = props
    const { widget } = getUiOptions(uiSchema, registry.globalUiOptions)
    const isUsable = typeof widget !== 'string' || hasWidget(chosenBy ?? schema, widget, registry.widgets)
    return isUsable ? <Inner {...props} /> : <Inner {...props} uiSchema={withoutWidget(uiSchema)} />
  }
}

function withoutWidget(uiSchema: UiSchema = {}): UiSchema {
  const { 'ui:widget': _, 'ui:options': options, ...rest } = uiSchema
  const { widget: __, ...others } = options ?? {}
  return { ...rest, 'ui:options': others }
}
