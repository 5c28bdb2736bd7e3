import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { aService } from '../test/factories.ts'
import { multipliedDrawing } from '../test/heavy-markup.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { proofOfAddress } from '../test/proof-of-address.ts'
import { issuingProblemInWords } from './issuing-problem.ts'
import { aSealer } from './test/an-authority.ts'
import { anOfficialOf, attempt, documentsOf, grant, sendAnswers } from './test/decided-cases.ts'

let parley: TestParley
let printer: Printer
const sealer = aSealer()

beforeAll(async () => {
  parley = await testParley()
  const limits = { limitMs: 4_000, limitBytes: 700 * 2 ** 20 }
  printer = await openPrinter({ dataFolder: tmpdir(), log: parley.deps.log, ...limits })
})

afterAll(() => printer?.close())

/** A granted case of a service with this template, and its ordered document. */
async function ordered(template: string) {
  const definition = { ...proofOfAddress, output: { ...proofOfAddress.output, template: { en: template } } }
  const service = await aService(parley.owner, { definition })
  const { number } = await sendAnswers(await parley.signedIn(), service.name)
  await grant(parley, await anOfficialOf(parley, service.agency.id), number)
  const document = async () => (await documentsOf(parley, number))[0]
  return { ...(await document()), now: document }
}

describe('a template that is too much', () => {
  it.each([
    ['loops without end', '{% for i in (1..100000000) %}x{% endfor %}', /repeats too often/, /повторений/i],
    [
      'grows without end',
      `{% assign a = "${'x'.repeat(1000)}" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}`,
      /repeats too often/,
      /повторений/i,
    ],
    ['makes too many pages', '{% for i in (1..6500) %}<p>x</p>{% endfor %}', /200 pages/, /200 страниц/],
    ['has a drawing that multiplies itself', multipliedDrawing(9), /gave up on it three times/, /трижды/],
  ])(
    '%s: it ends with its problem, and the next document is issued',
    { timeout: 60_000 },
    async (_, template, en, ru) => {
      const document = await ordered(template)
      for (let attempts = 0; attempts < 3 && !(await document.now()).problem; attempts += 1) {
        await attempt(parley, { printer, sealer }, document).catch((error: { retryable: boolean }) =>
          expect(error).toMatchObject({ name: 'PrintBroke', retryable: true }),
        )
      }
      const stopped = await document.now()
      expect(stopped).toMatchObject({ status: 'ordered', number: document.number })
      expect(issuingProblemInWords(stopped.problem, 'en').join()).toMatch(en)
      expect(issuingProblemInWords(stopped.problem, 'ru').join()).toMatch(ru)
      const records = await parley.owner('evidence_records').where({ type: 'document.stopped' })
      expect(records.filter(({ body }) => body.includes(document.id))).toHaveLength(1)

      const next = await ordered('<p>{{ answers.name }}</p>')
      await attempt(parley, { printer, sealer }, next)
      expect(await next.now()).toMatchObject({ status: 'issued' })
    },
  )
})
