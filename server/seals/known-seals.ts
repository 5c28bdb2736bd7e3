import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'

/** SHA-256, in hex, of every certificate that an agency here seals with or has sealed with. */
export async function knownSeals(deps: Pick<Deps, 'db'>): Promise<ReadonlySet<string>> {
  const keys = await actingFor({ purpose: 'house' }, () => deps.db('seal_keys').select('sha256'))
  return new Set(keys.map(({ sha256 }) => sha256))
}
