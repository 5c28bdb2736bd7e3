import { useCallback, useRef, useState } from 'react'
import { ProblemError } from '../http/problem.ts'
import { useTexts } from '../texts/texts.tsx'
import { sizeText } from './size-text.ts'

/** Stores one file and answers with the reference that becomes the value. Throws ProblemError in people's words. */
export type Upload = (file: File, onProgress: (share: number) => void) => Promise<unknown>

/** A chosen file: on its way (share from 0 to 1), stored (with its reference), or not taken (with the reason). */
export type UploadRow = { key: string; file: File; share: number; reference?: unknown; problem?: string }

type Options = {
  upload: Upload
  /** Largest size in bytes. */
  maxSize?: number | undefined
  announce?: ((text: string) => void) | undefined
  onStored(references: unknown[]): void
}

/** The files a person chose, each going up as soon as it is there. Screen readers hear the start and the end, not the way. */
export function useUploads({ upload, maxSize, announce, onStored }: Options) {
  const { locale, t } = useTexts()
  const [rows, setRows] = useState<UploadRow[]>([])
  // Uploads end in any order: each works on what is there then, not on what was there when it started.
  const latest = useRef(rows)

  const show = useCallback(
    (next: UploadRow[]) => {
      latest.current = next
      setRows(next)
      onStored(next.flatMap(({ reference }) => (reference === undefined ? [] : [reference])))
    },
    [onStored],
  )
  const change = (key: string, part: Partial<UploadRow>) =>
    show(latest.current.map((row) => (row.key === key ? { ...row, ...part } : row)))

  async function store({ key, file }: UploadRow) {
    const { name, size } = file
    if (maxSize !== undefined && size > maxSize) {
      const sizes = { name, size: sizeText(size, locale), limit: sizeText(maxSize, locale) }
      return change(key, { problem: t('control.too-large', sizes) })
    }
    announce?.(t('control.upload-started', { name }))
    try {
      const reference = await upload(file, (share) => change(key, { share }))
      change(key, { reference, share: 1 })
      announce?.(t('control.upload-finished', { name }))
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      change(key, { problem: problem.words || t('control.upload-failed', { name }) })
    }
  }

  return {
    rows,
    add(files: Iterable<File>, replace: boolean) {
      const added = [...files].map((file) => ({ key: crypto.randomUUID(), file, share: 0 }))
      show(replace ? added : [...latest.current, ...added])
      for (const row of added) void store(row)
    },
    remove: (key: string) => show(latest.current.filter((row) => row.key !== key)),
    retry({ key, file }: UploadRow) {
      const again = { key, file, share: 0 }
      show(latest.current.map((row) => (row.key === key ? again : row)))
      void store(again)
    },
  }
}
