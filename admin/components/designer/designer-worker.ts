import type { WorkAnswer, WorkRequest } from './hire-worker.ts'
import { worker } from './work.ts'

const work = worker()

// The page waits for an answer to each request, also when the work has failed.
addEventListener('message', ({ data }: MessageEvent<WorkRequest>) => {
  postMessage(answered(data))
})

function answered({ id, name, asked }: WorkRequest): WorkAnswer {
  try {
    return { id, answer: work(name, asked) }
  } catch (thrown) {
    return { id, failed: String(thrown) }
  }
}
