import { type Schema, type SchemaDraft, Validator } from '@cfworker/json-schema'
import type { RJSFSchema, ValidatorType } from '@rjsf/utils'

/**
 * Tells the form view which branch of a schema its data follows. It interprets the schema, so it needs no `unsafe-eval`.
 * It judges nothing: whether answers are right is said by the server, in the words of the conversation.
 */
export const schemaValidator: ValidatorType = {
  isValid(schema, data, root) {
    try {
      return validatorOf(schema, root).validate(data).valid
    } catch {
      return false // a reference to nowhere, a pattern this browser cannot read: no branch to follow
    }
  },
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
}

// Branches are tried on every keystroke, mostly with the very same schema objects.
const validators = new WeakMap<RJSFSchema, Validator>()

function validatorOf(schema: RJSFSchema, root: RJSFSchema): Validator {
  const known = validators.get(schema)
  if (known) return known
  const { definitions, $defs } = root
  // References lead into the definitions of the whole form, wherever the branch itself stands.
  const alone = { ...(definitions && { definitions }), ...($defs && { $defs }), ...schema }
  const validator = new Validator(alone as Schema, draftOf(root))
  validators.set(schema, validator)
  return validator
}

function draftOf({ $schema = '' }: RJSFSchema): SchemaDraft {
  const [, named] = /draft-0?(4|7)|(?:draft\/)(2019-09|2020-12)/.exec($schema)?.filter(Boolean) ?? []
  return named === '4' || named === '2019-09' || named === '2020-12' ? named : '7'
}
