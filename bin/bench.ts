// What `npm run bench` runs: each bench prints its figures beside a bare baseline taken in the same run.
import { coldStart } from '../bench/cold-start.ts'
import { designer } from '../bench/designer.ts'
import { engine } from '../bench/engine.ts'
import { issuing } from '../bench/issuing.ts'
import { memory } from '../bench/memory.ts'
import { preparing } from '../bench/preparing.ts'
import { machine, summary } from '../bench/report.ts'
import { rowPolicies } from '../bench/row-policies.ts'
import { seals } from '../bench/seals.ts'
import { turn } from '../bench/turn.ts'

machine()
await coldStart()
await memory()
await engine()
await preparing()
await turn()
await rowPolicies()
await designer()
await seals()
summary()
await issuing()
