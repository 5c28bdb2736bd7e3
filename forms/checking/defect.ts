/** Something in a definition that stands in the way (`error`) or should be looked at (`warning`). */
export type Defect = {
  severity: 'error' | 'warning'
  code: string
  /** JSON Pointer into the schema, or into the definition when it starts with `/uiSchema` or `/texts`. */
  pointer: string
  message: string
  /** The shortest answers that show it, where it is about behaviour. */
  example?: string
}
