// The package's main door also opens its test tools, which want a validator that is not installed here.
import withTheme from '@rjsf/core/lib/withTheme.js'
import { FileField } from './file-field.tsx'
import { lenientFields } from './lenient-fields.tsx'
import { templates } from './templates.tsx'
import { widgets } from './widgets.tsx'

/** RJSF with the controls of the chat: wherever a form is shown, it looks and works alike. */
export const ThemedForm = withTheme({ templates, widgets, fields: { ...lenientFields, file: FileField } })
