import { canonicalJson } from '../canonical-json.ts'
import type { FormDefinition } from '../definition.ts'
import { sha256 } from '../sha256.ts'

/** The SHA-256 of a definition in canonical JSON, in hex: equal definitions, however written, have one hash. */
export function hashForm(definition: FormDefinition): string {
  return sha256(canonicalJson(definition))
}
