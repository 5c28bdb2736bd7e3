import type { Defect, Reply } from '#forms'
import { checkService } from '../../../catalog/check-service.ts'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import { afterReply, beginPreview, carriedOver, type Preview } from '../../../chat/conversation/local-conversation.ts'
import { walkTo } from './walk-to.ts'

/** A preview as it is shown. The compiled form stays with the worker. */
export type ShownPreview = Pick<Preview, 'messages'> & { locale: string }

/** What takes too long to be done between two keys, each with what it answers. */
export type Work = {
  check: { asked: { definition: ServiceDefinition; locale: string }; answer: Defect[] }
  begin: { asked: { form: DesignedForm; locale: string; now: Date }; answer: ShownPreview | undefined }
  carryOver: { asked: { form: DesignedForm; locale: string; now: Date }; answer: ShownPreview | undefined }
  walk: { asked: { form: DesignedForm; at: string; locale: string; now: Date }; answer: ShownPreview | undefined }
  reply: { asked: { reply: Reply; said: Said; now: Date }; answer: ShownPreview | undefined }
}

type Said = { text: string; title?: string }

export type WorkName = keyof Work
type Does = { [Name in WorkName]: (asked: Work[Name]['asked']) => Work[Name]['answer'] }

/** Checks definitions, and leads one conversation at a time, which goes on while its form is edited. */
export function worker(): <Name extends WorkName>(name: Name, asked: Work[Name]['asked']) => Work[Name]['answer'] {
  let preview: Preview | undefined
  const kept = (next: Preview | undefined): ShownPreview | undefined => {
    preview = next
    return next && { messages: next.messages, locale: next.conversation.locale }
  }
  const does: Does = {
    check: ({ definition, locale }) => checkService(definition, locale),
    begin: ({ form, locale, now }) => kept(tried(() => beginPreview(form, locale, now))),
    walk: ({ form, at, locale, now }) => kept(tried(() => walkTo(form, at, locale, now))),
    carryOver: ({ form, locale, now }) =>
      kept(tried(() => (preview ? carriedOver(preview, form, now) : beginPreview(form, locale, now)))),
    reply: ({ reply, said, now }) => kept(preview && afterReply(preview, reply, said, now)),
  }
  return (name, asked) => does[name](asked)
}

/** A form with errors cannot be talked through; which ones they are is said elsewhere. */
function tried(make: () => Preview): Preview | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
