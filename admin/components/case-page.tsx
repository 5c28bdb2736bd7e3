import type { ActionProps, RecordJSON } from 'adminjs'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import type { ShownCase } from '../resources/shown-case.ts'
import { CaseAnswers } from './case-answers.tsx'
import { CaseAssignment } from './case-assignment.tsx'
import { CaseDocuments } from './case-documents.tsx'
import { DecisionForm } from './decision-form.tsx'
import { DecisionMade } from './decision-made.tsx'
import { dueIn } from './due.ts'
import { useKeys } from './use-keys.ts'
import { useTexts } from './use-texts.ts'

type OpenedRecord = RecordJSON & { opened?: ShownCase }

/** A case: what was sent, the files, and the decision. Opening it has left a trace, which the page says. */
export function CasePage({ record }: ActionProps) {
  const { say } = useTexts()
  const navigate = useNavigate()
  useKeys([['Escape', () => navigate('/admin/resources/cases')]])
  const opened = (record as OpenedRecord | undefined)?.opened
  if (!record || !opened) return null
  return (
    <main className="p-page p-case">
      <p>
        <Link to="/admin/resources/cases">← {say('case.back')}</Link>
      </p>
      <Opened key={record.id} id={record.id} opened={opened} />
    </main>
  )
}

function Opened({ id, opened }: { id: string; opened: ShownCase }) {
  const { say } = useTexts()
  const [made, setMade] = useState(opened.decision)
  const decidedHere = made !== opened.decision
  return (
    <>
      <CaseHead opened={opened} open={!made && !opened.decided} />
      <div className="p-columns">
        <CaseAnswers caseId={id} submission={opened.submission} signed={opened.signed} />
        <aside className="p-aside">
          {!made && !opened.decided && <CaseAssignment caseId={id} assignment={opened.assignment} />}
          {made && <DecisionMade decision={made} justNow={decidedHere} />}
          {!made && opened.mayDecide && <DecisionForm caseId={id} opened={opened} onDecided={setMade} />}
          {!made && opened.decided && <p className="p-help">{say('decision.hidden')}</p>}
          {!made && !opened.decided && !opened.mayDecide && (
            <p className="p-help">{say(`decision.${whyNot(opened)}`)}</p>
          )}
          {opened.documents.length > 0 && <CaseDocuments documents={opened.documents} />}
        </aside>
      </div>
    </>
  )
}

function CaseHead({ opened, open }: { opened: ShownCase; open: boolean }) {
  const { say, day, moment } = useTexts()
  const due = dueIn(opened.dueAt, new Date(), say)
  return (
    <header>
      <h1>{opened.applicant ? <bdi>{opened.applicant}</bdi> : say('case.nameHidden')}</h1>
      <p className="p-facts">
        <span>{opened.service}</span>
        <span>{say('case.number', { number: opened.number })}</span>
        <span>{opened.office}</span>
        {open && (
          <span>
            {say('case.open')}: {say('due.on', { date: day(opened.dueAt) })},{' '}
            <span className={`p-tone-${due.tone}`}>{due.text}</span>
          </span>
        )}
      </p>
      {opened.emergencyUntil && (
        <p className="p-problem">{say('emergency.openUntil', { time: moment(opened.emergencyUntil) })}</p>
      )}
      <p className="p-trace">
        {opened.applicant ? say('case.recorded', { name: opened.applicant }) : say('case.recordedWithoutName')}
      </p>
    </header>
  )
}

/** Why the official cannot decide an open case here. */
function whyNot({ assignment, mayTakeOverToDecide }: ShownCase): 'own' | 'takeOver' | 'notYours' {
  if (assignment.isOwn) return 'own'
  return mayTakeOverToDecide ? 'takeOver' : 'notYours'
}
