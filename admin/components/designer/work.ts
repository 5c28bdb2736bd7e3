import { type Defect, FormDefectsError, type Reply } from '#forms'
import { checkService } from '../../../catalog/check-service.ts'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import { afterReply, beginPreview, carriedOver, type Preview } from '../../../chat/conversation/local-conversation.ts'
import { walkTo } from './walk-to.ts'

/** A preview as it is shown. The compiled form stays with the worker. */
export type ShownPreview = Pick<Preview, 'messages'> & { locale: string }

/** A form with errors cannot be talked through: which ones they are. */
export type NoPreview = { problems: Defect[] }

/** What takes too long to be done between two keys, each with what it answers. */
export type Work = {
  check: { asked: { definition: ServiceDefinition; locale: string }; answer: Defect[] }
  begin: { asked: { form: DesignedForm; locale: string; now: Date }; answer: ShownPreview | NoPreview }
  carryOver: { asked: { form: DesignedForm; locale: string; now: Date }; answer: ShownPreview | NoPreview }
  walk: { asked: { form: DesignedForm; at: string; locale: string; now: Date }; answer: ShownPreview | NoPreview }
  reply: { asked: { reply: Reply; said: Said; now: Date }; answer: ShownPreview | NoPreview }
}

type Said = { text: string; title?: string }

export type WorkName = keyof Work
type Does = { [Name in WorkName]: (asked: Work[Name]['asked']) => Work[Name]['answer'] }

/** Checks definitions, and leads one conversation at a time, which goes on while its form is edited. */
export function worker(): <Name extends WorkName>(name: Name, asked: Work[Name]['asked']) => Work[Name]['answer'] {
  let preview: Preview | undefined
  const kept = (make: () => Preview): ShownPreview | NoPreview => {
    try {
      preview = make()
      return { messages: preview.messages, locale: preview.conversation.locale }
    } catch (thrown) {
      preview = undefined
      if (thrown instanceof FormDefectsError) return { problems: thrown.defects.filter(isError) }
      throw thrown
    }
  }
  const does: Does = {
    check: ({ definition, locale }) => checkService(definition, locale),
    begin: ({ form, locale, now }) => kept(() => beginPreview(form, locale, now)),
    walk: ({ form, at, locale, now }) => kept(() => walkTo(form, at, locale, now)),
    carryOver: ({ form, locale, now }) => {
      const before = preview
      return kept(() => (before ? carriedOver(before, form, now) : beginPreview(form, locale, now)))
    },
    reply: ({ reply, said, now }) => {
      const before = preview
      return before ? kept(() => afterReply(before, reply, said, now)) : { problems: [] }
    },
  }
  return (name, asked) => does[name](asked)
}

const isError = ({ severity }: Defect) => severity === 'error'
