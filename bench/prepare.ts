// One form, prepared in a process that has prepared none before, then again. Its text comes in; milliseconds of CPU go out.
import { text } from 'node:stream/consumers'
import { compileForm, type FormDefinition } from '#forms'

const definition = await text(process.stdin)
const times = Array.from({ length: 8 }, () => {
  const parsed = JSON.parse(definition) as FormDefinition
  const before = process.cpuUsage()
  compileForm(parsed)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
})
console.log(JSON.stringify({ first: times[0], later: times.slice(1) }))
