import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { download, verified } from './issued-document.ts'
import { running } from './running.ts'
import { type Visitor, visit } from './visitor.ts'

// The whole product as its people meet it: the real program, real browsers, nothing played.

const scene = running()

describe('a certificate of residence', () => {
  it('is asked for in English on a phone, decided by an official, sealed, and checked by anybody', {
    timeout: 150_000,
  }, async () => {
    const anna = await visit(scene.browser, scene.program.url)
    await findByNeed(anna, 'I need proof of where I live', 'Certificate of residence')
    await anna.press('Start')
    await anna.signInAs('anna')
    await tellOfAFlatThatTheRegisterDoesNotKnow(anna)
    await isTheSameOnAnotherDevice(anna.page.url())

    await anna.press('Send to State Registry Office')
    const number = await numberOnTheReceipt(anna)
    await decideAsOleg(number)

    // It comes by the stream: nothing is pressed or reloaded here.
    await anna.sees('Sealed by the agency. Anyone can check')
    const { pdf, code } = await download(anna)
    await isGenuineForAnybody(pdf, code)
    await isGenuineForOtherReaders(pdf)
    await anna.page.goto(`${scene.program.url}/accesses`)
    await anna.sees('Oleg Markov')
    expect(anna.breaches).toEqual([])
  })

  it('is asked for in Russian, and granted at once when the register agrees', { timeout: 90_000 }, async () => {
    const anna = await visit(scene.browser, scene.program.url, { width: 1280, height: 900, language: 'ru' })
    await findByNeed(anna, 'нужна справка о месте жительства', 'Справка о месте жительства')
    await anna.press('Начать')
    await anna.signInAs('anna')
    for (const [question, answer] of asRegisteredInRussian) await anna.answer(question, answer)
    await anna.asked('Проверьте и отправьте заявление')
    await anna.press('Отправить. Кому: Государственная регистрационная палата')
    await anna.sees('Решение: удовлетворено.')
    await anna.sees('На документе печать ведомства.')
    expect(anna.breaches).toEqual([])
  })
})

async function findByNeed({ page }: Visitor, need: string, service: string): Promise<void> {
  await page.type('#need', need)
  await page.keyboard.press('Enter')
  const offer = await page.waitForSelector('.exchange a[href="/services/registry/residence-certificate"]')
  expect(await offer?.evaluate((link) => link.textContent)).toBe(service)
  await offer?.click()
}

/** Anna says a few things wrongly, changes her mind once, and sends a file of the wrong kind first. */
async function tellOfAFlatThatTheRegisterDoesNotKnow(anna: Visitor): Promise<void> {
  await anna.answer('What is your full name', 'A')
  await anna.sees('Full name: 2 characters at least')
  await anna.answer('What is your full name', 'Anna Petrova')
  await anna.answer('When were you born?', '31.02.1988')
  await anna.sees('there is no 31 February')
  await anna.answer('When were you born?', '14 May 1988')
  for (const [question, answer] of [
    ['In which street do you live?', 'Harbour Street'],
    ['House number', '99'],
    ['Flat number', 'skip'],
    ['Town or village', 'Novozersk'],
    ['Postcode', '40123'],
    ['Is this your main home?', 'yes'],
    ['Do you own this home or rent it?', 'tenant'],
    ['Name of the landlord', 'Irina Belova'],
  ] as const) {
    await anna.answer(question, answer)
  }
  await sendTheContract(anna)
  await anna.asked('Should paper letters go to another address?')
  await anna.press('No')
  await anna.answer('Is there anyone else at this address', 'yes')
  await anna.answer('Person 1. Full name', 'Mikhail Petrov')
  await anna.answer('Person 1. Date of birth', '19 January 1986')
  await anna.answer('Person 1. Relation to you', 'husband')
  await anna.answer('Is there anyone else at this address', 'no')
  await anna.answer('What is the certificate for?', 'bank')
  await anna.asked('Check and send your application')
}

async function sendTheContract(anna: Visitor): Promise<void> {
  await anna.asked('Rental contract')
  const folder = join(scene.program.folder, 'annas-files')
  mkdirSync(folder)
  const picture = join(folder, 'contract.pdf')
  writeFileSync(picture, 'this is no PDF at all')
  const chooser = await anna.page.waitForSelector('#dock input[type=file]')
  await (chooser as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(picture)
  await anna.sees('contract.pdf: this kind of file cannot be taken. Accepted: PDF, JPG, PNG.')
  writeFileSync(picture, '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  const again = await anna.page.waitForSelector('#dock input[type=file]')
  await (again as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(picture)
  await anna.sees('Received')
  await anna.press('Continue')
}

async function isTheSameOnAnotherDevice(address: string): Promise<void> {
  const laptop = await visit(
    scene.browser,
    `${scene.program.url}/auth/sign-in?return=${encodeURIComponent(new URL(address).pathname)}`,
    {
      width: 1280,
      height: 900,
    },
  )
  await laptop.signInAs('anna')
  await laptop.asked('Check and send your application')
  await laptop.sees('Harbour Street')
  await laptop.page.browserContext().close()
}

async function numberOnTheReceipt(anna: Visitor): Promise<string> {
  await anna.sees('Civil Status Office')
  const text = await anna.page.$eval('.receipt', (receipt) => receipt.textContent ?? '')
  return /REG-\w{4}-\w{4}/.exec(text)?.[0] ?? `no number in: ${text}`
}

async function decideAsOleg(number: string): Promise<void> {
  const oleg = await visit(scene.browser, `${scene.program.url}/admin`, { width: 1280, height: 900 })
  await oleg.signInAs('oleg')
  await oleg.page.goto(`${scene.program.url}/admin/resources/cases`)
  const row = await oleg.page.waitForSelector(`::-p-xpath(//*[contains(text(), "${number}")]/ancestor::*[.//a][1]//a)`)
  await row?.click()
  await oleg.sees('Harbour Street')
  await oleg.sees('Mikhail Petrov')
  await oleg.page.click('.p-decision input[type=radio]')
  await oleg.page.type('.p-decision textarea', 'The rental contract shows the address.')
  await oleg.page.click('.p-decision button[type=submit]')
  await oleg.page.waitForSelector('.p-made')
  expect(oleg.breaches).toEqual([])
  await oleg.page.browserContext().close()
}

/** Somebody else, who is not signed in: the file, the file with a changed byte, and the page of the code. */
async function isGenuineForAnybody(pdf: Buffer, code: string): Promise<void> {
  const check = (bytes: Buffer) => verified(scene.program, bytes)
  expect(await check(pdf)).toMatchObject({
    verdict: 'valid',
    signatures: [
      { kind: 'seal', agency: 'registry', unchanged: true, level: 'B-LTA' },
      { kind: 'time-stamp', unchanged: true },
    ],
  })
  const changed = Buffer.from(pdf)
  changed.writeUInt8(changed.readUInt8(1000) ^ 1, 1000)
  expect((await check(changed)).verdict).not.toBe('valid')

  const page = await (await fetch(`${scene.program.url}/v/${code}`)).text()
  expect(page).toContain('State Registry Office')
  for (const personal of ['Anna', 'Petrova', 'Harbour', '1988', 'REG-']) expect(page).not.toContain(personal)
}

/** `npm run verify` without a server, and where they are installed pdfsig and openssl. */
async function isGenuineForOtherReaders(pdf: Buffer): Promise<void> {
  const file = join(scene.program.folder, 'certificate.pdf')
  writeFileSync(file, pdf)
  const root = join(scene.program.folder, 'keys', 'demo-root.pem')
  const told = execFileSync(process.execPath, ['bin/verify.ts', file, '--anchor', root], { encoding: 'utf8' })
  expect(told).toContain('State Registry Office')
  if (spawnSync('pdfsig', ['-v']).error || spawnSync('certutil', ['-H']).error) return
  const store = join(scene.program.folder, 'nss')
  mkdirSync(store)
  execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'])
  execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-n', 'demo', '-t', 'CT,C,C', '-i', root])
  const read = execFileSync('pdfsig', ['-nssdir', `sql:${store}`, file], { encoding: 'utf8' })
  expect(read).toContain('Signature is Valid')
  expect(read).toContain('Certificate is Trusted')
  expect(readFileSync(file).equals(pdf)).toBe(true)
}

const asRegisteredInRussian = [
  ['Ваше полное имя', 'Анна Петрова'],
  ['Когда вы родились?', '14 мая 1988'],
  ['На какой улице вы живёте?', 'ул. Липовая'],
  ['Номер дома', '7'],
  ['Номер квартиры', '12'],
  ['Город или село', 'Новозёрск'],
  ['Почтовый индекс', '40123'],
  ['Это ваше основное место жительства?', 'да'],
  ['Это жильё ваше или вы его снимаете?', 'собственник'],
  ['Отправлять бумажные письма на другой адрес?', 'нет'],
  ['Указать в справке ещё кого-нибудь', 'нет'],
  ['Для чего нужна справка?', 'банк'],
] as const
