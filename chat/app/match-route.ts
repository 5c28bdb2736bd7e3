export type Route =
  | { name: 'home' }
  | { name: 'service'; service: string }
  | { name: 'conversations' }
  | { name: 'conversation'; id: string; view: 'chat' | 'form' }
  | { name: 'documents' }
  | { name: 'submission'; number: string }
  | { name: 'trial'; token: string }
  | { name: 'check' }
  | { name: 'accesses' }
  | { name: 'invitation' }
  | { name: 'sign'; id: string }
  | { name: 'invited'; token: string }
  | { name: 'keys' }
  | { name: 'lost' }

/** Which screen an address of this app shows. Its segments come decoded; an address that is none of ours is `lost`. */
export function matchRoute(pathname: string): Route {
  const [first, second, third, ...more] = segments(pathname)
  if (more.length) return { name: 'lost' }
  if (first === undefined) return { name: 'home' }
  if (first === 'services' && second && third) return { name: 'service', service: `${second}/${third}` }
  if (first === 'conversations' && second && third === 'form') return { name: 'conversation', id: second, view: 'form' }
  if (first === 'sign' && second === 'invited' && third) return { name: 'invited', token: third }
  if (third !== undefined) return { name: 'lost' }
  if (first === 'conversations')
    return second === undefined ? { name: 'conversations' } : { name: 'conversation', id: second, view: 'chat' }
  if (first === 'submissions' && second) return { name: 'submission', number: second }
  if (first === 'trials' && second) return { name: 'trial', token: second }
  if (first === 'sign' && second) return { name: 'sign', id: second }
  if (second !== undefined) return { name: 'lost' }
  if (first === 'documents' || first === 'check' || first === 'accesses') return { name: first }
  if (first === 'invitation' || first === 'keys') return { name: first }
  return { name: 'lost' }
}

function segments(pathname: string): string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    return [pathname, '', '', ''] // not an encoding of anything, so not one of ours
  }
}
