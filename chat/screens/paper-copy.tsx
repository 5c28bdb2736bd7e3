import { Camera } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { announce } from '../app/announce.ts'
import { Button } from '../controls/button.tsx'
import { TextControl } from '../controls/text-control.tsx'
import { useTexts } from '../texts/texts.tsx'
import { codeIn } from './code-in.ts'
import { type CameraState, useCamera } from './use-camera.ts'

/** With a paper in one's hands: its code by the camera, or typed. Both lead to the page that says what is known of it. */
export function PaperCopy() {
  const { t } = useTexts()
  const [scanning, setScanning] = useState(false)
  const [problem, setProblem] = useState('')
  const hasCamera = navigator.mediaDevices?.getUserMedia !== undefined

  /** @returns whether it leads to a document's page. */
  const open = (written: string): boolean => {
    const found = codeIn(written, location.origin)
    if (found.kind === 'code') location.assign(`/v/${found.code}`)
    else setProblem(found.kind === 'elsewhere' ? t('check.elsewhere', { host: found.host }) : t('check.no-code'))
    return found.kind === 'code'
  }

  return (
    <section className="paper-copy" aria-labelledby="paper-copy-title">
      <h2 id="paper-copy-title">{t('check.paper')}</h2>
      <p>{t('check.code')}</p>
      {hasCamera && !scanning && (
        <Button icon={<Camera aria-hidden size={20} strokeWidth={1.75} />} onClick={() => setScanning(true)}>
          {t('check.scan')}
        </Button>
      )}
      {scanning && <Scanner onRead={open} onClose={() => setScanning(false)} />}
      <CodeForm problem={problem} onCode={open} />
    </section>
  )
}

const said = {
  starting: 'check.camera-starting',
  on: 'check.camera-on',
  refused: 'check.camera-refused',
  none: 'check.camera-none',
  failed: 'check.camera-failed',
} as const satisfies Record<CameraState, string>

function Scanner({ onRead, onClose }: { onRead(text: string): boolean; onClose(): void }) {
  const { t } = useTexts()
  const { video, state } = useCamera((text) => {
    if (onRead(text)) announce(t('check.scanned'))
    onClose()
  })
  const closing = useRef<HTMLDivElement>(null)
  useEffect(() => closing.current?.querySelector('button')?.focus(), [])
  const failed = state === 'refused' || state === 'none' || state === 'failed'
  return (
    <div className="scanner" ref={closing}>
      <video ref={video} muted playsInline hidden={failed} aria-label={t('check.picture')} />
      <p role="status">{t(said[state])}</p>
      <Button onClick={onClose}>{t('check.scan-end')}</Button>
    </div>
  )
}

function CodeForm({ problem, onCode }: { problem: string; onCode(written: string): boolean }) {
  const { t } = useTexts()
  const id = useId()
  const [written, setWritten] = useState<string>()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!onCode(written ?? '')) document.getElementById(id)?.focus()
  }
  return (
    <form className="code-form" onSubmit={send} noValidate>
      <TextControl
        id={id}
        label={t('check.typed')}
        help={t('check.typed-help')}
        problem={problem || undefined}
        required
        format="url"
        autoComplete="off"
        value={written}
        onChange={setWritten}
      />
      <Button type="submit">{t('check.look')}</Button>
    </form>
  )
}
