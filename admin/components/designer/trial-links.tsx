import { useEffect, useState } from 'react'
import { useTexts } from '../use-texts.ts'
import { callService, readTrialLinks, type ShownTrialLink } from './call-service.ts'

/** Links by which anyone can try the draft: made, seen once, withdrawn. */
export function TrialLinks({ id }: { id: string }) {
  const { say, day } = useTexts()
  const [links, setLinks] = useState<ShownTrialLink[]>([])
  const [made, setMade] = useState('')
  const [days, setDays] = useState(14)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    readTrialLinks(id).then(setLinks, () => setFailed(true))
  }, [id])
  const tried = async (work: () => Promise<void>) => {
    setFailed(false)
    await work().catch(() => setFailed(true))
  }
  const make = () =>
    tried(async () => {
      const answer = await callService(id, 'makeTrialLink', { days })
      setMade(answer.url)
      setLinks(answer.trialLinks)
    })
  const withdraw = (link: string) =>
    tried(async () => {
      setLinks((await callService(id, 'withdrawTrialLink', { id: link })).trialLinks)
      setMade('')
    })
  return (
    <div className="d-trials">
      <h3>{say('trial.title')}</h3>
      <p className="p-help">{say('trial.help')}</p>
      <label className="d-field">
        {say('trial.days')}
        <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {[1, 14, 60].map((count) => (
            <option key={count} value={count}>
              {say('trial.count', { count })}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="p-button p-main" onClick={make}>
        {say('trial.make')}
      </button>
      <div role="status">
        {made && (
          <label className="d-field">
            {say('trial.once')}
            <input
              className="d-trial-address"
              dir="ltr"
              readOnly
              value={made}
              onFocus={(event) => event.target.select()}
            />
          </label>
        )}
        {failed && <p className="p-problem">{say('trial.failed')}</p>}
      </div>
      <ul className="d-changes">
        {links.map((link) => (
          <li key={link.id}>
            {say('trial.link', { made: day(link.madeAt), until: day(link.expiresAt) })}{' '}
            <button type="button" className="p-button" onClick={() => withdraw(link.id)}>
              {say('trial.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
