import { compileForm, type FormDefinition } from '#forms'

/** What the page is given, and writes as its text: ms for each form, the first time and for each time after. */
const forms = JSON.parse(document.getElementById('forms')?.textContent ?? '[]') as string[]

const took = forms.map((text) => {
  const times = Array.from({ length: 8 }, () => {
    const definition = JSON.parse(text) as FormDefinition
    const before = performance.now()
    compileForm(definition)
    return performance.now() - before
  })
  return { first: times[0], later: times.slice(1) }
})

document.body.textContent = JSON.stringify(took)
