import { checkByWalking, checkForm, compileForm, type Defect, type FormDefinition, hashForm } from '#forms'

/** A rehearsal takes part of a second at most: somebody waits for it. */
const MOST_MILLISECONDS = 300
const WALKS = 12

/** Forms that were rehearsed, the latest last: most savings of a draft leave its form as it is. */
const ROOM = 50
const known = new Map<string, Defect[]>()

/** Walks a form by chance before people do, and tells in `locale` which answers led astray. Nothing for one that `checkForm` refuses already. */
export function rehearseForm(definition: FormDefinition, now: Date, locale: string): Defect[] {
  const key = `${locale} ${hashForm(definition)}`
  const found = known.get(key) ?? rehearse(definition, now, locale)
  known.delete(key)
  known.set(key, found)
  const [oldest] = known.keys()
  if (known.size > ROOM && oldest !== undefined) known.delete(oldest)
  return found
}

function rehearse(definition: FormDefinition, now: Date, locale: string): Defect[] {
  if (checkForm(definition).some(({ severity }) => severity === 'error')) return []
  const end = performance.now() + MOST_MILLISECONDS
  return checkByWalking(compileForm(definition), { walks: WALKS, now, locale, isOver: () => performance.now() > end })
}
