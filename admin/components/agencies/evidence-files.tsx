import { type ChangeEvent, useId, useState } from 'react'
import type { ShownApplication } from '../../resources/shown-application.ts'
import { fileSize } from '../file-size.ts'
import { offerFile } from '../offer-file.ts'
import { useTexts } from '../use-texts.ts'
import { act, type Refusal, refusalOf } from './act.ts'
import { Refused } from './refused.tsx'

type Props = { recordId: string; shown: ShownApplication; onChanged(): Promise<void> }

/** The papers that prove it, with who has opened each. */
export function EvidenceFiles({ recordId, shown, onChanged }: Props) {
  const { say, language } = useTexts()
  const [refusal, setRefusal] = useState<Refusal>()
  const run = async (work: () => Promise<unknown>) => {
    setRefusal(undefined)
    try {
      await work()
      await onChanged()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
  }
  return (
    <section className="p-card" aria-labelledby="evidence-title">
      <h2 id="evidence-title">{say('evidence.title')}</h2>
      {shown.mayChange && <p className="p-help">{say('evidence.help')}</p>}
      {shown.files.length === 0 && !shown.mayChange && <p>{say('evidence.none')}</p>}
      <ul className="p-files">
        {shown.files.map(({ id, name, size, openedBy, openedByReader }) => (
          <li key={id}>
            <a
              href={addressOf(recordId, id)}
              download={name}
              onClick={(event) => {
                // A click of its own fetches, so that the page knows when the server has noted the opening.
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                void run(() => save(addressOf(recordId, id), name))
              }}
            >
              <bdi>{name}</bdi>
            </a>{' '}
            <span className="p-quiet">{fileSize(size, language)}</span>
            <br />
            <span className={shown.mayCheck && !openedByReader ? 'p-tone-soon' : 'p-quiet'}>
              {openedBy.length > 0
                ? say('evidence.openedBy', { names: openedBy.join(', ') })
                : say('evidence.openedByNobody')}
            </span>
            {shown.mayChange && (
              <button
                type="button"
                className="p-button"
                onClick={() => void run(() => act('agency_applications', recordId, 'removeFile', { fileId: id }))}
              >
                {say('evidence.remove', { name })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Refused refusal={refusal} />
      {shown.mayChange && <AddFile onChosen={(file) => run(() => upload(recordId, file))} />}
    </section>
  )
}

function AddFile({ onChosen }: { onChosen(file: File): Promise<void> }) {
  const { say } = useTexts()
  const id = useId()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const [file] = input.files ?? []
    if (file) await onChosen(file)
    input.value = ''
  }
  return (
    <p className="p-field">
      <label htmlFor={id}>{say('evidence.add')}</label>
      <input id={id} type="file" accept=".pdf,.jpg,.jpeg,.png" onChange={(event) => void choose(event)} />
    </p>
  )
}

const addressOf = (recordId: string, fileId: string) => `/api/agency-applications/${recordId}/files/${fileId}`

async function save(address: string, name: string): Promise<void> {
  offerFile(await (await answered(fetch(address))).blob(), name)
}

async function upload(recordId: string, file: File): Promise<void> {
  const form = new FormData()
  form.append('file', file, file.name)
  await answered(fetch(`/api/agency-applications/${recordId}/files`, { method: 'POST', body: form }))
}

/** Rejects as the panel's own calls do. */
async function answered(asked: Promise<Response>): Promise<Response> {
  const answer = await asked
  if (!answer.ok) throw { response: { status: answer.status, data: await answer.json().catch(() => undefined) } }
  return answer
}
