import { isOpenInEmergency } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'

/** Why an official looks into a case, as the person it is about reads it: an emergency, while it is open in one. */
export const purposeOfLook = (actor: Actor, caseId: string): 'access.purpose.emergency' | 'access.purpose.decide' =>
  isOpenInEmergency(actor, caseId) ? 'access.purpose.emergency' : 'access.purpose.decide'
