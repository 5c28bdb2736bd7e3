import { type FormEvent, useState } from 'react'
import type { AppliedForForm, SavedApplicationAnswer, ShownNameProblems } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'
import { act, type Refusal, refusalOf } from './act.ts'
import { Field } from './field.tsx'
import { NameProblems } from './name-problems.tsx'
import { Refused } from './refused.tsx'

const newOffice = () => ({ names: { en: '', ru: '' }, address: '' })

export const emptyApplication = (): AppliedForForm => ({
  names: { en: '', ru: '' },
  legalBody: '',
  registerNumber: '',
  offices: [newOffice()],
  contact: { name: '', email: '', phone: '' },
})

type Props = { applied: AppliedForForm; recordId?: string; problems?: ShownNameProblems; onSaved(id: string): void }

/** What is applied for. Saved as a whole; a name that may not be one is told at its box. */
export function ApplicationForm({ applied, recordId, problems = {}, onSaved }: Props) {
  const { say } = useTexts()
  const [form, setForm] = useState(applied)
  const [nameProblems, setNameProblems] = useState(problems)
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      const { id, nameProblems: found } = await saveApplication(recordId, form)
      setNameProblems(found)
      if (id) onSaved(id)
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
    setBusy(false)
  }
  return (
    <form className="p-card p-form" onSubmit={save}>
      <h2>{say('application.agency')}</h2>
      <Names form={form} setForm={setForm} problems={nameProblems} />
      <Field
        label={say('application.legalBody')}
        help={say('application.legalBodyHelp')}
        value={form.legalBody}
        onChange={(legalBody) => setForm({ ...form, legalBody })}
      />
      <Field
        label={say('application.registerNumber')}
        help={say('application.registerNumberHelp')}
        value={form.registerNumber}
        onChange={(registerNumber) => setForm({ ...form, registerNumber })}
      />
      <OfficeFields form={form} setForm={setForm} />
      <ContactFields form={form} setForm={setForm} />
      <Refused refusal={refusal} />
      <button type="submit" className="p-button p-main" aria-disabled={busy}>
        {say(recordId ? 'application.save' : 'application.begin')}
      </button>
    </form>
  )
}

async function saveApplication(recordId: string | undefined, form: AppliedForForm): Promise<SavedApplicationAnswer> {
  if (recordId === undefined) return act('agency_applications', undefined, 'beginApplication', form)
  const { answer } = await act<{ answer: SavedApplicationAnswer }>(
    'agency_applications',
    recordId,
    'changeApplication',
    form,
  )
  return answer
}

type Part = { form: AppliedForForm; setForm(form: AppliedForForm): void }

function Names({ form, setForm, problems }: Part & { problems: ShownNameProblems }) {
  const { say } = useTexts()
  return (
    <>
      <p className="p-help">{say('application.namesHelp')}</p>
      {(['en', 'ru'] as const).map((language) => (
        <div key={language}>
          <Field
            label={say(`application.name.${language}`)}
            lang={language}
            value={form.names[language]}
            describedBy={`name-problems-${language}`}
            onChange={(name) => setForm({ ...form, names: { ...form.names, [language]: name } })}
          />
          <NameProblems problems={problems[language] ?? []} id={`name-problems-${language}`} />
        </div>
      ))}
    </>
  )
}

function OfficeFields({ form, setForm }: Part) {
  const { say } = useTexts()
  const change = (index: number, office: AppliedForForm['offices'][number]) =>
    setForm({ ...form, offices: form.offices.with(index, office) })
  return (
    <>
      <h3>{say('application.offices')}</h3>
      <p className="p-help">{say('application.officesHelp')}</p>
      {form.offices.map((office, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an office has no name of its own before it is written
        <fieldset key={index} className="p-group">
          <legend>{say('application.office', { number: index + 1 })}</legend>
          {(['en', 'ru'] as const).map((language) => (
            <Field
              key={language}
              label={say(`application.name.${language}`)}
              lang={language}
              value={office.names[language]}
              onChange={(name) => change(index, { ...office, names: { ...office.names, [language]: name } })}
            />
          ))}
          <Field
            label={say('application.address')}
            value={office.address}
            onChange={(address) => change(index, { ...office, address })}
          />
          {form.offices.length > 1 && (
            <button
              type="button"
              className="p-button"
              onClick={() => setForm({ ...form, offices: form.offices.filter((_, at) => at !== index) })}
            >
              {say('application.removeOffice', { number: index + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <button
        type="button"
        className="p-button"
        onClick={() => setForm({ ...form, offices: [...form.offices, newOffice()] })}
      >
        {say('application.addOffice')}
      </button>
    </>
  )
}

function ContactFields({ form, setForm }: Part) {
  const { say } = useTexts()
  const { contact } = form
  const change = (changed: Partial<typeof contact>) => setForm({ ...form, contact: { ...contact, ...changed } })
  return (
    <>
      <h3>{say('application.contact')}</h3>
      <Field label={say('application.contactName')} value={contact.name} onChange={(name) => change({ name })} />
      <Field
        label={say('application.contactEmail')}
        type="email"
        value={contact.email}
        onChange={(email) => change({ email })}
      />
      <Field
        label={say('application.contactPhone')}
        type="tel"
        optional
        value={contact.phone}
        onChange={(phone) => change({ phone })}
      />
    </>
  )
}
