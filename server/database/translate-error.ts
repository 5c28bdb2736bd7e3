import { ChangedMeanwhile, StorageFull, Unavailable } from '../errors.ts'

/**
 * Turns a failure of the database into what it means for whoever asked; anything else comes back as it is.
 * Codes: PostgreSQL, Appendix A, or Node's for sockets.
 */
export function translateError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const constraint = 'constraint' in error ? String(error.constraint) : ''
  if (raced.has(constraint) || conflict.has(code))
    return new ChangedMeanwhile({ detail: constraint || code, cause: error })
  if (code === diskFull) return new StorageFull({ cause: error })
  if (away.test(code) || lostWithoutCode.test(error.message))
    return new Unavailable({ detail: error.message, cause: error })
  return error
}

/** Unique constraints that only a second, simultaneous request for the same thing can meet. */
const raced = new Set([
  'submissions_once_a_conversation',
  'submissions_number_taken',
  'cases_once_a_submission',
  'documents_once_a_submission',
  'documents_number_taken',
  'signers_holder_once',
  'emergency_openings_pkey',
  'turns_pkey',
  'messages_pkey',
])

/** Serialization failure, deadlock. */
const conflict = new Set(['40001', '40P01'])

const diskFull = '53100'

/**
 * Connection exceptions, refused log-in while starting or stopping, too many connections, ended by an administrator,
 * read-only standby, statement or lock time-out; then the sockets' own.
 */
const away =
  /^(08...|57P0[1-4]|53300|57014|55P03|25006|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOTFOUND|EAI_AGAIN|E(TIMEDOUT|HOSTUNREACH|NETUNREACH))$/

/** pg and knex have no code for these. */
const lostWithoutCode =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded|Knex: Timeout acquiring)/
