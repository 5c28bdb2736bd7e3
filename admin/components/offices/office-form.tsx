import { type FormEvent, useState } from 'react'
import { act, type Refusal, refusalOf } from '../agencies/act.ts'
import { Field } from '../agencies/field.tsx'
import { Refused } from '../agencies/refused.tsx'
import { useTexts } from '../use-texts.ts'

export type OfficeFields = { names: { en: string; ru: string }; address: string; area: string }

type Props = { recordId?: string; version?: number; fields: OfficeFields; onSaved(answer: unknown): void }

/** What an office is called, where it is and for whom. Its short name, by which services route to it, stays. */
export function OfficeForm({ recordId, version, fields, onSaved }: Props) {
  const { say } = useTexts()
  const [form, setForm] = useState(fields)
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      onSaved(
        recordId === undefined
          ? await act('offices', undefined, 'addOffice', form)
          : await act('offices', recordId, 'changeOffice', { ...form, version }),
      )
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
    setBusy(false)
  }
  return (
    <form className="p-card p-form" onSubmit={save}>
      <h2>{say(recordId === undefined ? 'office.new' : 'office.change')}</h2>
      {(['en', 'ru'] as const).map((language) => (
        <Field
          key={language}
          label={say(`application.name.${language}`)}
          lang={language}
          value={form.names[language]}
          onChange={(name) => setForm({ ...form, names: { ...form.names, [language]: name } })}
        />
      ))}
      <Field
        label={say('application.address')}
        optional
        value={form.address}
        onChange={(address) => setForm({ ...form, address })}
      />
      <Field
        label={say('office.area')}
        help={say('office.areaHelp')}
        optional
        rows={2}
        value={form.area}
        onChange={(area) => setForm({ ...form, area })}
      />
      <Refused refusal={refusal} />
      <button type="submit" className="p-button p-main" aria-disabled={busy}>
        {say(recordId === undefined ? 'office.add' : 'office.save')}
      </button>
    </form>
  )
}
