import { useEffect, useRef, useState } from 'react'
import type { Reply } from '#forms'
import type { PreviewProps } from './preview-props.ts'
import type { NoPreview, ShownPreview, Work } from './work.ts'

const PAUSE = 250

type Led = {
  /** Undefined while it is begun. */
  preview: ShownPreview | NoPreview | undefined
  busy: boolean
  reply(given: Reply, said: { text: string; title?: string }): void
}

/**
 * Begins with the form, and goes on with it while it is edited: what was answered stays, where it still fits.
 * The conversation is led by the worker, so that no form is compiled between two keys.
 */
export function usePreview({ form, locale, jump, background }: PreviewProps): Led {
  const [preview, setPreview] = useState<ShownPreview | NoPreview>()
  const [busy, setBusy] = useState(false)
  const shown = useRef<Pick<PreviewProps, 'form' | 'jump'>>()
  const latest = useRef(0)
  const ask = useRef<<Name extends Exclude<keyof Work, 'check'>>(name: Name, asked: Work[Name]['asked']) => void>()
  ask.current = (name, asked) => {
    const turn = ++latest.current
    setBusy(name === 'reply')
    const show = (answer: ShownPreview | NoPreview) => {
      if (turn !== latest.current) return
      setBusy(false)
      setPreview(answer)
    }
    background.ask(name, asked).then(show, () => show({ problems: [] }))
  }
  useEffect(() => {
    const before = shown.current
    shown.current = { form, jump }
    const now = new Date()
    if (!before)
      return jump
        ? ask.current?.('walk', { form, at: jump.at, locale, now })
        : ask.current?.('begin', { form, locale, now })
    if (jump && jump !== before.jump) return ask.current?.('walk', { form, at: jump.at, locale, now })
    if (form === before.form) return
    // A moment after the last key.
    const timer = setTimeout(() => ask.current?.('carryOver', { form, locale, now: new Date() }), PAUSE)
    return () => clearTimeout(timer)
  }, [form, locale, jump])
  return { preview, busy, reply: (reply, said) => ask.current?.('reply', { reply, said, now: new Date() }) }
}
