import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import QRCode from 'qrcode'
import { describe, expect, it } from 'vitest'
import { running } from './running.ts'
import { openBrowser, visit } from './visitor.ts'

const here = running()
const code = 'Z8e1hGQpQ0mXl7mY0Zb8Kg'

/** A film of a paper with this QR code, as a camera would give it (YUV4MPEG2). */
async function aFilmOf(text: string, name: string): Promise<string> {
  const [width, height, scale] = [640, 480, 8]
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const luma = Buffer.alloc(width * height, 200)
  const [left, top] = [(width - modules.size * scale) / 2, (height - modules.size * scale) / 2].map(Math.round) as [
    number,
    number,
  ]
  for (let y = 0; y < modules.size * scale; y += 1) {
    for (let x = 0; x < modules.size * scale; x += 1) {
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale))) luma[(top + y) * width + left + x] = 40
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  const film = Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 10 }, () => frame),
  ])
  const file = join(here.program.folder, `${name}.y4m`)
  await writeFile(file, film)
  return file
}

const withCamera = (film: string) =>
  openBrowser(here.program.folder, [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])

async function scanning(film: string) {
  const browser = await withCamera(film)
  const anyone = await visit(browser, `${here.program.url}/check`)
  await anyone.press('Scan with the camera')
  return { browser, anyone }
}

describe('a paper copy', () => {
  it('is looked up by the camera', async () => {
    const { browser, anyone } = await scanning(await aFilmOf(`${here.program.url}/v/${code}`, 'own'))
    try {
      await anyone.sees('No document has this code')
      expect(new URL(anyone.page.url()).pathname).toBe(`/v/${code}`)
      expect(anyone.breaches).toEqual([])
    } finally {
      await browser.close()
    }
  })

  it('whose code leads elsewhere is not followed', async () => {
    const { browser, anyone } = await scanning(await aFilmOf(`https://evil.test/v/${code}`, 'forged'))
    try {
      await anyone.sees('This leads to evil.test, which is not this site')
      expect(new URL(anyone.page.url()).pathname).toBe('/check')
      expect(anyone.breaches).toEqual([])
    } finally {
      await browser.close()
    }
  })

  it('is looked up by typing where the camera is not allowed', async () => {
    const anyone = await visit(here.browser, `${here.program.url}/check`)
    await anyone.press('Scan with the camera')
    await anyone.sees('Type the code below')
    await anyone.page.type('.code-form input', 'hello')
    await anyone.press('Look it up')
    await anyone.sees('This is no code of a document')
    await anyone.page.locator('.code-form input').fill(`${here.program.url.replace(/^https?:\/\//, '')}/v/${code}`)
    await anyone.press('Look it up')
    await anyone.sees('No document has this code')
    expect(anyone.breaches).toEqual([])
  })
})
