import { Suspense, useState } from 'react'
import { useTexts } from '../use-texts.ts'
import { ChatPreview } from './chat-preview.tsx'
import type { FormPreviewProps } from './form-preview.tsx'
import { lazily } from './lazily.ts'
import type { PreviewProps } from './preview-props.ts'
import { LANGUAGES } from './text-pair.tsx'
import { useWorker } from './use-worker.ts'

const FormPreview = lazily<FormPreviewProps>('form-preview')

const WAYS = ['chat', 'form'] as const

/** What the draft becomes: a conversation, or all its questions at once. Nothing is sent or kept. */
export function PreviewPane(props: Pick<PreviewProps, 'form' | 'agency' | 'jump'>) {
  const { say, language } = useTexts()
  const [locale, setLocale] = useState<PreviewProps['locale']>(language === 'ru' ? 'ru' : 'en')
  const [way, setWay] = useState<(typeof WAYS)[number]>('chat')
  const [round, setRound] = useState(0)
  const background = useWorker()
  const onReset = () => setRound((before) => before + 1)
  const given = { ...props, locale, background, onReset }
  const key = `${locale} ${round}`
  return (
    <section className="d-preview" aria-labelledby="preview-title">
      <div className="d-stripes">
        <h2 id="preview-title">{say('designer.preview')}</h2>
        <p>{say('designer.previewHelp')}</p>
        <p className="p-actions">
          {WAYS.map((one) => (
            <Switch key={one} isOn={one === way} onOn={() => setWay(one)} label={say(`designer.way.${one}`)} />
          ))}
        </p>
        <p className="p-actions">
          {LANGUAGES.map(([one, name]) => (
            <Switch key={one} isOn={one === locale} onOn={() => setLocale(one)} label={name} />
          ))}
          <button type="button" className="p-button" onClick={onReset}>
            {say('designer.reset')}
          </button>
        </p>
      </div>
      {way === 'chat' && <ChatPreview key={key} {...given} />}
      {way === 'form' && (
        <Suspense fallback={<p className="p-help">…</p>}>
          <FormPreview
            key={key}
            form={props.form}
            locale={locale}
            jump={props.jump}
            checkLabel={say('designer.way.check')}
            wholeLabel={say('designer.way.whole')}
            noneLabel={say('designer.previewEmpty')}
          />
        </Suspense>
      )}
    </section>
  )
}

function Switch({ isOn, onOn, label }: { isOn: boolean; onOn(): void; label: string }) {
  return (
    <button type="button" className="p-button" aria-pressed={isOn} onClick={onOn}>
      {label}
    </button>
  )
}
