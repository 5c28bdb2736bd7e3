import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { cscClient } from './csc-client.ts'
import { httpRevocationSource } from './http-revocation-source.ts'
import { openBrowserSigning } from './open-browser-signing.ts'
import { readPem } from './pem.ts'
import type { PersonalSigning } from './personal-signing.ts'
import { openSigningProvider } from './personal-signing-provider.ts'
import type { TimeStamper } from './time-stamper.ts'

type Surroundings = {
  now: () => Date
  log: Pick<Logger, 'warn'>
  timeStamper: TimeStamper | undefined
  /** Where a signing provider sends people back to. */
  returnUrl: string
}

/** How people sign here, and the roots of every certificate that they sign, or ever signed, with. */
export type PeopleSigning = { signing: PersonalSigning | undefined; trustAnchors: () => Uint8Array[] }

/**
 * A qualified provider where one is configured, else keys in people's browsers. What was signed in browsers before a
 * provider took over stays checkable.
 */
export async function openPersonalSigning(config: Config, surroundings: Surroundings): Promise<PeopleSigning> {
  const inBrowsers = await openBrowserSigning(config, surroundings)
  const ownAnchors = inBrowsers?.trustAnchors() ?? []
  if (!config.csc) return { signing: inBrowsers, trustAnchors: () => ownAnchors }
  const { name, roots, ...access } = config.csc
  const trustAnchors = readPem(readFileSync(roots, 'utf8'))
  const { returnUrl: redirectUri, ...rest } = surroundings
  const csc = cscClient({ ...access, redirectUri })
  const source = httpRevocationSource(rest)
  const signing = openSigningProvider({ name, csc, trustAnchors, source, ...rest })
  return { signing, trustAnchors: () => [...ownAnchors, ...trustAnchors] }
}
