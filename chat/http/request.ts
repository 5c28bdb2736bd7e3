import { offline, problemFrom } from './problem.ts'

type Ask = { method?: string; json?: unknown; body?: BodyInit; type?: string; signal?: AbortSignal }

/**
 * One call of the API, answered in the language of the page.
 * Throws ProblemError: with the server's own words when it refused, with code `offline` when it could not be reached.
 */
export async function request<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
  const { method = ask.json === undefined && ask.body === undefined ? 'GET' : 'POST', signal } = ask
  const body = ask.json === undefined ? ask.body : JSON.stringify(ask.json)
  const type = ask.json === undefined ? ask.type : 'application/json'
  const headers = { 'Accept-Language': document.documentElement.lang, ...(type && { 'Content-Type': type }) }
  const response = await fetch(path, { method, headers, ...(body && { body }), ...(signal && { signal }) }).catch(
    (cause: unknown) => {
      throw signal?.aborted ? cause : offline()
    },
  )
  if (!response.ok) throw await problemFrom(response)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

/** An upload that reports its progress from 0 to 1, which `fetch` cannot do. Throws as `request` does. */
export function upload<Answer>(path: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('file', file, file.name)
    const call = new XMLHttpRequest()
    call.open('POST', path)
    call.setRequestHeader('Accept-Language', document.documentElement.lang)
    call.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    call.onerror = () => reject(offline())
    call.onload = async () => {
      const response = new Response(call.responseText, { status: call.status, statusText: call.statusText })
      if (response.ok) resolve((await response.json()) as Answer)
      else reject(await problemFrom(response))
    }
    call.send(form)
  })
}
