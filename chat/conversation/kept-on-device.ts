import type { Json } from '#forms'
import type { TurnQueue } from './turn-queue.ts'

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What one person wrote in one conversation and the server does not have yet: unsent turns, the draft in the text box, a form view that is not saved.
 * The account is in the key: whoever signs in next on this device never sends another's words.
 */
export function keptOnDevice(shelf: Shelf, account: string, conversation: string) {
  const key = (what: string) => `parley.${what}.${account}.${conversation}`
  return {
    turns: (): TurnQueue => read(shelf, key('turns')) ?? [],
    keepTurns: (turns: TurnQueue) => write(shelf, key('turns'), turns.length ? turns : undefined),
    draft: (): string => read(shelf, key('draft')) ?? '',
    keepDraft: (draft: string) => write(shelf, key('draft'), draft || undefined),
    form: (): Json | undefined => read(shelf, key('form')),
    keepForm: (data: Json | undefined) => write(shelf, key('form'), data),
  }
}

export type KeptOnDevice = ReturnType<typeof keptOnDevice>

function read<Kept>(shelf: Shelf, key: string): Kept | undefined {
  try {
    const kept = shelf.getItem(key)
    return kept === null ? undefined : (JSON.parse(kept) as Kept)
  } catch {
    return undefined // a shelf that is closed or was written by someone else holds nothing of ours
  }
}

function write(shelf: Shelf, key: string, value: unknown): void {
  try {
    if (value === undefined) shelf.removeItem(key)
    else shelf.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden storage: the page still holds everything, only a reload would lose it.
  }
}
