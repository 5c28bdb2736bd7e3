import { ApiClient } from 'adminjs'

/** Has the server do something: with one record, or, without an id, with the table as a whole. Rejects with its answer. */
export async function act<Answer>(
  resourceId: string,
  recordId: string | undefined,
  actionName: string,
  data: object = {},
): Promise<Answer> {
  const api = new ApiClient()
  const answered =
    recordId === undefined
      ? await api.resourceAction({ resourceId, actionName, method: 'post', data })
      : await api.recordAction({ resourceId, recordId, actionName, method: 'post', data })
  return answered.data as unknown as Answer
}

/** Reads a record's page anew. */
export async function reread<Record>(resourceId: string, recordId: string): Promise<Record> {
  const answered = await new ApiClient().recordAction({ resourceId, recordId, actionName: 'show', method: 'get' })
  return (answered.data as unknown as { record: Record }).record
}

export type Refusal = { reason: 'signedOut' | 'notYours' | 'moved' | 'invalid' | 'failed'; faults: string[] }

type Problem = { params?: { faults?: { path: string; reason: string }[] } }

/** Why the server did not do it; `faults` as `path/reason`, for what was sent and cannot be so. */
export function refusalOf(thrown: unknown): Refusal {
  const { response } = (thrown ?? {}) as { response?: { status?: number; data?: Problem } }
  const faults = (response?.data?.params?.faults ?? []).map(({ path, reason }) => `${path}/${reason}`)
  const reasons = { 401: 'signedOut', 403: 'notYours', 404: 'notYours', 409: 'moved', 422: 'invalid' } as const
  return { reason: reasons[response?.status as keyof typeof reasons] ?? 'failed', faults }
}
