import { readFileSync } from 'node:fs'
import type { FormDefinition, Json } from '../../forms/index.ts'

/** A definition, or a bare schema. Throws with one plain line when the file is missing or is no JSON object. */
export function readDefinition(path: string): FormDefinition {
  const json = readInstance(path)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error(`${path}: this is no form.`)
  const { schema } = json
  const isDefinition = typeof schema === 'object' && schema !== null
  return (isDefinition ? json : { schema: json }) as unknown as FormDefinition
}

/** The JSON in a file. Throws with one plain line when there is none. */
export function readInstance(path: string): Json {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`${path}: ${code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`}.`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json
  } catch (error) {
    throw new Error(`${path}: this is not JSON: ${(error as Error).message}.`)
  }
}
