import type { Work, WorkName } from './work.ts'

export type WorkRequest = { [Name in WorkName]: { id: number; name: Name; asked: Work[Name]['asked'] } }[WorkName]
export type WorkAnswer = { id: number; answer: Work[WorkName]['answer'] } | { id: number; failed: string }

export type Background = {
  /** Rejects when the work has failed, or the worker could not be loaded. */
  ask<Name extends WorkName>(name: Name, asked: Work[Name]['asked']): Promise<Work[Name]['answer']>
  dismiss(): void
}

type Waiting = { resolve(answer: unknown): void; reject(cause: Error): void }

/** A thread beside the page's own: what it does never holds up a key. */
export function hireWorker(): Background {
  const thread = new Worker('/admin/frontend/assets/designer-worker.bundle.js')
  const waiting = new Map<number, Waiting>()
  let count = 0
  thread.addEventListener('message', ({ data }: MessageEvent<WorkAnswer>) => {
    const one = waiting.get(data.id)
    waiting.delete(data.id)
    if ('failed' in data) one?.reject(new Error(data.failed))
    else one?.resolve(data.answer)
  })
  thread.addEventListener('error', ({ message }) => {
    for (const one of waiting.values()) one.reject(new Error(message))
    waiting.clear()
  })
  return {
    ask: (name, asked) =>
      new Promise((resolve, reject) => {
        const id = ++count
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
        thread.postMessage({ id, name, asked })
      }),
    dismiss: () => thread.terminate(),
  }
}
