/** Something in a definition that stands in the way (`error`) or should be looked at (`warning`). */
export type Defect = {
  severity: 'error' | 'warning'
  code: string
  /** JSON Pointer into the schema; `/uiSchema/…` and `/texts/…` into the definition. */
  pointer: string
  message: string
  /** The shortest answers that show it, where it is about behaviour. */
  example?: string
}

/** What stands in the way of publishing. */
export function error(code: string, pointer: string, message: string): Defect {
  return { severity: 'error', code, pointer, message }
}

/** What should be looked at, but does not stand in the way. */
export function warning(code: string, pointer: string, message: string): Defect {
  return { severity: 'warning', code, pointer, message }
}
