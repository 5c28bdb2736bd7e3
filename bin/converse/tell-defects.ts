import { styleText } from 'node:util'
import { checkForm, type Defect, type FormDefinition } from '../../forms/index.ts'
import type { Phrases } from './phrases.ts'

/** Tells what is wrong with a form, on the error output: of defects of one kind the first, unless all are wanted. */
export function tellDefects(definition: FormDefinition, locale: string, phrases: Phrases, all: boolean): void {
  for (const [first, ...others] of Map.groupBy(checkForm(definition, locale), kindOf).values()) {
    if (first === undefined) continue
    const isLong = !all && others.length > 2
    tell(first, isLong ? phrases.defects(others.length, first.message) : first.message)
    if (!isLong) for (const other of others) tell(other, other.message)
  }
}

function kindOf({ severity, code }: Defect): string {
  return `${severity} ${code}`
}

function tell({ severity, pointer, example }: Defect, message: string): void {
  const colour = severity === 'error' ? 'red' : 'yellow'
  const lines = [`${pointer || '/'}  ${message}`, ...(example === undefined ? [] : [`    ${example}`])]
  console.error(styleText(colour, lines.join('\n'), { stream: process.stderr }))
}
