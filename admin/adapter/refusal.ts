import { ForbiddenError, NotFoundError, ValidationError } from 'adminjs'
import {
  CheckViolationError,
  DataError,
  ForeignKeyViolationError,
  NotNullViolationError,
  ValidationError as RowInvalid,
  UniqueViolationError,
} from 'objection'

/**
 * What a form shows when the database or the model refuses a write. Anything that is not about the values
 * sent is handed back as it came: it is the server's fault and belongs in its log.
 */
export function refusalOf(thrown: unknown): unknown {
  if (thrown instanceof ForbiddenError || thrown instanceof NotFoundError || thrown instanceof ValidationError) {
    return thrown
  }
  if (thrown instanceof RowInvalid) return onColumns(Object.keys(thrown.data ?? {}), 'notAccepted')
  if (thrown instanceof UniqueViolationError) return onColumns(thrown.columns, 'alreadyTaken')
  if (thrown instanceof NotNullViolationError) return onColumns([thrown.column], 'required')
  if (thrown instanceof ForeignKeyViolationError) return onWhole('pointsNowhere')
  if (thrown instanceof CheckViolationError || thrown instanceof DataError) return onWhole('notAccepted')
  return thrown
}

/** Missing and out of reach look alike. */
export function outOfReach(): ForbiddenError {
  return new ForbiddenError('anyForbiddenError')
}

function onColumns(columns: string[], message: string): ValidationError {
  return new ValidationError(Object.fromEntries(columns.map((column) => [column, { message }])))
}

function onWhole(message: string): ValidationError {
  return new ValidationError({}, { message })
}
