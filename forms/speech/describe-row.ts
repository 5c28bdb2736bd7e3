import { childrenOf, itemNode } from '../compile/children.ts'
import type { Form } from '../compile/form.ts'
import { pathOf, type Spot } from '../conversation/spot.ts'
import type { Json, Locale } from '../definition.ts'
import { describeValueOf } from './describe.ts'
import { listed } from './describe-scalar.ts'
import type { ReviewItem } from './message.ts'
import { rowTitleAt } from './title.ts'

/** A row that a list may get, on one line: "Person 2: Vera, 40". */
export function describeRow(
  form: Form,
  locale: Locale,
  list: Spot,
  index: number,
  values: Readonly<Record<string, Json>>,
): ReviewItem {
  const node = itemNode(form, list.node, index)
  const texts = (node === undefined ? [] : childrenOf(form, node)).flatMap(({ name, node }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? [] : [describeValueOf(form, locale, node, value)]
  })
  return { path: `${pathOf(list)}/${index}`, title: rowTitleAt(form, locale, list, index), text: listed(locale, texts) }
}
