import { createServer, type Server } from 'node:http'
import type Koa from 'koa'

export type Listening = { port: number; close(): Promise<void> }

/**
 * Listens with limits on slow and oversized requests.
 * @throws Error in words for the operator when the port is taken.
 */
export function listenHttp(app: Koa, at: { host: string; port: number }): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 120_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2000,
      maxHeaderSize: 16 * 1024,
    },
    app.callback(),
  )
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${at.port} is taken by another program. Choose one: PORT=3100 npm start`)
          : error,
      ),
    )
    server.listen(at.port, at.host, () => {
      const address = server.address()
      resolve({ port: typeof address === 'object' && address ? address.port : at.port, close: () => close(server) })
    })
  })
}

/** Lets requests under way finish, then ends what is left: streams are ended by their hub before. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5000).unref()
  })
}
