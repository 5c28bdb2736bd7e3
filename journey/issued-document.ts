import type { Program } from './program.ts'
import type { Visitor } from './visitor.ts'

export type Report = { verdict: string; signatures: { agency: string; unchanged: boolean }[] }

/** The issued document that the page offers, as its reader gets it, and the code by which anybody can look it up. */
export async function download({ page }: Visitor): Promise<{ pdf: Buffer; code: string }> {
  const link = (start: string) =>
    page.$eval(`.issued a[href^="${start}"]`, (element) => element.getAttribute('href') ?? '')
  const href = await link('/api/documents/')
  const bytes = await page.evaluate(
    async (at) => Array.from(new Uint8Array(await (await fetch(at)).arrayBuffer())),
    href,
  )
  return { pdf: Buffer.from(bytes), code: (await link('/v/')).slice('/v/'.length) }
}

/** What the verifier says of a file to somebody who is not signed in. */
export async function verified({ url }: Program, pdf: Buffer): Promise<Report> {
  const answer = await fetch(`${url}/api/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(pdf),
  })
  return (await answer.json()) as Report
}
