import type { KeptForm } from '../conversation/local-conversation.ts'
import { offline, problemFrom } from './problem.ts'
import { request } from './request.ts'

export type Trial = { title: string; agency: string; form: KeptForm; expiresAt: string; asOf: string | null }

export const readTrial = (token: string, locale: string) =>
  request<Trial>(`/api/trials/${token}?${new URLSearchParams({ locale })}`)

/** A sample of the document on the answers of a trial. Throws as `request` does. */
export async function printTrial(token: string, answers: unknown, locale: string): Promise<Blob> {
  const response = await fetch(`/api/trials/${token}/sample`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': locale },
    body: JSON.stringify({ answers, locale }),
  }).catch(() => {
    throw offline()
  })
  if (!response.ok) throw await problemFrom(response)
  return response.blob()
}
