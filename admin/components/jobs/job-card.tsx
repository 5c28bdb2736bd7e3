import { useState } from 'react'
import type { ShownJob, ShownJobs } from '../../resources/shown-jobs.ts'
import { useTexts } from '../use-texts.ts'

type Props = {
  job: ShownJob
  state: ShownJobs['state']
  change(id: string, name: 'retryJob' | 'giveUp'): Promise<void>
}

/** One job. To give it up is asked once more: what it was to do is then not done. */
export function JobCard({ job: { id, what, agency, tries, createdAt, at, failure }, state, change }: Props) {
  const { say, moment } = useTexts()
  const [sure, setSure] = useState(false)
  return (
    <li className="p-card">
      <strong>{what}</strong>
      <p className="p-facts p-quiet">
        {agency && <bdi>{agency}</bdi>}
        <span>{say('jobs.ordered', { date: moment(createdAt) })}</span>
        {state !== 'waiting' && <span>{say(`jobs.at.${state}`, { date: moment(at) })}</span>}
        {tries > 0 && <span>{say('jobs.tries', { count: tries })}</span>}
      </p>
      {failure && <p className="p-tone-over">{failure}</p>}
      {state !== 'running' && (
        <p className="p-actions">
          {state !== 'waiting' && (
            <button type="button" className="p-button" onClick={() => void change(id, 'retryJob')}>
              {say('jobs.retry')}
            </button>
          )}
          {!sure && (
            <button type="button" className="p-button" onClick={() => setSure(true)}>
              {say('jobs.giveUp')}
            </button>
          )}
          {sure && (
            <>
              <span role="alert">{say('jobs.sure')}</span>
              <button type="button" className="p-button" onClick={() => void change(id, 'giveUp')}>
                {say('jobs.giveUpNow')}
              </button>
              <button type="button" className="p-button" onClick={() => setSure(false)}>
                {say('jobs.keep')}
              </button>
            </>
          )}
        </p>
      )}
    </li>
  )
}
