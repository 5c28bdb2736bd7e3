import type { Json, Locale } from '../definition.ts'
import { isEqual, isObject } from '../json.ts'
import type { Ask, BranchOption, ChoiceOption } from '../speech/message.ts'
import type { Reply } from '../speech/reply.ts'
import { isWord, say, wordsFor } from '../speech/words.ts'

/** What a person would type to give an answer. What nobody can type, such as a file, is given as a value. */
export function typedReply({ input }: Ask, answer: Json, locale: Locale): Reply {
  if (answer === null && input.kind === 'boolean') return text(wordForNull(locale))
  switch (input.kind) {
    case 'gate':
    case 'boolean':
      return text(say(locale, answer === true ? 'yes' : 'no'))
    case 'more':
      return text(wordsFor(locale, answer === true ? 'words more' : 'words enough')[0])
    case 'branch':
      return text(branchIn(input.options, Number(answer)))
    case 'choice':
      return text(titleOf(input.options, answer))
    case 'choices':
      return text(
        Array.isArray(answer) && answer.length > 0
          ? answer.map((item) => titleOf(input.options, item)).join(', ')
          : say(locale, 'no'),
      )
    default:
      return isObject(answer) || Array.isArray(answer)
        ? { kind: 'value', value: answer }
        : text(answer ?? wordsFor(locale, 'words null')[0])
  }
}

/** Its number, unless another one is called so. */
function branchIn(options: readonly BranchOption[], index: number): string {
  const number = String(index + 1)
  return options.some(({ title }) => title === number) ? (options[index]?.title ?? number) : number
}

/** A word for "no answer" that is not also one for No. */
function wordForNull(locale: Locale): string | undefined {
  return wordsFor(locale, 'words null').find((word) => !isWord(locale, 'words no', word))
}

function text(words: unknown): Reply {
  return { kind: 'text', text: String(words) }
}

function titleOf(options: readonly ChoiceOption[], value: Json): string {
  return options.find((option) => isEqual(option.value, value))?.title ?? String(value)
}
