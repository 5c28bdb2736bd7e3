import { ApiClient } from 'adminjs'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import type { SavedDraft, ShownComparison, ShownDraft } from '../../resources/shown-draft.ts'

export type ShownTrialLink = {
  id: string
  leadsTo: 'moving-draft' | 'fixed-draft' | number
  madeAt: string
  expiresAt: string
}

type Answers = {
  beginDraft: { designed: ShownDraft }
  saveDraft: { saved: SavedDraft }
  sendToReview: { designed: ShownDraft }
  returnDraft: { designed: ShownDraft }
  publishDraft: { designed: ShownDraft }
  offerService: { designed: ShownDraft }
  compareVersions: { compared: ShownComparison }
  makeTrialLink: { url: string; trialLinks: ShownTrialLink[] }
  withdrawTrialLink: { trialLinks: ShownTrialLink[] }
  previewDocument: { sample: { pdf: string } | { problems: string[] } }
}

/** Has the server do something with a service. Rejects with the answer of the server, whose status says why. */
export async function callService<Name extends keyof Answers>(
  recordId: string,
  actionName: Name,
  data: Record<string, unknown> = {},
): Promise<Answers[Name]> {
  const answer = await new ApiClient().recordAction({ resourceId: 'services', recordId, actionName, data })
  return answer.data as unknown as Answers[Name]
}

/** The service as it is now. */
export async function readDesign(recordId: string): Promise<ShownDraft> {
  const answer = await new ApiClient().recordAction({
    resourceId: 'services',
    recordId,
    actionName: 'design',
    method: 'get',
  })
  return (answer.data as unknown as { record: { designed: ShownDraft } }).record.designed
}

/** The links by which a service can be tried. */
export async function readTrialLinks(recordId: string): Promise<ShownTrialLink[]> {
  const answer = await new ApiClient().recordAction({
    resourceId: 'services',
    recordId,
    actionName: 'trialLinks',
    method: 'get',
  })
  return (answer.data as unknown as { trialLinks: ShownTrialLink[] }).trialLinks
}

/** The newest cases of a service that the official may read. */
export async function readPastCases(recordId: string): Promise<{ id: string; number: string; openedAt: string }[]> {
  const answer = await new ApiClient().recordAction({
    resourceId: 'services',
    recordId,
    actionName: 'pastCases',
    method: 'get',
  })
  return (answer.data as unknown as { pastCases: { id: string; number: string; openedAt: string }[] }).pastCases
}

/** Makes a new service with a title, or one that was described elsewhere. @returns its id */
export async function createService(
  described: { titles: { en: string; ru?: string } } | { imported: ServiceDefinition },
): Promise<string> {
  const answer = await new ApiClient().resourceAction({
    resourceId: 'services',
    actionName: 'createService',
    method: 'post',
    data: described,
  })
  return (answer.data as unknown as { id: string }).id
}

export const statusOf = (thrown: unknown): number | undefined =>
  (thrown as { response?: { status?: number } } | undefined)?.response?.status
