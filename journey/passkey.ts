import type { Page } from 'puppeteer-core'

/** Gives the page a passkey of the browser itself, whose owner has just shown a finger (WebDriver WebAuthn §11). */
export async function givePasskey(page: Page): Promise<void> {
  const client = await page.createCDPSession()
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
