import { checkByWalking, checkForm, compileForm, type Defect, type FormDefinition, hashForm } from '#forms'

/** A rehearsal takes part of a second at most: somebody waits for it. */
const MOST_MILLISECONDS = 300
const WALKS = 12

/** Forms that were rehearsed, the latest last: most savings of a draft leave its form as it is. */
const ROOM = 50
const known = new Map<string, Defect[]>()

/** Walks a form by chance before people do. Nothing for one that `checkForm` refuses already. */
export function rehearseForm(definition: FormDefinition, now: Date): Defect[] {
  const hash = hashForm(definition)
  const found = known.get(hash) ?? rehearse(definition, now)
  known.delete(hash)
  known.set(hash, found)
  const [oldest] = known.keys()
  if (known.size > ROOM && oldest !== undefined) known.delete(oldest)
  return found
}

function rehearse(definition: FormDefinition, now: Date): Defect[] {
  if (checkForm(definition).some(({ severity }) => severity === 'error')) return []
  const end = performance.now() + MOST_MILLISECONDS
  return checkByWalking(compileForm(definition), { walks: WALKS, now, isOver: () => performance.now() > end })
}
