import { CircleAlert, CircleCheck, FileSearch } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { announce } from '../app/announce.ts'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { Button } from '../controls/button.tsx'
import { ProblemError } from '../http/problem.ts'
import { type Verification, type VerifiedSignature, verifyDocument } from '../http/verifications.ts'
import { AgencyName } from '../services/agency-name.tsx'
import { momentText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'
import { PaperCopy } from './paper-copy.tsx'

type Check = { name: string; result?: Verification; problem?: ProblemError }

/** Anyone finds out here whether a document is real. Nothing of it is kept. */
export function CheckScreen() {
  const { t } = useTexts()
  const [check, setCheck] = useState<Check>()

  async function verify(file: File) {
    setCheck({ name: file.name })
    announce(t('check.running', { name: file.name }))
    try {
      const result = await verifyDocument(file)
      setCheck({ name: file.name, result })
      announce(`${result.title} ${result.text}`)
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      setCheck({ name: file.name, problem })
    }
  }

  return (
    <Page title={t('check.title')} lead={t('check.lead')}>
      <DropPlace onFile={(file) => void verify(file)} busy={check !== undefined && !check.result && !check.problem} />
      {check && !check.result && !check.problem && <p>{t('check.running', { name: check.name })}</p>}
      {check?.problem && <ProblemNote problem={check.problem} />}
      {check?.result && <Report name={check.name} result={check.result} />}
      <PaperCopy />
    </Page>
  )
}

function DropPlace({ onFile, busy }: { onFile(file: File): void; busy: boolean }) {
  const { t } = useTexts()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !busy) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the button inside does the same
    <div
      className="drop-place"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        accept="application/pdf,.pdf"
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
          target.value = ''
        }}
      />
      <FileSearch aria-hidden size={32} strokeWidth={1.5} />
      <Button look="primary" busy={busy} onClick={() => picker.current?.click()}>
        {t('check.choose')}
      </Button>
      <p className="field-help">{t('check.drop')}</p>
    </div>
  )
}

function Report({ name, result }: { name: string; result: Verification }) {
  const { locale, t } = useTexts()
  const { verdict, title, text, signatures, document } = result
  const good = verdict === 'valid' && !document?.standing
  const Icon = good ? CircleCheck : CircleAlert
  return (
    <section className="paper-card report" data-good={good} aria-labelledby="report-title">
      <h2 id="report-title">
        <Icon aria-hidden size={24} strokeWidth={1.75} />
        {title}
      </h2>
      {document?.standing && <p>{document.standing.text}</p>}
      {text && <p>{text}</p>}
      <dl className="facts">
        <div>
          <dt>{t('check.file')}</dt>
          <dd dir="auto">{name}</dd>
        </div>
        {document && (
          <>
            <div>
              <dt>{t('check.document')}</dt>
              <dd>
                {t('check.document-of', {
                  title: document.title,
                  number: document.number,
                  moment: momentText(document.issuedAt, locale),
                })}
              </dd>
            </div>
            <div>
              <dt>{t('check.agency')}</dt>
              <dd>
                <AgencyName agency={document.agency} />
                {document.agencyStanding && <p className="ended">{document.agencyStanding}</p>}
              </dd>
            </div>
          </>
        )}
      </dl>
      {signatures.length > 0 && (
        <ol className="seals">
          {signatures.map((signature) => (
            <Seal key={`${signature.sealedAt} ${signature.sealedBy}`} seal={signature} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Seal({ seal: { kind, sealedBy, isProven, sealedAt, unchanged, remarks } }: { seal: VerifiedSignature }) {
  const { locale, t } = useTexts()
  return (
    <li>
      <strong>{sealedBy}</strong>
      {!isProven && <p>{t('check.claimed')}</p>}
      {sealedAt && (
        <p>{t(kind === 'signature' ? 'check.signed' : 'check.sealed', { moment: momentText(sealedAt, locale) })}</p>
      )}
      <p>{unchanged ? t('check.unchanged') : t('check.changed')}</p>
      {remarks.map(({ code, text }) => (
        <p key={code}>{text}</p>
      ))}
    </li>
  )
}
