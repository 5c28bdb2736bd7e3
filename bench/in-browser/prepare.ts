import { compileForm, type FormDefinition } from '#forms'

/** What the page is given, and writes as its text: ms for the form, the first time and for each time after. */
const text = JSON.parse(document.getElementById('form')?.textContent ?? '""') as string

const times = Array.from({ length: 8 }, () => {
  const definition = JSON.parse(text) as FormDefinition
  const before = performance.now()
  compileForm(definition)
  return performance.now() - before
})

document.body.textContent = JSON.stringify({ first: times[0], later: times.slice(1) })
