import { z } from 'zod'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'

/** Why a text is no form: in the words of the reader, and where, counted from 1, if it is no JSON at all. */
export type FormProblem = { message: string; at?: { line: number; column: number } | undefined }

const json = z.record(z.string(), z.unknown())
const shape = z.strictObject({
  schema: json,
  uiSchema: json.optional(),
  texts: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  outdated: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})

/** The form that a text is, with whatever else stands in its schema. */
export function readForm(text: string): { form: DesignedForm } | { problem: FormProblem } {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    return { problem: { message, at: placeIn(text, message) } }
  }
  const form = shape.safeParse(read)
  if (form.success) return { form: form.data }
  const message = form.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`).join('; ')
  return { problem: { message } }
}

/** Browsers say the place as a line and a column, or as a position from the start; for a text that just ends, neither. */
function placeIn(text: string, message: string): FormProblem['at'] {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  if (line && column) return { line: Number(line), column: Number(column) }
  const [, position] = /position (\d+)/.exec(message) ?? []
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
