import { everySchema } from '../checking/every-schema.ts'
import type { FormDefinition, SchemaObject } from '../index.ts'
import { isObject } from '../json.ts'

/** One thing that a definition can say, and how to tell that a place of its schema says it. */
type Construct = {
  name: string
  isAt: (schema: SchemaObject, place: { pointer: string; root: SchemaObject }) => boolean
}

const has =
  (...keywords: string[]) =>
  (schema: SchemaObject) =>
    keywords.every((keyword) => Object.hasOwn(schema, keyword))
const declares =
  (draft: string) =>
  (schema: SchemaObject): boolean =>
    String(schema.$schema).includes(draft)
const matches =
  (keyword: 'pattern' | 'format', expression: RegExp) =>
  (schema: SchemaObject): boolean =>
    expression.test(schema[keyword] ?? '')
const some = (list: unknown, test: (schema: SchemaObject) => boolean) =>
  Array.isArray(list) && list.some((item) => isObject(item) && test(item))
const every = (list: unknown, test: (schema: SchemaObject) => boolean) =>
  Array.isArray(list) && list.every((item) => isObject(item) && test(item))
/** True when a schema, or anything inside it, says it: for what stands in a condition. */
const inside = (schema: unknown, test: (schema: SchemaObject) => boolean): boolean =>
  (typeof schema === 'boolean' || isObject(schema)) &&
  [...everySchema(schema)].some(({ value }) => isObject(value) && test(value))
const isOf =
  (type: string) =>
  (schema: SchemaObject): boolean =>
    schema.type === type
const onlyRequires = (schema: SchemaObject) => Object.keys(schema).every((keyword) => keyword === 'required')
const options = ({ enum: values, oneOf }: SchemaObject) =>
  values?.length ?? (every(oneOf, has('const')) ? oneOf?.length : 0) ?? 0

/** All that the form language knows (see CONSTRUCTS_OF_UI for the other half). */
export const CONSTRUCTS: Construct[] = [
  { name: 'draft-04', isAt: declares('draft-04') },
  { name: 'draft-06', isAt: declares('draft-06') },
  { name: 'draft-07', isAt: declares('draft-07') },
  { name: 'draft 2019-09', isAt: declares('2019-09') },
  { name: 'draft 2020-12', isAt: declares('2020-12') },
  { name: 'no declared draft', isAt: (schema, { pointer }) => pointer === '' && schema.$schema === undefined },
  { name: 'exclusive limit of draft-04', isAt: (schema) => typeof schema.exclusiveMaximum === 'boolean' },
  { name: 'exclusiveMinimum', isAt: (schema) => typeof schema.exclusiveMinimum === 'number' },
  { name: 'exclusiveMaximum', isAt: (schema) => typeof schema.exclusiveMaximum === 'number' },
  { name: 'multipleOf', isAt: has('multipleOf') },
  { name: 'minLength and maxLength', isAt: has('minLength', 'maxLength') },
  { name: '$ref', isAt: has('$ref') },
  { name: '$ref with siblings', isAt: has('$ref', 'title') },
  { name: '$ref that comes back to where it stands', isAt: isRecursive },
  { name: '$anchor', isAt: has('$anchor') },
  { name: '$id inside', isAt: (schema, { pointer }) => pointer !== '' && typeof schema.$id === 'string' },
  { name: 'definitions', isAt: has('definitions') },
  { name: '$defs', isAt: has('$defs') },
  { name: 'allOf', isAt: has('allOf') },
  { name: 'allOf of conditions', isAt: ({ allOf }) => some(allOf, has('if')) },
  {
    name: 'allOf around a reference to options',
    isAt: ({ allOf, title }) => title !== undefined && some(allOf, has('$ref')),
  },
  { name: 'if and then', isAt: has('if', 'then') },
  { name: 'if, then and else', isAt: has('if', 'then', 'else') },
  { name: 'else alone', isAt: (schema) => has('if', 'else')(schema) && schema.then === undefined },
  { name: 'if inside then', isAt: ({ then }) => inside(then, has('if')) },
  { name: 'if inside else', isAt: ({ else: otherwise }) => inside(otherwise, has('if')) },
  { name: 'if on contains', isAt: ({ if: guard }) => inside(guard, has('contains')) },
  { name: 'if on a pattern', isAt: ({ if: guard }) => inside(guard, has('pattern')) },
  { name: 'if on a range', isAt: ({ if: guard }) => inside(guard, has('maximum')) && !inside(guard, has('const')) },
  { name: 'if with not', isAt: ({ if: guard }) => inside(guard, has('not')) },
  {
    name: 'if that an absent answer satisfies',
    isAt: ({ if: guard }) => isObject(guard) && has('properties')(guard) && !has('required')(guard),
  },
  { name: 'then that only requires', isAt: ({ then }) => isObject(then) && onlyRequires(then) },
  { name: 'condition inside a row', isAt: ({ items }) => isObject(items) && has('if')(items) },
  {
    name: 'dependencies by name',
    isAt: ({ dependencies }) => isObject(dependencies) && Object.values(dependencies).some(Array.isArray),
  },
  {
    name: 'dependencies by schema',
    isAt: ({ dependencies }) =>
      isObject(dependencies) && Object.values(dependencies).some((one) => isObject(one) && has('properties')(one)),
  },
  {
    name: 'dependencies with oneOf',
    isAt: ({ dependencies }) =>
      isObject(dependencies) && Object.values(dependencies).some((one) => isObject(one) && has('oneOf')(one)),
  },
  { name: 'dependentRequired', isAt: has('dependentRequired') },
  { name: 'dependentSchemas', isAt: has('dependentSchemas') },
  {
    name: 'oneOf told by a constant',
    isAt: ({ oneOf }) => every(oneOf, (arm) => inside(arm, has('const')) && has('properties')(arm)),
  },
  {
    name: 'oneOf told by lists, the last arm by what is not in them',
    isAt: ({ oneOf }) =>
      some(oneOf, (arm) => has('properties')(arm) && inside(arm, has('enum'))) &&
      some(oneOf, (arm) => inside(arm, has('not'))),
  },
  { name: 'oneOf of objects that has to be asked', isAt: ({ oneOf }) => every(oneOf, isOf('object')) },
  { name: 'oneOf in rows', isAt: ({ items }) => isObject(items) && some(items.oneOf, has('properties')) },
  { name: 'anyOf of objects', isAt: ({ anyOf }) => every(anyOf, isOf('object')) },
  { name: 'anyOf of kinds of value', isAt: ({ anyOf }) => some(anyOf, isOf('string')) && some(anyOf, isOf('integer')) },
  { name: 'nullable by anyOf', isAt: ({ anyOf }) => some(anyOf, isOf('null')) },
  { name: 'at least one of', isAt: ({ anyOf }) => every(anyOf, onlyRequires) },
  { name: 'exactly one of', isAt: ({ oneOf }) => every(oneOf, onlyRequires) },
  { name: 'never both', isAt: ({ not }) => isObject(not) && onlyRequires(not) },
  { name: 'not', isAt: (schema) => has('not')(schema) && schema.type === 'string' },
  { name: 'options named by enumNames', isAt: has('enum', 'enumNames') },
  { name: 'options named by titles', isAt: ({ oneOf }) => every(oneOf, has('const', 'title')) },
  {
    name: 'options that are numbers',
    isAt: ({ enum: values }) => values?.every((value) => typeof value === 'number') ?? false,
  },
  { name: 'options that are objects', isAt: ({ enum: values }) => values?.every(isObject) ?? false },
  { name: 'an option that is null', isAt: ({ enum: values }) => values?.includes(null) ?? false },
  { name: 'more than 20 options', isAt: (schema) => options(schema) > 20 },
  { name: 'more than 100 options', isAt: (schema) => options(schema) > 100 },
  { name: 'list of texts', isAt: ({ items }) => isObject(items) && isOf('string')(items) },
  { name: 'list of objects', isAt: ({ items }) => isObject(items) && isOf('object')(items) },
  { name: 'list of lists', isAt: ({ items }) => isObject(items) && isOf('array')(items) },
  {
    name: 'list inside a row',
    isAt: ({ items }) => isObject(items) && isOf('object')(items) && inside(items, isOf('array')),
  },
  { name: 'tuple', isAt: ({ items }) => Array.isArray(items) },
  { name: 'additionalItems', isAt: ({ additionalItems }) => isObject(additionalItems) },
  { name: 'prefixItems', isAt: has('prefixItems') },
  {
    name: 'several options at once',
    isAt: ({ uniqueItems, items }) => uniqueItems === true && isObject(items) && options(items) > 0,
  },
  {
    name: 'list without repetition',
    isAt: ({ uniqueItems, items }) => uniqueItems === true && isObject(items) && options(items) === 0,
  },
  {
    name: 'options that may repeat',
    isAt: ({ uniqueItems, items }) => uniqueItems !== true && isObject(items) && options(items) > 0,
  },
  { name: 'minItems and maxItems', isAt: has('minItems', 'maxItems') },
  { name: 'map', isAt: ({ additionalProperties }) => isObject(additionalProperties) },
  { name: 'no other properties', isAt: ({ additionalProperties }) => additionalProperties === false },
  { name: 'patternProperties', isAt: has('patternProperties') },
  { name: 'propertyNames', isAt: has('propertyNames') },
  { name: 'minProperties', isAt: has('minProperties') },
  { name: 'constant', isAt: (schema, { root }) => isProperty(schema, root, true, has('const')) },
  { name: 'constant that may be left out', isAt: (schema, { root }) => isProperty(schema, root, false, has('const')) },
  { name: 'constant that is an object', isAt: (schema) => isObject(schema.const) },
  { name: 'default', isAt: has('default') },
  { name: 'text or null', isAt: ({ type }) => Array.isArray(type) && type.includes('string') && type.includes('null') },
  {
    name: 'type union',
    isAt: ({ type }) => Array.isArray(type) && type.includes('string') && type.includes('integer'),
  },
  { name: 'type null', isAt: isOf('null') },
  {
    name: 'no type',
    isAt: (schema, { root }) =>
      isProperty(schema, root, false, (one) => Object.keys(one).every((keyword) => keyword === 'title')),
  },
  {
    name: 'property that is false',
    isAt: ({ properties }) => isObject(properties) && Object.values(properties).includes(false),
  },
  { name: 'readOnly', isAt: has('readOnly') },
  {
    name: 'optional object with required children',
    isAt: (schema, { root }) => isProperty(schema, root, false, (one) => isOf('object')(one) && has('required')(one)),
  },
  {
    name: 'required name that is not described',
    isAt: ({ required, properties, oneOf }, { pointer }) =>
      pointer === '' &&
      oneOf === undefined &&
      required?.some((name) => !Object.hasOwn(properties ?? {}, name)) === true,
  },
  {
    name: 'names that programs stumble over',
    isAt: ({ properties }) => Object.hasOwn(properties ?? {}, 'constructor'),
  },
  ...['date', 'time', 'date-time', 'email', 'uri', 'uuid', 'color', 'data-url'].map((format) => ({
    name: `format ${format}`,
    isAt: matches('format', new RegExp(`^${format}$`)),
  })),
  { name: 'list of files', isAt: ({ items }) => isObject(items) && items.format === 'data-url' },
  { name: 'contentMediaType', isAt: has('contentMediaType') },
  { name: 'pattern with a counted group', isAt: matches('pattern', /\)\{\d+,\d+\}/) },
  { name: 'pattern with alternatives', isAt: matches('pattern', /\(\?:[^)]*\|/) },
  { name: 'pattern with look-ahead', isAt: matches('pattern', /\(\?!/) },
  { name: 'pattern of a partial date', isAt: matches('pattern', /XXXX/) },
  { name: "the author's own words for a refusal", isAt: has('errorMessage') },
  { name: 'examples', isAt: has('examples') },
  { name: 'description', isAt: has('description') },
]

/** The words of the uiSchema that the conversation heeds. */
export const CONSTRUCTS_OF_UI =
  'ui:order ui:widget ui:title ui:placeholder ui:enumNames ui:enumDisabled ui:emptyValue ui:section ui:options question purpose legalBasis accept maxSize unit'.split(
    ' ',
  )

/** Everything from both lists that a definition uses. */
export function constructsIn({ schema, uiSchema }: FormDefinition): Set<string> {
  const used = new Set(keysOf(uiSchema).filter((key) => CONSTRUCTS_OF_UI.includes(key)))
  if (!isObject(schema)) return used
  for (const { pointer, value } of everySchema(schema)) {
    if (!isObject(value)) continue
    for (const { name, isAt } of CONSTRUCTS) if (isAt(value, { pointer, root: schema })) used.add(name)
  }
  return used
}

function keysOf(value: unknown): string[] {
  return isObject(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]) : []
}

function isRecursive({ $ref }: SchemaObject, { pointer }: { pointer: string }): boolean {
  return typeof $ref === 'string' && $ref.startsWith('#/') && pointer.startsWith(`${$ref.slice(1)}/`)
}

/** True when one of the properties right under the root is such, and required or not. */
function isProperty(
  schema: SchemaObject,
  root: SchemaObject,
  isRequired: boolean,
  test: (schema: SchemaObject) => boolean,
): boolean {
  return (
    schema === root &&
    Object.entries(root.properties ?? {}).some(
      ([name, property]) =>
        isObject(property) && test(property) && (root.required?.includes(name) ?? false) === isRequired,
    )
  )
}
