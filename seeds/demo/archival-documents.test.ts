import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiptTemplate, refusalTemplate } from '../../server/documents/house-templates.ts'
import { makeArchival } from '../../server/documents/pdf/make-archival.ts'
import { renderDocument } from '../../server/documents/render.ts'
import { anAuthority, aSealer } from '../../server/documents/test/an-authority.ts'
import { archivalDefects } from '../../server/documents/test/archival-defects.ts'
import { openPrinter, type Printer } from '../../server/gateways/printer.ts'
import { applicationTemplate } from '../../server/signatures/application-template.ts'
import { services } from './services/index.ts'

const at = new Date()
const authority = anAuthority({ tells: true, stamper: {} })
const sealer = aSealer({ stamper: {} }, authority)
let printer: Printer

beforeAll(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'parley-archival-'))
  printer = await openPrinter({ dataFolder, log: { debug: () => undefined, warn: () => undefined } })
})
afterAll(() => printer?.close())

const address = { street: 'Linden Street', house: '7', flat: '12', town: 'Novozersk', postcode: '40123' }
const person = { fullName: 'Anna Petrova', birthDate: '1988-05-14', address }
const view = (locale: string, more: object = {}): Parameters<typeof renderDocument>[1] => ({
  locale,
  document: {
    number: 'REGISTRY-2026-000001',
    code: '7K4M92QX',
    verifyUrl: 'https://parley.example/v/7K4M92QX',
    issuedOn: at.toISOString(),
    title: locale === 'ru' ? 'Справка' : 'A document',
    replaces: 'REGISTRY-2026-000000',
  },
  agency: { name: 'Отдел записи актов' },
  applicant: { name: 'Anna Petrova' },
  decision: { outcome: 'granted', reason: 'In order.', decidedOn: '2026-03-04', official: 'Oleg Markov' },
  service: 'A service',
  office: 'Main office',
  submission: { number: 'S-1', submittedAt: at.toISOString(), dueAt: at.toISOString(), hash: 'ab'.repeat(32) },
  sections: [{ title: 'About you', items: [{ title: 'Name', text: 'Anna' }] }],
  signers: [{ title: 'The applicant', name: 'Anna' }],
  intent: 'I confirm what stands here.',
  hash: 'ab'.repeat(32),
  demo: true,
  answers: {
    ...{ applicant: person, address, mother: person, otherParent: person, holder: person },
    home: { mainResidence: true, tenure: 'owner' },
    household: [{ name: 'Timur Petrov', birthDate: '2015-08-30', relation: 'child' }],
    certificate: { purpose: 'bank' },
    child: { givenNames: 'Alia', familyName: 'Petrova', sex: 'female', bornOn: '2026-02-28', bornAt: '09:30:00' },
    journey: { country: 'Georgia', from: '2026-06-01', until: '2026-06-20' },
    permit: { kind: 'resident', zone: 'A', startsOn: '2026-04-01', months: 12 },
    vehicles: [{ plate: 'AB123CD', make: 'Skoda', electric: false }],
  },
  ...more,
})

const house = { receipt: receiptTemplate, refusal: refusalTemplate, application: applicationTemplate }
const templates = [
  ...Object.entries(house),
  ...services.map(({ slug, definition }) => [slug, definition.output.template] as const),
].flatMap(([name, texts]) => Object.entries(texts).map(([locale, template]) => ({ name, locale, template })))

describe.each(templates)('the document $name in $locale', ({ locale, template }) => {
  const printed = async (seen: ReturnType<typeof view>) => {
    const { number, title } = seen.document
    const expected = { mustContain: number, lang: locale, title }
    return makeArchival(await printer.print(renderDocument(template, seen), expected), { at, attachments: [data] })
  }

  it('is PDF/A-3a and PDF/UA-1 as it is issued, with seal and proof that lasts', async () => {
    const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at }
    const sealed = await sealer.seal(await printed(view(locale)), request)
    expect(archivalDefects((await sealer.preserve(sealed, at)).pdf)).toEqual([])
  })

  it('would be so as a sample too', async () => {
    expect(archivalDefects(await printed(view(locale, { sample: true })))).toEqual([])
  })
})

const data = { name: 'data.json', mimeType: 'application/json', description: 'Data', bytes: Buffer.from('{}') }
