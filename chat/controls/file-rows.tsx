import { FileCheck, RotateCcw, X } from 'lucide-react'
import { useTexts } from '../texts/texts.tsx'
import { Button } from './button.tsx'
import { ProblemText } from './field.tsx'
import { sizeText } from './size-text.ts'
import type { UploadRow } from './use-uploads.ts'

type Props = { rows: UploadRow[]; onRemove(key: string): void; onRetry(row: UploadRow): void }

/** The chosen files and how far each has come. */
export function FileRows({ rows, onRemove, onRetry }: Props) {
  const { locale, t } = useTexts()
  if (!rows.length) return null
  return (
    <ul className="file-rows">
      {rows.map((row) => (
        <li key={row.key} className="file-row">
          <span className="file-name" dir="auto">
            {row.file.name} <small>{sizeText(row.file.size, locale)}</small>
          </span>
          <Button
            look="quiet"
            aria-label={t('control.remove-file', { name: row.file.name })}
            onClick={() => onRemove(row.key)}
          >
            <X aria-hidden size={20} strokeWidth={1.75} />
          </Button>
          <FileState row={row} onRetry={() => onRetry(row)} />
        </li>
      ))}
    </ul>
  )
}

function FileState({ row, onRetry }: { row: UploadRow; onRetry(): void }) {
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
