import { request } from './request.ts'

/** One look at the person's data: who, for which agency, at what, in which case and why. */
export type Access = {
  at: string
  agency: string
  who: string
  role: string
  what: string
  case: string | null
  purpose: string
}

export async function listAccesses(): Promise<Access[]> {
  return (await request<{ accesses: Access[] }>('/api/accesses')).accesses
}
