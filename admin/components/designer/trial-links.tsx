import { useEffect, useState } from 'react'
import { useTexts } from '../use-texts.ts'
import { callService, readTrialLinks, type ShownTrialLink } from './call-service.ts'

type Props = {
  id: string
  /** The one that is published. */
  version: number | null
}

type LeadsTo = ShownTrialLink['leadsTo']

/** Links by which anyone can try the draft: made, seen once, withdrawn. */
export function TrialLinks({ id, version }: Props) {
  const { say, day, moment } = useTexts()
  const [links, setLinks] = useState<ShownTrialLink[]>([])
  const [made, setMade] = useState('')
  const [days, setDays] = useState(14)
  const [leadsTo, setLeadsTo] = useState<LeadsTo>('fixed-draft')
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
      const answer = await callService(id, 'makeTrialLink', { days, leadsTo })
      setMade(answer.url)
      setLinks(answer.trialLinks)
    })
  const withdraw = (link: string) =>
    tried(async () => {
      setLinks((await callService(id, 'withdrawTrialLink', { id: link })).trialLinks)
      setMade('')
    })
  const said = ({ leadsTo: to, madeAt, expiresAt }: ShownTrialLink) => {
    const times = { made: moment(madeAt), until: day(expiresAt) }
    return typeof to === 'number'
      ? say('trial.link.version', { ...times, version: to })
      : say(`trial.link.${to}`, times)
  }
  return (
    <div className="d-trials">
      <h3>{say('trial.title')}</h3>
      <p className="p-help">{say('trial.help')}</p>
      <fieldset className="d-conditions">
        <legend>{say('trial.leadsTo')}</legend>
        {(['fixed-draft', 'moving-draft', ...(version === null ? [] : [version])] as const).map((one) => (
          <label key={one} className="p-option">
            <input type="radio" name="leads-to" checked={leadsTo === one} onChange={() => setLeadsTo(one)} />
            {typeof one === 'number' ? say('trial.version', { version: one }) : say(`trial.to.${one}`)}
          </label>
        ))}
      </fieldset>
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
      <p className="p-help">{say('trial.expiry')}</p>
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
            {said(link)}{' '}
            <button type="button" className="p-button" onClick={() => withdraw(link.id)}>
              {say('trial.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
