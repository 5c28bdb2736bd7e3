import type { Entry } from './transcript-entries.ts'

/** A run of the record: drawn as it is, or folded into one line "Your address · 6 answers · Show". */
export type Run = { key: number; entries: Entry[]; folded?: { section: string; answers: number } }

/** Folding one or two answers would hide more than it saves. */
const WORTH_FOLDING = 3

/** Groups the record by section and folds the sections that are done, so that a long form keeps a short page. */
export function foldSections(entries: readonly Entry[], current: string | undefined): Run[] {
  const runs: Run[] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    if (last && last.entries[0]?.section === entry.section) last.entries.push(entry)
    else runs.push({ key: entry.seq, entries: [entry] })
  }
  return runs.map((run) => {
    const section = run.entries[0]?.section
    const answers = run.entries.filter(({ kind }) => kind === 'answer').length
    const done = section !== undefined && section !== current && answers >= WORTH_FOLDING
    return done && run.entries.every(isOfTheForm) ? { ...run, folded: { section, answers } } : run
  })
}

/** What people of the agency said, receipts and documents are never folded away. */
function isOfTheForm({ kind, author }: Entry): boolean {
  return author.kind !== 'official' && author.kind !== 'agency' && !['review', 'receipt', 'document'].includes(kind)
}
