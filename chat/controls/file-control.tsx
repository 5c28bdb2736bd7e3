import { FileCheck, Paperclip, RotateCcw, X } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { ProblemError } from '../http/problem.ts'
import { useTexts } from '../texts/texts.tsx'
import { Button } from './button.tsx'
import type { ControlProps } from './control.ts'
import { Field, ProblemText } from './field.tsx'
import { sizeText } from './size-text.ts'

/** Stores one file and answers with the reference that becomes the value. Throws ProblemError in people's words. */
export type Upload = (file: File, onProgress: (share: number) => void) => Promise<unknown>

type Props = ControlProps<unknown[]> & {
  upload: Upload
  multiple?: boolean
  /** File kinds as the `accept` attribute has them. */
  accept?: string | undefined
  /** Largest size in bytes. */
  maxSize?: number | undefined
  announce?: ((text: string) => void) | undefined
}

type Row = { key: number; file: File; share: number; reference?: unknown; problem?: string }

/** Files go up as soon as they are chosen; the value holds the references of those that are stored. */
export function FileControl({ value: _, onChange, upload, multiple = false, accept, maxSize, announce, ...field }: Props) {
  const { locale, t } = useTexts()
  const [rows, setRows] = useState<Row[]>([])
  const latest = useRef(rows)
  const picker = useRef<HTMLInputElement>(null)

  function show(next: Row[]) {
    latest.current = next
    setRows(next)
    const stored = next.flatMap(({ reference }) => (reference === undefined ? [] : [reference]))
    onChange(stored.length ? stored : undefined)
  }
  const change = (key: number, part: Partial<Row>) =>
    show(latest.current.map((row) => (row.key === key ? { ...row, ...part } : row)))

  async function store({ key, file }: Row) {
    if (maxSize !== undefined && file.size > maxSize) {
      const sizes = { name: file.name, size: sizeText(file.size, locale), limit: sizeText(maxSize, locale) }
      return change(key, { problem: t('control.too-large', sizes) })
    }
    announce?.(t('control.upload-started', { name: file.name }))
    try {
      const reference = await upload(file, (share) => change(key, { share }))
      change(key, { reference, share: 1 })
      announce?.(t('control.upload-finished', { name: file.name }))
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      change(key, { problem: problem.words || t('control.upload-failed', { name: file.name }) })
    }
  }

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(target.files ?? [])].map((file) => ({ key: (nextKey += 1), file, share: 0 }))
    show(multiple ? [...latest.current, ...chosen] : chosen)
    for (const row of chosen) void store(row)
    target.value = '' // so that the same file can be chosen again
  }

  return (
    <Field {...field} group>
      {(aria) => (
        <div className="files">
          {maxSize !== undefined && <p className="field-help">{t('control.up-to', { limit: sizeText(maxSize, locale) })}</p>}
          <FileRows
            rows={rows}
            onRemove={(key) => show(latest.current.filter((row) => row.key !== key))}
            onRetry={(row) => {
              const { problem, ...again } = row
              show(latest.current.map((each) => (each.key === row.key ? again : each)))
              void store(again)
            }}
          />
          <input ref={picker} className="visually-hidden" type="file" tabIndex={-1} aria-hidden {...{ accept, multiple }} onChange={choose} />
          <Button
            id={field.id}
            busy={field.busy}
            aria-describedby={aria['aria-describedby']}
            icon={<Paperclip aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => picker.current?.click()}
          >
            {rows.length && multiple ? t('control.choose-another-file') : t('control.choose-file')}
          </Button>
        </div>
      )}
    </Field>
  )
}

let nextKey = 0

function FileRows({ rows, onRemove, onRetry }: { rows: Row[]; onRemove(key: number): void; onRetry(row: Row): void }) {
  const { locale, t } = useTexts()
  if (!rows.length) return null
  return (
    <ul className="file-rows">
      {rows.map((row) => (
        <li key={row.key} className="file-row">
          <span className="file-name" dir="auto">
            {row.file.name} <small>{sizeText(row.file.size, locale)}</small>
          </span>
          <Button look="quiet" aria-label={t('control.remove-file', { name: row.file.name })} onClick={() => onRemove(row.key)}>
            <X aria-hidden size={20} strokeWidth={1.75} />
          </Button>
          <FileState row={row} onRetry={() => onRetry(row)} />
        </li>
      ))}
    </ul>
  )
}

function FileState({ row, onRetry }: { row: Row; onRetry(): void }) {
  const { t } = useTexts()
  if (row.problem)
    return (
      <div className="file-state">
        <ProblemText text={row.problem} />
        <Button look="quiet" icon={<RotateCcw aria-hidden size={20} strokeWidth={1.75} />} onClick={onRetry}>
          {t('control.try-again')}
        </Button>
      </div>
    )
  if (row.reference !== undefined)
    return (
      <p className="file-state stored">
        <FileCheck aria-hidden size={20} strokeWidth={1.75} />
        {t('control.received')}
      </p>
    )
  return (
    <p className="file-state">
      <progress aria-label={row.file.name} value={row.share} max={1} />
      {t('control.uploading')}
    </p>
  )
}
