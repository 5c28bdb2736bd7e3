import type { Agency } from '../http/services.ts'
import { plainName } from './plain-name.ts'
import { WhyVerified } from './why-verified.tsx'

/** The agency's name with its badge, which is never part of the name, of a text or of a logo. */
export function AgencyName({ agency }: { agency: Agency }) {
  return (
    <span className="agency">
      <bdi>{plainName(agency.name)}</bdi>
      <WhyVerified agency={agency} />
    </span>
  )
}
