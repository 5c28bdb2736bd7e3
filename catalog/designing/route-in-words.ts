import type { ServiceDefinition } from '../service-definition.ts'
import { answerInWords, titleIn } from './condition-in-words.ts'
import type { DesignedForm } from './edit-form.ts'
import { flatOutline, outline } from './outline.ts'
import { type OfficeRule, pointerOf } from './route-rules.ts'

/** The answers that lead to a rule's office, as people read them: `District: North; Owner: yes`. */
export function routeInWords({ form }: Pick<ServiceDefinition, 'form'>, rule: OfficeRule, locale: string): string {
  const designed = form as DesignedForm
  const items = flatOutline(outline(designed))
  return Object.entries(rule.when ?? {})
    .map(([pointer, value]) => {
      const item = items.find((one) => pointerOf(one) === pointer)
      const title = item ? titleIn(designed, item, locale) : pointer
      return `${title}: ${answerInWords(designed, item, value, locale)}`
    })
    .join('; ')
}
