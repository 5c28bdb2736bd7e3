import type { Page } from 'puppeteer-core'

type Change = {
  /** As the browser sends it. */
  sent?(json: Record<string, unknown>): Record<string, unknown>
  /** As the server answers. */
  answered?(body: Buffer): Buffer
}

/** A server that is in other hands: what goes to and comes from addresses that end so is changed on the way. */
export async function tamper(page: Page, addressEnd: string, { sent, answered }: Change): Promise<() => Promise<void>> {
  const client = await page.createCDPSession()
  const stage = answered ? 'Response' : 'Request'
  await client.send('Fetch.enable', { patterns: [{ urlPattern: `*${addressEnd}`, requestStage: stage }] })
  client.on('Fetch.requestPaused', async ({ requestId, request, responseStatusCode, responseHeaders }) => {
    if (sent && request.postData) {
      const changed = JSON.stringify(sent(JSON.parse(request.postData)))
      const postData = Buffer.from(changed).toString('base64')
      return void (await client.send('Fetch.continueRequest', { requestId, postData }))
    }
    if (!answered) return void (await client.send('Fetch.continueRequest', { requestId }))
    const { body, base64Encoded } = await client.send('Fetch.getResponseBody', { requestId })
    const changed = answered(Buffer.from(body, base64Encoded ? 'base64' : 'utf8'))
    const headers = (responseHeaders ?? []).filter(({ name }) => !/^content-(length|encoding)$/i.test(name))
    await client.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: responseStatusCode ?? 200,
      responseHeaders: headers,
      body: changed.toString('base64'),
    })
  })
  // Detached, the session would take the page's authenticator with it.
  return () => client.send('Fetch.disable')
}
