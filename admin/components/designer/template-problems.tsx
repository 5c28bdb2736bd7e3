import { useTexts } from '../use-texts.ts'
import type { CodeProblem } from './code-editor.tsx'
import { LANGUAGES } from './text-pair.tsx'

type Props = {
  problems(locale: string): readonly CodeProblem[]
  onGo(locale: string, line: number): void
}

/** What is wrong in a template, in the language of the panel, each with the way to its line. */
export function TemplateProblems({ problems, onGo }: Props) {
  const { say } = useTexts()
  return (
    <div role="status">
      {LANGUAGES.flatMap(([locale]) =>
        problems(locale).map(({ line, message }) => (
          <p key={`${locale} ${line} ${message}`} className="p-problem">
            {say(`designer.templateIn.${locale}`)} {message}{' '}
            {line > 0 && (
              <button type="button" className="p-button" onClick={() => onGo(locale, line)}>
                {say('designer.jsonGo')}
              </button>
            )}
          </p>
        )),
      )}
    </div>
  )
}
