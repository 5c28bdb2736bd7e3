import { conditionInWords } from '../../../catalog/designing/condition-in-words.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** When something is asked, as one sentence in the official's language. */
export function useAskedInWords(): (item: OutlineItem) => string {
  const { say } = useTexts()
  const { form, items, language } = useDesign()
  return ({ asked, within, byHand }) => {
    if (asked === 'always') return say('designer.askedAlways')
    if (asked === 'schema') return say('designer.askedBySchema', { schema: byHand })
    return say('designer.askedWhen', { condition: conditionInWords(form, items, within, asked, language) })
  }
}
