// The baseline of the cold start: Koa and one page, nothing else.
import Koa from 'koa'

const app = new Koa()
app.use((ctx) => {
  ctx.body = '<!doctype html><title>bare</title>'
})
app.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
