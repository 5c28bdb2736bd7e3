import type { Visitor } from './visitor.ts'

const answers = {
  'given names': 'Timur',
  'family name': 'Petrov',
  born: '30 August 2015',
  country: 'Georgia',
  begin: '1 June 2027',
  end: '20 June 2027',
  adult: 'Vera Petrova',
}

export const SEND = 'Send to State Registry Office'

/** From the page of the demo's service that both parents sign to where the signatures are asked for. */
export async function travelConsent(visitor: Visitor): Promise<void> {
  await visitor.press('Start')
  for (const [question, text] of Object.entries(answers)) await visitor.answer(question, text)
  await visitor.press(SEND)
}
