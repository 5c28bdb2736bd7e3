import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Mail, Mailer } from './mail.ts'

export type DemoOutbox = Mailer & {
  /** The mail that was last sent under this id. */
  sent(id: string): Promise<Mail | undefined>
}

const kept = z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string() })

/** The mail of the demo: written into a folder and sent nowhere, to be read in the panel. Production refuses it. */
export function openDemoOutbox(folder: string): DemoOutbox {
  const fileOf = (id: string) => join(folder, `${z.uuid().parse(id)}.json`)
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true })
      await writeFile(fileOf(mail.id), JSON.stringify(mail), { mode: 0o600 })
    },
    async sent(id) {
      const text = await readFile(fileOf(id), 'utf8').catch(() => undefined)
      return text === undefined ? undefined : kept.parse(JSON.parse(text))
    },
  }
}
