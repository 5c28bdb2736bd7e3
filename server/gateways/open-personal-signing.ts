import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import type { Config, SigningProvider } from '../config.ts'
import type { CertificateAuthority, StatusOf } from './certificate-authority.ts'
import { cscClient } from './csc-client.ts'
import { httpRevocationSource } from './http-revocation-source.ts'
import { openBrowserSigning } from './open-browser-signing.ts'
import { readPem } from './pem.ts'
import type { PersonalSigning } from './personal-signing.ts'
import { openSigningProvider } from './personal-signing-provider.ts'
import { openPreserver, type Preserver } from './preserver.ts'
import { type RevocationSource, revocationSource } from './revocation-source.ts'
import type { Sealer } from './seal.ts'
import type { TimeStamper } from './time-stamper.ts'

type Surroundings = {
  now: () => Date
  log: Pick<Logger, 'warn'>
  /** The clock, who is asked about certificates, and who vouches for the seals beside the signatures. */
  sealing: { timeStamper: TimeStamper | undefined; source: RevocationSource; sealer: Pick<Sealer, 'trustAnchors'> }
  /** The register of what our own authorities issued. */
  statusOf: StatusOf
  /** Where a signing provider sends people back to. */
  returnUrl: string
}

export type PeopleSigning = {
  /** How people sign here. */
  signing: PersonalSigning | undefined
  /** The authority for keys in browsers, also after a provider took over. */
  authority: CertificateAuthority | undefined
  /** Roots of every certificate that people sign, or ever signed, with. */
  trustAnchors: () => Uint8Array[]
  /** Makes documents last that people have signed. */
  preserver: Preserver
}

/**
 * A qualified provider where one is configured, else keys in people's browsers. What was signed in browsers before a
 * provider took over stays checkable.
 */
export async function openPersonalSigning(config: Config, surroundings: Surroundings): Promise<PeopleSigning> {
  const { sealing, statusOf, now, log } = surroundings
  const { timeStamper } = sealing
  const inBrowsers = await openBrowserSigning(config, { now, log, timeStamper })
  const provider = config.csc && openConfiguredProvider(config.csc, surroundings)
  const authority = inBrowsers?.authority
  const people = [...(inBrowsers?.trustAnchors() ?? []), ...(provider?.trustAnchors() ?? [])]
  const source = revocationSource(authority && { authority, statusOf, now }, sealing.source)
  const trustAnchors = [...sealing.sealer.trustAnchors(), ...people]
  const preserver = openPreserver({ trustAnchors, timeStamper, source })
  return { signing: provider ?? inBrowsers, authority, trustAnchors: () => people, preserver }
}

function openConfiguredProvider(
  { name, roots, url, clientId, clientSecret }: SigningProvider,
  { sealing, returnUrl, now, log }: Surroundings,
) {
  const trustAnchors = readPem(readFileSync(roots, 'utf8'))
  const csc = cscClient({ url, clientId, clientSecret, redirectUri: returnUrl })
  const { timeStamper } = sealing
  return openSigningProvider({ name, csc, trustAnchors, source: httpRevocationSource({ now }), timeStamper, now, log })
}
