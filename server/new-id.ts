import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Asking the system for randomness costs more than all else about an id, so it is asked for many at once. */
const pool = new Uint8Array(4096)
const BYTES = 16
let used = pool.length

/** A new id: UUID version 7 (RFC 9562 § 5.7), which stands in order of time. */
export function newId(): string {
  return v7({ rng: nextBytes })
}

/** Bytes that no id has had; what was given away is not kept. */
function nextBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.slice(used, used + BYTES)
  pool.fill(0, used, used + BYTES)
  used += BYTES
  return bytes
}
