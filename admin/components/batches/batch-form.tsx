import { type ChangeEvent, type FormEvent, useId, useState } from 'react'
import type { ShownBatches } from '../../resources/shown-batches.ts'
import { act, refusalOf } from '../agencies/act.ts'
import { useTexts } from '../use-texts.ts'

const actions = ['reissue', 'retry', 'grant'] as const
type Action = (typeof actions)[number]

type Props = { services: ShownBatches['services']; onBegun(): void }

/** What is to be done to which cases: their numbers are found by service, read from a file, or pasted. */
export function BatchForm({ services, onBegun }: Props) {
  const { say } = useTexts()
  const id = useId()
  const [action, setAction] = useState<Action>('reissue')
  const [numbers, setNumbers] = useState('')
  const [problem, setProblem] = useState('')
  const [sending, setSending] = useState(false)
  const count = numbers.split(/[\s,;]+/).filter(Boolean).length

  const find = async (service: string) => {
    const wish = { action, ...(service && { service }) }
    const found = await act<{ numbers: string[] }>('documents', undefined, 'findCases', wish)
    setNumbers(found.numbers.join('\n'))
    setProblem(found.numbers.length === 0 ? say('batches.nothingFits') : '')
  }
  const begin = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
    try {
      await act('documents', undefined, 'beginBatch', { action, reason, numbers })
      setNumbers('')
      setProblem('')
      onBegun()
    } catch (thrown) {
      setProblem(say(`batches.problem.${problemOf(thrown)}`))
    }
    setSending(false)
  }

  return (
    <form className="p-card p-form" onSubmit={begin} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('batches.new')}</h2>
      <ActionChoice action={action} onChange={setAction} />
      <FindCases services={services} onFind={find} onFailed={() => setProblem(say('batches.problem.failed'))} />
      <NumbersField id={id} numbers={numbers} count={count} onChange={setNumbers} />
      {action !== 'retry' && <ReasonField />}
      {problem && (
        <p className="p-problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="p-button p-main" aria-disabled={sending}>
        {say('batches.begin', { count })}
      </button>
    </form>
  )
}

function ActionChoice({ action, onChange }: { action: Action; onChange(action: Action): void }) {
  const { say } = useTexts()
  const id = useId()
  return (
    <fieldset className="p-group">
      <legend>{say('batches.what')}</legend>
      {actions.map((one) => (
        <label key={one} className="p-option">
          <input type="radio" name={id} checked={action === one} onChange={() => onChange(one)} />
          {say(`batches.action.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}

function ReasonField() {
  const { say } = useTexts()
  const id = useId()
  return (
    <div className="p-field">
      <label htmlFor={id}>{say('batches.reason')}</label>
      <p className="p-help" id={`${id}-help`}>
        {say('batches.reasonHelp')}
      </p>
      <textarea id={id} name="reason" rows={2} maxLength={1000} required aria-describedby={`${id}-help`} />
    </div>
  )
}

type FindProps = { services: Props['services']; onFind(service: string): Promise<void>; onFailed(): void }

function FindCases({ services, onFind, onFailed }: FindProps) {
  const { say } = useTexts()
  const id = useId()
  const [service, setService] = useState('')
  return (
    <div className="p-field">
      <label htmlFor={id}>{say('batches.service')}</label>
      <select id={id} value={service} onChange={({ target }) => setService(target.value)}>
        <option value="">{say('batches.everyService')}</option>
        {services.map(({ id: one, title }) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
      <p className="p-actions">
        <button type="button" className="p-button" onClick={() => void onFind(service).catch(onFailed)}>
          {say('batches.find')}
        </button>
      </p>
    </div>
  )
}

type NumbersProps = { id: string; numbers: string; count: number; onChange(numbers: string): void }

function NumbersField({ id, numbers, count, onChange }: NumbersProps) {
  const { say } = useTexts()
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (file) onChange(await file.text())
    target.value = ''
  }
  return (
    <div className="p-field">
      <label htmlFor={`${id}-numbers`}>{say('batches.numbers', { count })}</label>
      <p className="p-help" id={`${id}-numbers-help`}>
        {say('batches.numbersHelp')}
      </p>
      <textarea
        id={`${id}-numbers`}
        value={numbers}
        onChange={({ target }) => onChange(target.value)}
        rows={6}
        required
        spellCheck={false}
        aria-describedby={`${id}-numbers-help`}
      />
      <label htmlFor={`${id}-file`}>{say('batches.file')}</label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".txt,.csv,text/plain,text/csv"
        onChange={(event) => void read(event)}
      />
    </div>
  )
}

const told = ['numbers/none-found', 'numbers/too-many', 'reason/missing'] as const

/** The key of what the official reads. */
function problemOf(thrown: unknown): string {
  const { reason, faults } = refusalOf(thrown)
  const fault = told.find((one) => faults.includes(one))
  if (fault) return fault.replace('/', '-')
  if (faults.some((one) => one.startsWith('reason/unprintable'))) return 'reason-unprintable'
  return reason === 'notYours' ? 'notYours' : 'failed'
}
