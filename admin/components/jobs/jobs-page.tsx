import { ApiClient } from 'adminjs'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { ShownJobs, ShownStopped } from '../../resources/shown-jobs.ts'
import { act, type Refusal, refusalOf } from '../agencies/act.ts'
import { Refused } from '../agencies/refused.tsx'
import { NotLoaded } from '../not-loaded.tsx'
import { Pages } from '../pages.tsx'
import { useAnswer } from '../use-answer.ts'
import { useTexts } from '../use-texts.ts'
import { JobCard } from './job-card.tsx'

/** What the house works on: what waits, runs and is stuck, with the way to try again or to give up. */
export function JobsPage() {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const [times, setTimes] = useState(0)
  const answered = useAnswer(`${asked} ${times}`, () => ask(asked))
  return (
    <main className="p-page">
      <h1>{say('jobs.title')}</h1>
      <p className="p-help">{say('jobs.help')}</p>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && (
        <>
          <States jobs={answered.answer} />
          <Listed jobs={answered.answer} onChanged={() => setTimes(times + 1)} />
          <Stopped documents={answered.answer.stopped} />
        </>
      )}
    </main>
  )
}

async function ask(params: URLSearchParams): Promise<ShownJobs> {
  const request = { resourceId: 'jobs', actionName: 'list', params }
  return (await new ApiClient().resourceAction(request)).data as unknown as ShownJobs
}

function States({ jobs: { state, states } }: { jobs: ShownJobs }) {
  const { say } = useTexts()
  return (
    <nav className="p-views p-across" aria-label={say('jobs.states')}>
      {states.map(({ name, count }) => (
        <Link key={name} to={`?state=${name}`} aria-current={name === state ? 'page' : undefined}>
          {say(`jobs.state.${name}`)} <span className="p-count">{count}</span>
        </Link>
      ))}
    </nav>
  )
}

function Listed({ jobs, onChanged }: { jobs: ShownJobs; onChanged(): void }) {
  const { say } = useTexts()
  const [refusal, setRefusal] = useState<Refusal>()
  const change = async (id: string, name: 'retryJob' | 'giveUp') => {
    setRefusal(undefined)
    try {
      await act('jobs', id, name)
      onChanged()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    }
  }
  return (
    <section aria-labelledby="jobs-state">
      <h2 id="jobs-state">{say(`jobs.state.${jobs.state}`)}</h2>
      <p className="p-help">{say(`jobs.text.${jobs.state}`)}</p>
      <Refused refusal={refusal} />
      {jobs.rows.length === 0 && <p className="p-empty">{say(`jobs.empty.${jobs.state}`)}</p>}
      <ul>
        {jobs.rows.map((job) => (
          <JobCard key={job.id} job={job} state={jobs.state} change={change} />
        ))}
      </ul>
      <Pages page={jobs.page} pages={jobs.pages} />
    </section>
  )
}

/** Nobody here may open them: the agency's officials do, on the page of the case. */
function Stopped({ documents }: { documents: ShownStopped[] }) {
  const { say, moment } = useTexts()
  if (documents.length === 0) return null
  return (
    <section aria-labelledby="stopped">
      <h2 id="stopped">{say('jobs.stopped')}</h2>
      <p className="p-help">{say('jobs.stoppedHelp')}</p>
      <ul className="p-found">
        {documents.map(({ agencyId, agency, number, problem, orderedAt }) => (
          <li key={number}>
            <strong>{number}</strong>{' '}
            <Link to={`/admin/resources/agencies/records/${agencyId}/show`}>
              <bdi>{agency}</bdi>
            </Link>
            <p>
              {problem} <span className="p-quiet">{moment(orderedAt)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
