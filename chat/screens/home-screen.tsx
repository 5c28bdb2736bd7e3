import { Search } from 'lucide-react'
import { type FormEvent, useCallback, useRef, useState } from 'react'
import { announce } from '../app/announce.ts'
import { Link } from '../app/location.tsx'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { ProblemText } from '../controls/field.tsx'
import { ProblemError } from '../http/problem.ts'
import { findServices, type Service } from '../http/services.ts'
import { ServiceCard } from '../services/service-card.tsx'
import { useTexts } from '../texts/texts.tsx'

type Asked = { id: number; need: string; offers?: Service[]; problem?: string }

/** The first screen is already a conversation: a need in one's own words, and services as the answer. */
export function HomeScreen() {
  const { locale, t } = useTexts()
  const [asked, setAsked] = useState<Asked[]>([])
  const load = useCallback(() => findServices('', locale), [locale])
  const all = useLoaded(load)

  async function ask(need: string) {
    const exchange = { id: asked.length, need }
    setAsked([...asked, exchange])
    const answer = await findServices(need, locale).then(
      (offers): Asked => ({ ...exchange, offers }),
      (problem: unknown): Asked => {
        if (!(problem instanceof ProblemError)) throw problem
        return {
          ...exchange,
          problem: problem.status === 0 ? t('problem.offline') : problem.words || t('problem.ours'),
        }
      },
    )
    setAsked([...asked, answer])
    announce(answer.problem ?? t('home.found', { count: answer.offers?.length ?? 0 }))
  }

  return (
    <Page title={t('home.title')} lead={t('home.lead')} className="home">
      {asked.map(({ id, need, offers, problem }) => (
        <section key={id} className="exchange" aria-label={need}>
          <div className="answer">
            <p className="bubble" dir="auto">
              <span className="visually-hidden">{t('author.you')} </span>
              {need}
            </p>
          </div>
          {problem && <ProblemText text={problem} />}
          {offers && <Offers offers={offers} all={all.value ?? []} />}
        </section>
      ))}
      <NeedBox onAsk={(need) => void ask(need)} again={asked.length > 0} />
      {all.problem && <ProblemNote problem={all.problem} onRetry={all.again} />}
      {!asked.length && all.value && (
        <section aria-labelledby="all-services">
          <h2 id="all-services">{t('home.all')}</h2>
          <ServiceList services={all.value} />
        </section>
      )}
      <p className="home-check">
        {t('home.check-lead')} <Link href="/check">{t('home.check')}</Link>
      </p>
    </Page>
  )
}

function NeedBox({ onAsk, again }: { onAsk(need: string): void; again: boolean }) {
  const { t } = useTexts()
  const box = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const need = box.current?.value.trim()
    if (!need || !box.current) return
    onAsk(need)
    box.current.value = ''
  }
  return (
    <search>
      <form className="need" onSubmit={submit}>
        <label htmlFor="need">{again ? t('home.ask-again') : t('home.ask')}</label>
        <div className="text-box-row">
          <input
            ref={box}
            id="need"
            className="input"
            type="text"
            dir="auto"
            autoComplete="off"
            enterKeyHint="search"
          />
          <button type="submit" className="button primary send" aria-label={t('home.find')}>
            <Search aria-hidden size={20} strokeWidth={1.75} />
          </button>
        </div>
      </form>
    </search>
  )
}

/** What fits; when nothing does, everything there is, so that nobody stands before an empty page. */
function Offers({ offers, all }: { offers: Service[]; all: Service[] }) {
  const { t } = useTexts()
  return (
    <>
      <p className="author">{t('author.parley')}</p>
      <p className="said">{t('home.found', { count: offers.length })}</p>
      <ServiceList services={offers.length ? offers : all} />
    </>
  )
}

function ServiceList({ services }: { services: Service[] }) {
  return (
    <ul className="cards">
      {services.map((service) => (
        <li key={service.service}>
          <ServiceCard service={service} />
        </li>
      ))}
    </ul>
  )
}
