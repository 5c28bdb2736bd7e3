// The baseline of the turn: Koa and pg with the same two statements and nothing between them. DATABASE_URL is given.
import Koa from 'koa'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { loadTurnText } from '../server/conversations/load-turn.ts'
import { saveTurnText } from '../server/conversations/save-turn.ts'

// The policies on the rows let the house pass: said once a connection here, with every statement in Parley.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12, options: '-c app.purpose=house' })
const app = new Koa()

app.use(async (ctx) => {
  if (ctx.method === 'GET') {
    ctx.body = 'ready'
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of ctx.req) chunks.push(chunk)
  const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string }
  const conversation = ctx.path.split('/').at(-1)
  const { rows } = await pool.query({ name: 'load', text: loadTurnText, values: [conversation, id, null] })
  const bodies = [
    { kind: 'reply', text: 'Anna Petrova' },
    { kind: 'ask', text: 'What next?' },
  ].map((body) => JSON.stringify(body))
  const authors = ['{"kind":"applicant"}', '{"kind":"parley"}']
  const ids = [uuidv7(), uuidv7()]
  const state = JSON.stringify(rows[0].state)
  const values = [
    conversation,
    rows[0].version,
    state,
    2,
    new Date(),
    'open',
    id,
    ids,
    authors,
    bodies,
    rows[0].service_version,
    rows[0].locale,
  ]
  const saved = await pool.query({ name: 'save', text: saveTurnText, values })
  ctx.body = { base: saved.rows[0].base }
})

app.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
