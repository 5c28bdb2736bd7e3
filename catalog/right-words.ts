import type { Role, Rule } from './abilities.ts'
import type { Localized } from './in-locale.ts'

type Both = { en: string; ru: string }

export const roleWords: Record<Role, Both> = {
  applicant: { en: 'Applicant', ru: 'Заявитель' },
  'case-officer': { en: 'Case officer', ru: 'Сотрудник, ведущий дела' },
  'service-designer': { en: 'Service designer', ru: 'Составитель услуг' },
  administrator: { en: 'Administrator', ru: 'Администратор' },
}

/** What each condition of a rule asks of a record. */
export const conditionWords: Record<keyof NonNullable<Rule['conditions']>, Both> = {
  account_id: { en: 'the record is their own', ru: 'это их собственная запись' },
  agency_id: { en: 'the record belongs to their agency', ru: 'запись относится к их ведомству' },
  status: { en: 'the record is in the right state', ru: 'запись в нужном состоянии' },
}

/** The reason of a rule in both languages. Rules give it in English, the language of the code. */
export function becauseOf({ because }: Rule): Both & Localized {
  return { en: because, ru: inRussian[because] ?? because }
}

/** Exported for the test that each rule has its words. */
export const inRussian: Readonly<Record<string, string>> = {
  'it is their own conversation': 'это их собственный разговор',
  'they sent it': 'заявление отправлено ими',
  'it was issued to them': 'документ выдан им',
  'everyone may see who looked at their data': 'каждый может видеть, кто обращался к его данным',
  'their agency decides its cases': 'дела ведомства решают его сотрудники',
  'a case is decided on its submission': 'дело решают по заявлению',
  'their agency issued it': 'документ выдан их ведомством',
  'cases lie with an office of their agency': 'дела находятся в отделах их ведомства',
  'cases are about a service of their agency': 'дела касаются услуг их ведомства',
  'they describe the services of their agency': 'описывают услуги своего ведомства',
  'two designers of an agency answer for a version': 'за версию отвечают два составителя ведомства',
  'a service names the office that receives it': 'в услуге указан отдел, который принимает заявления',
  'they verify agencies': 'проверяют ведомства',
  'two of them decide about the seal of an agency': 'вдвоём решают о печати ведомства',
  'they give roles to accounts': 'выдают роли учётным записям',
  'they answer for who holds which role': 'отвечают за то, у кого какая роль',
}
