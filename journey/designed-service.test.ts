import { describe, expect, it } from 'vitest'
import { download, verified } from './issued-document.ts'
import { running } from './running.ts'
import { type Visitor, visit } from './visitor.ts'

// A service from nothing: described in the panel by one official, published by another, used by a citizen.

const scene = running()

const desk = { width: 1280, height: 900 }

describe('a service that an official describes', () => {
  it('is tried beside its questions, published by a second one, and ends in a sealed document', {
    timeout: 240_000,
  }, async () => {
    const olga = await official('olga')
    await describeDogRegistration(olga)
    await tryInThePreview(olga)
    await olga.press('Публикация')
    await olga.press('Отправить на проверку')
    await olga.sees('За версию отвечают двое')
    const design = olga.page.url()
    expect(olga.breaches).toEqual([])

    const irina = await official('irina')
    await irina.page.goto(design)
    await irina.sees('This will be the first version.')
    await irina.press('Publish version 1')
    await irina.sees('Version 1 is published')
    expect(irina.breaches).toEqual([])

    const anna = await registerAsAnna()
    await anna.sees('Sealed by the agency. Anyone can check')
    const { pdf } = await download(anna)
    expect(await verified(scene.program, pdf)).toMatchObject({
      verdict: 'valid',
      signatures: [{ agency: 'registry', unchanged: true }, { unchanged: true }],
    })
    expect(anna.breaches).toEqual([])
  })
})

describe('two officials at one draft', () => {
  it('do not overwrite each other: what only one has touched is put together, and the second chooses', {
    timeout: 120_000,
  }, async () => {
    const [olga, irina] = [await official('olga'), await official('irina')]
    await olga.page.goto(`${scene.program.url}/admin/resources/services`)
    const link = await olga.page.waitForSelector('.p-table td a[href*="/records/"]')
    const shown = await link?.evaluate((element) => element.getAttribute('href'))
    const design = scene.program.url + String(shown).replace('/show', '/design')
    await olga.page.goto(design)
    await olga.press('Подготовить следующую версию')
    await olga.press('Об услуге')
    await irina.page.goto(design)
    await irina.press('About the service')
    await write(olga, 'Плата', 'Ten', 'Десять')
    await olga.page.waitForSelector('[data-saving=saved]')

    await write(irina, 'What it costs', 'Twelve', 'Двенадцать')
    await irina.page.waitForSelector('.d-conflict')
    await irina.sees('Ольга Смирнова has saved this draft meanwhile.')
    await irina.sees('Changed: the cost (en). Now: “Ten”.')
    await irina.press('Put mine in its place')
    await irina.page.waitForSelector('[data-saving=saved]')
    await olga.page.reload()
    await olga.press('Об услуге')
    await hasWritten(olga, 'Двенадцать')

    await write(olga, 'Плата', 'Eleven', 'Одиннадцать')
    await olga.page.waitForSelector('[data-saving=saved]')
    await write(irina, 'How long it takes', 'A week', 'Неделя')
    await irina.press('Put both together')
    await hasWritten(irina, 'Одиннадцать')
    await hasWritten(irina, 'Неделя')
    await irina.page.waitForSelector('[data-saving=saved]')

    await olga.page.reload()
    await olga.press('Об услуге')
    await write(olga, 'Плата', 'Nine', 'Девять')
    await olga.page.waitForSelector('[data-saving=saved]')
    await write(irina, 'What it costs', 'Eleven', 'Одиннадцать')
    await irina.press('Put both together')
    await hasWritten(irina, 'Девять')
    await irina.page.waitForSelector('[data-saving=saved]')
    expect([...olga.breaches, ...irina.breaches]).toEqual([])
  })
})

const hasWritten = ({ page }: Visitor, text: string) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
    {},
    text,
  )

async function official(login: string): Promise<Visitor> {
  const visitor = await visit(scene.browser, `${scene.program.url}/admin`, desk)
  await visitor.signInAs(login)
  return visitor
}

/** Olga works in Russian and writes no line of JSON. */
async function describeDogRegistration(olga: Visitor): Promise<void> {
  const { page } = olga
  await page.goto(`${scene.program.url}/admin/resources/services`)
  await page.type('.p-new-service input[lang=en]', 'Dog registration')
  await page.type('.p-new-service input[lang=ru]', 'Регистрация собаки')
  await olga.press('Описать услугу')
  await ask(olga, 'Короткий текст', 'Name of the dog', 'Кличка собаки')
  await olga.press('Добавить вопрос')
  await ask(olga, 'Да или нет', 'Guide dog', 'Собака-поводырь')
  await olga.press('Добавить вопрос')
  await ask(olga, 'Короткий текст', 'Number of the guide dog’s certificate', 'Номер свидетельства поводыря')
  await olga.press('Спрашивать не всегда')
  await olga.sees('Спрашивается, только если «Собака-поводырь»: да.')
  await drag(olga, 'Собака-поводырь', 'Кличка собаки')
  await olga.sees('Спрашивается, только если «Собака-поводырь»: да.')
  await olga.press('Добавить вопрос')
  await ask(olga, 'Короткий текст', 'Chip number', 'Номер чипа')
  await olga.press('У ответа твёрдый вид')
  await replace(olga, 'input.d-count', '15')
  await olga.sees('Ответ: 15 цифр.')

  await olga.press('Об услуге')
  for (const [part, en, ru] of told) await write(olga, part, en, ru)
  await writeTheDocument(olga)
  await olga.sees('Всё на месте')
  await page.waitForSelector('[data-saving=saved]')
}

/** Answers in brackets; the day of the decision and a paragraph that is there only sometimes by a button. */
async function writeTheDocument(olga: Visitor): Promise<void> {
  await olga.press('Документ')
  await write(
    olga,
    'Текст документа',
    'The dog [Name of the dog], chip [Chip number], is registered.',
    'Собака [Кличка собаки], чип [Номер чипа], зарегистрирована.',
  )
  const onlyIf = '::-p-xpath(//h4[starts-with(., "Только если")]/following-sibling::p/button[starts-with(., "Номер")])'
  await (await olga.page.waitForSelector(onlyIf))?.click()
  await olga.page.waitForFunction(() =>
    document.querySelector('.cm-content[lang=ru]')?.textContent?.includes('{% if answers.'),
  )
  await olga.press('Дата решения')
  await olga.press('Напечатать образец')
  await olga.sees('Открыть или сохранить образец')
  const links = '.d-sample a[download], .d-sample iframe'
  const shown = await olga.page.$$eval(links, (all) =>
    all.map((one) => one.getAttribute('href') ?? one.getAttribute('src')),
  )
  expect(shown).toEqual([expect.stringMatching(/^blob:/), shown[0]])
}

/** With the mouse, by its handle, to the upper edge of another question; the outline shows it there. */
async function drag({ page }: Visitor, title: string, before: string): Promise<void> {
  const handle = await page.waitForSelector(`::-p-aria([name="Перетащить: ${title}"][role="button"])`)
  const target = await page.waitForSelector(`::-p-xpath(//*[@role="row"][.//*[contains(., "${before}")]])`)
  const [from, to] = [await handle?.boundingBox(), await target?.boundingBox()]
  if (!from || !to) throw new Error(`Nothing to drag: ${title}`)
  await page.mouse.move(from.x + 5, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y, { steps: 4 })
  await page.mouse.move(to.x + 80, to.y + 2, { steps: 8 })
  await page.mouse.up()
  await page.waitForFunction(
    (moved, other) => {
      const rows = [...document.querySelectorAll('.d-outline [role=row]')].map((row) => row.textContent ?? '')
      const at = (words: string) => rows.findIndex((row) => row.includes(words))
      return at(moved) >= 0 && at(moved) < at(other)
    },
    {},
    title,
    before,
  )
}

const told = [
  ['Одним предложением', 'Puts a dog on the register.', 'Внесение собаки в реестр.'],
  ['Слова, которыми', 'I got a dog', 'у меня появилась собака'],
  ['Что нужно подготовить', 'The name of the dog', 'Кличка собаки'],
  ['Плата', 'Free', 'Бесплатно'],
  ['Сколько это занимает', 'Ten days', 'Десять дней'],
  ['Что получает заявитель', 'A sealed certificate', 'Справка с печатью'],
] as const

/** Adds a question from the palette, with its texts in both languages. */
async function ask(olga: Visitor, kind: string, en: string, ru: string): Promise<void> {
  const { page } = olga
  const title = await page.waitForSelector('.d-palette input:not([type=radio])')
  await title?.type(ru)
  await (await page.waitForSelector(`::-p-xpath(//label[.//strong[text()="${kind}"]])`))?.click()
  await olga.press('Добавить')
  await write(olga, 'Заголовок', en, ru)
  await write(olga, 'Зачем это нужно', 'The register keeps it.', 'Это хранится в реестре.')
  await write(olga, 'Закон, который позволяет', 'Dog Act, section 2', 'Закон о собаках, статья 2')
}

async function write({ page }: Visitor, label: string, en: string, ru: string): Promise<void> {
  for (const [language, text] of [
    ['en', en],
    ['ru', ru],
  ]) {
    const box = await page.waitForSelector(
      `::-p-xpath(//fieldset[legend[starts-with(., "${label}")]]//*[@lang="${language}"])`,
    )
    await box?.focus()
    await page.keyboard.down('Control')
    await page.keyboard.press('KeyA')
    await page.keyboard.up('Control')
    await box?.type(text ?? '')
  }
}

/** Puts a text into a box in the place of what it has. */
async function replace({ page }: Visitor, selector: string, text: string): Promise<void> {
  const box = await page.waitForSelector(selector)
  await box?.click({ count: 3 })
  await box?.type(text)
}

async function tryInThePreview(olga: Visitor): Promise<void> {
  await olga.press('Вопросы')
  await olga.press('Начать сначала')
  await olga.asked('Собака-поводырь')
  await olga.press('Да')
  await olga.answer('Кличка собаки', 'Рекс')
  await olga.answer('Номер свидетельства поводыря', 'П-1')
  await olga.answer('Номер чипа', '12')
  await olga.page.waitForSelector('.d-talk ::-p-text(15 цифр)')
  await olga.answer('Номер чипа', '643094100000001')
  await olga.asked('Проверьте и отправьте заявление')
}

async function registerAsAnna(): Promise<Visitor> {
  const anna = await visit(scene.browser, `${scene.program.url}/services/registry/dog-registration`)
  await anna.press('Start')
  await anna.signInAs('anna')
  await anna.asked('Guide dog')
  await anna.press('No')
  await anna.answer('Name of the dog', 'Rex')
  await anna.answer('Chip number', '643094100000001')
  await anna.asked('Check and send your application')
  await anna.press('Send to State Registry Office')
  await anna.sees('REG-')
  const oleg = await official('oleg')
  await oleg.page.goto(`${scene.program.url}/admin/resources/cases`)
  await (await oleg.page.waitForSelector('.p-rows a'))?.click()
  await oleg.sees('Rex')
  await (await oleg.page.waitForSelector('.p-decision input[type=radio]'))?.click()
  await oleg.page.type('.p-decision textarea', 'The dog is on the register now.')
  await oleg.page.click('.p-decision button[type=submit]')
  await oleg.page.waitForSelector('.p-made')
  return anna
}
