import { Model } from 'survey-core'

const definition = (size) => ({
  elements: Array.from({ length: size }, (_, n) => ({
    type: 'text',
    name: `question${n}`,
    isRequired: true,
    validators: [{ type: 'text', minLength: 1 }],
  })),
})

/** An answer is set and validated, then the first question without one is looked for. */
function answer(model, text) {
  model.setValue('question0', text)
  const question = model.getQuestionByName('question0')
  if (question.hasErrors(false)) throw new Error('SurveyJS refused an answer.')
  return model.getAllQuestions(true).find((one) => one.isEmpty())
}

/** A model that lives in memory between turns. */
export function live(size) {
  const model = new Model(definition(size))
  for (let n = 0; n < size / 2; n++) model.setValue(`question${n}`, 'an answer')
  let turns = 0
  return () => answer(model, `change ${turns++}`)
}

/** A model made anew at each turn from the stored answers, as a server that keeps nothing does. */
export function stateless(size) {
  const json = definition(size)
  let stored = Object.fromEntries(json.elements.slice(0, size / 2).map(({ name }) => [name, 'an answer']))
  let turns = 0
  return () => {
    const model = new Model(json)
    model.data = stored
    answer(model, `change ${turns++}`)
    stored = model.data
  }
}
