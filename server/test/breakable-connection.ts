import { connect, createServer, type Server, type Socket } from 'node:net'

export type BreakableConnection = { url: string; break(): Promise<void>; mend(): Promise<void>; close(): Promise<void> }

/** A way to the database that can be cut: open connections end, and new ones are refused until it is mended. */
export async function breakableConnection(databaseUrl: string): Promise<BreakableConnection> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let server: Server
  let port = 0
  const open = () =>
    new Promise<void>((resolve) => {
      const opened = createServer((near) => {
        const far = connect(Number(target.port), target.hostname)
        for (const socket of [near, far]) {
          sockets.add(socket)
          socket.on('error', () => socket.destroy())
          socket.on('close', () => sockets.delete(socket))
        }
        near.pipe(far).pipe(near)
      }).listen(port, '127.0.0.1', () => {
        port = (opened.address() as { port: number }).port
        server = opened
        resolve()
      })
    })
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await open()
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return { url: url.href, break: cut, mend: open, close: cut }
}
