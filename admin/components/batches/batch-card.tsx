import { useId, useState } from 'react'
import type { ShownBatch, ShownFailure } from '../../resources/shown-batches.ts'
import { act } from '../agencies/act.ts'
import { useTexts } from '../use-texts.ts'

type Props = { batch: ShownBatch; onChanged(): void }

/** One batch: how far it is, and the cases that nothing came of, each with the reason. */
export function BatchCard({ batch: { id, action, reason, begunAt, finishedAt, progress }, onChanged }: Props) {
  const { say, moment } = useTexts()
  const titleId = useId()
  const { all, waiting, done, failed, issued, stopped } = progress
  return (
    <li className="p-card">
      <h3 id={titleId}>{say(`batches.action.${action}`)}</h3>
      <p className="p-quiet">{say('batches.begunAt', { date: moment(begunAt) })}</p>
      {reason && <p>{say('batches.because', { reason })}</p>}
      <progress max={all} value={all - waiting} aria-labelledby={titleId} />
      <p role="status">
        {finishedAt ? say('batches.finished', { date: moment(finishedAt) }) : say('batches.underWay')}{' '}
        {say('batches.counts', { done, all, issued })}
      </p>
      {stopped > 0 && <p className="p-tone-over">{say('batches.stopped', { count: stopped })}</p>}
      {failed > 0 && <Failures key={failed} id={id} count={failed} finished={!!finishedAt} onChanged={onChanged} />}
    </li>
  )
}

type FailuresProps = { id: string; count: number; finished: boolean; onChanged(): void }

function Failures({ id, count, finished, onChanged }: FailuresProps) {
  const { say } = useTexts()
  const [failures, setFailures] = useState<ShownFailure[]>()
  const [notDone, setNotDone] = useState(false)
  const tried = (work: Promise<void>) => void work.catch(() => setNotDone(true))
  const open = async () => {
    setFailures((await act<{ failures: ShownFailure[] }>('documents', undefined, 'failedItems', { id })).failures)
  }
  const retry = async () => {
    await act('documents', undefined, 'retryFailedItems', { id })
    onChanged()
  }
  return (
    <>
      <p className="p-tone-over">{say('batches.failed', { count })}</p>
      {failures && (
        <ul className="p-files">
          {failures.map(({ number, problem }) => (
            <li key={number}>
              <strong>
                <bdi>{number}</bdi>
              </strong>{' '}
              {problem}
            </li>
          ))}
        </ul>
      )}
      <p className="p-actions">
        {!failures && (
          <button type="button" className="p-button" onClick={() => tried(open())}>
            {say('batches.showFailed')}
          </button>
        )}
        {finished && (
          <button type="button" className="p-button" onClick={() => tried(retry())}>
            {say('batches.retry')}
          </button>
        )}
      </p>
      {notDone && (
        <p className="p-problem" role="alert">
          {say('batches.problem.failed')}
        </p>
      )}
    </>
  )
}
