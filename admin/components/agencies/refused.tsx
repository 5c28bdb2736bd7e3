import { signInHere } from '../not-loaded.tsx'
import { useTexts } from '../use-texts.ts'
import type { Refusal } from './act.ts'

/** Faults that have words of their own; any other is a field that was left empty or is too long. */
const told = [
  'files/missing',
  'files/not-opened',
  'names/refused',
  'note/missing',
  'reason/missing',
  'file/already-there',
  'names/en/taken',
  'names/ru/taken',
]

/** Why something was not done, and the way on. */
export function Refused({ refusal }: { refusal: Refusal | undefined }) {
  const { say } = useTexts()
  if (!refusal) return null
  const fault = refusal.faults.find((one) => told.includes(one))
  return (
    <div className="p-problem" role="alert">
      <p>{fault ? say(`fault.${fault.replaceAll('/', '-')}`) : say(`refused.${refusal.reason}`)}</p>
      {refusal.reason === 'signedOut' && <a href={signInHere()}>{say('problem.signIn')}</a>}
      {refusal.reason === 'moved' && <a href={window.location.href}>{say('refused.reload')}</a>}
    </div>
  )
}
