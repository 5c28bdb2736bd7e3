import type { ConditionColumn } from './rule.ts'

const openedInEmergency = {
  en: 'it is the case that they have opened in an emergency',
  ru: 'это дело, открытое ими в экстренном порядке',
}

/** What each condition of a rule asks of a record. */
export const conditionWords: Record<ConditionColumn, { en: string; ru: string }> = {
  account_id: { en: 'the record is their own', ru: 'это их собственная запись' },
  agency_id: { en: 'the record belongs to their agency', ru: 'запись относится к их ведомству' },
  office_id: { en: 'the case lies with their office', ru: 'дело находится в их отделе' },
  id: openedInEmergency,
  case_id: openedInEmergency,
  assigned_to: { en: 'the case is assigned to them', ru: 'дело передано им в работу' },
}
