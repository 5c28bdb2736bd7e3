/**
 * What every control takes, whoever shows it: the dock, the form view or the designer's preview.
 * `label`, `help` and `problem` are drawn by the control, unless `labelledBy` names an element that already shows them.
 */
export type ControlProps<Value> = {
  id: string
  label: string
  /** Id of the heading that is the label already; `describedBy` then names the help and the problem beside it. */
  labelledBy?: string | undefined
  describedBy?: string | undefined
  help?: string | undefined
  problem?: string | undefined
  required: boolean
  /** Shown and not to be changed at this moment. It stays focusable, so that focus is not lost while a reply is on its way. */
  busy?: boolean | undefined
  value: Value | undefined
  onChange(value: Value | undefined): void
}

export type Option<Value = unknown> = { value: Value; title: string; hint?: string | undefined }
