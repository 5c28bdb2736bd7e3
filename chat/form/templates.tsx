import {
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  canExpand,
  type FieldTemplateProps,
  type IconButtonProps,
  type MultiSchemaFieldTemplateProps,
  type ObjectFieldTemplateProps,
  type OptionalDataControlsTemplateProps,
  type TemplatesType,
  type WrapIfAdditionalTemplateProps,
} from '@rjsf/utils'
import { Plus, X } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { ProblemText } from '../controls/field.tsx'
import { type TextKey, useTexts } from '../texts/texts.tsx'

/** How the form view puts questions together. Labels, help and problems of single questions belong to their controls. */
export const templates: Partial<Omit<TemplatesType, 'ButtonTemplates'>> & {
  ButtonTemplates: Partial<TemplatesType['ButtonTemplates']>
} = {
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  MultiSchemaFieldTemplate,
  OptionalDataControlsTemplate,
  WrapIfAdditionalTemplate,
  FieldErrorTemplate: () => null,
  FieldHelpTemplate: () => null,
  DescriptionFieldTemplate: ({ description }) => (description ? <p className="field-help">{description}</p> : null),
  ButtonTemplates: {
    AddButton: (props) => <NamedButton {...props} text="form.add" />,
    RemoveButton: (props) => <NamedButton {...props} text="form.remove" />,
    ClearButton: (props) => <NamedButton {...props} text="form.clear" />,
    SubmitButton: () => null,
  },
}

/** Problems of a whole list or group stand above it; those of a single question are its control's. */
function FieldTemplate(props: FieldTemplateProps) {
  const { id, children, hidden, schema, rawErrors = [], uiSchema } = props
  if (hidden) return <div hidden>{children}</div>
  const whole = (schema.type === 'object' || schema.type === 'array') && uiSchema?.['ui:field'] !== 'file'
  return (
    <WrapIfAdditionalTemplate {...props}>
      {whole && rawErrors.map((text) => <ProblemText key={text} id={`${id}-problem`} text={text} />)}
      {children}
    </WrapIfAdditionalTemplate>
  )
}

function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { title, description, properties, optionalDataControl, fieldPathId, onAddProperty } = props
  const { schema, uiSchema, formData, registry, disabled, readonly } = props
  const { AddButton } = registry.templates.ButtonTemplates
  const fields = (
    <>
      {description && <p className="field-help">{description}</p>}
      {optionalDataControl}
      {properties.map(({ content }) => content)}
      {canExpand(schema, uiSchema, formData) && (
        <AddButton registry={registry} disabled={disabled || readonly} onClick={onAddProperty} />
      )}
    </>
  )
  // The whole form has its title in the heading of the page.
  if (!title || fieldPathId.path.length === 0) return <div className="form-group">{fields}</div>
  return (
    <fieldset className="form-group" id={fieldPathId.$id}>
      <legend>{title}</legend>
      {fields}
    </fieldset>
  )
}

function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { title, items, canAdd, onAddClick, optionalDataControl, fieldPathId, disabled, readonly, uiSchema, schema } =
    props
  const { t } = useTexts()
  const help = [schema.description, uiSchema?.['ui:help']].filter(Boolean).join(' ')
  return (
    <fieldset className="form-group" id={fieldPathId.$id}>
      {title && <legend>{title}</legend>}
      {help && <p className="field-help">{help}</p>}
      {optionalDataControl}
      {items}
      {canAdd && (
        <Button
          busy={disabled || readonly}
          icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}
          onClick={onAddClick}
        >
          {items.length ? t('control.add-another') : t('control.add')}
        </Button>
      )}
    </fieldset>
  )
}

function ArrayFieldItemTemplate({ children, buttonsProps, index }: ArrayFieldItemTemplateProps) {
  const { t } = useTexts()
  return (
    <div className="form-item">
      {children}
      {buttonsProps.hasRemove && (
        <Button look="quiet" icon={<X aria-hidden size={20} strokeWidth={1.75} />} onClick={buttonsProps.onRemoveItem}>
          {t('form.remove-number', { number: index + 1 })}
        </Button>
      )}
    </div>
  )
}

function MultiSchemaFieldTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  return (
    <div className="form-group">
      {selector}
      {optionSchemaField}
    </div>
  )
}

function OptionalDataControlsTemplate({ id, label, onAddClick, onRemoveClick }: OptionalDataControlsTemplateProps) {
  const onClick = onAddClick ?? onRemoveClick
  return onClick ? (
    <Button id={id} onClick={onClick}>
      {label}
    </Button>
  ) : (
    <p id={id}>{label}</p>
  )
}

/** An entry of a map: its name can be written, and the entry removed. */
function WrapIfAdditionalTemplate(props: WrapIfAdditionalTemplateProps) {
  const { id, label, schema, children, onKeyRenameBlur, onRemoveProperty, disabled, readonly } = props
  const { t } = useTexts()
  if (!('__additional_property' in schema)) return <>{children}</>
  return (
    <div className="form-item">
      <label className="field-label" htmlFor={`${id}-key`}>
        {t('form.name-of-entry')}
      </label>
      <input
        id={`${id}-key`}
        className="input"
        type="text"
        defaultValue={label}
        readOnly={disabled || readonly}
        onBlur={onKeyRenameBlur}
      />
      {children}
      <Button look="quiet" icon={<X aria-hidden size={20} strokeWidth={1.75} />} onClick={onRemoveProperty}>
        {t('form.remove')}
      </Button>
    </div>
  )
}

function NamedButton({ text, onClick, disabled, id }: IconButtonProps & { text: TextKey }) {
  const { t } = useTexts()
  return (
    <Button id={id} busy={disabled} onClick={onClick}>
      {t(text)}
    </Button>
  )
}
