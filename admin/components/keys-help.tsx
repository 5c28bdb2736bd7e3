import { useRef } from 'react'
import { useKeys } from './use-keys.ts'
import { useTexts } from './use-texts.ts'

const keys = [
  ['?', 'help'],
  ['/', 'find'],
  ['J', 'next'],
  ['K', 'previous'],
  ['X', 'mark'],
  ['Enter', 'open-row'],
  ['Esc', 'back'],
] as const

/** The keys that work here, shown by `?` and by a button: nobody has to know them before. */
export function KeysHelp() {
  const { say } = useTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  const open = () => dialog.current?.showModal()
  useKeys([['?', open]])
  return (
    <>
      <button type="button" className="p-button p-keys-button" aria-keyshortcuts="?" onClick={open}>
        {say('keys.open')}
      </button>
      <dialog ref={dialog} className="p-dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">{say('keys.title')}</h2>
        <dl className="p-list">
          {keys.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{say(`keys.${what}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="p-help">{say('keys.resting')}</p>
        <form method="dialog">
          <button type="submit" className="p-button">
            {say('keys.close')}
          </button>
        </form>
      </dialog>
    </>
  )
}
