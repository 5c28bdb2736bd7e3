import { type NetConnectOpts, Socket } from 'node:net'

/** Tests reach this machine only. Anything else is a forgotten stand-in, and fails at once instead of now and then. */
const connect = Socket.prototype.connect

Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  const host = hostOf(given)
  if (host !== undefined && !isLoopback(host))
    throw new Error(`A test tried to reach ${host}. Use a fake from server/test/.`)
  return Reflect.apply(connect, this, given)
} as typeof connect

/** Node passes its own normalized arguments on as one array; the public forms are (options), (port, host), (path). */
function hostOf(given: unknown[]): string | undefined {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given
  if (typeof first === 'object' && first !== null) {
    const options = first as NetConnectOpts
    return 'path' in options && options.path ? undefined : ((options as { host?: string }).host ?? 'localhost')
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined
  return typeof second === 'string' ? second : 'localhost'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host)
}
