import type { Knex } from 'knex'
import { type PublishedRow, type PublishedService, publishedServices, toPublished } from './find-published-service.ts'

const most = 20
/** Below this likeness two words are different words and not a typing error. */
const likeness = 0.5
/** Below this share of the best match's rank a service is left out. */
const leastOfBest = 0.3

/**
 * Services for a need in the person's own words: each word in English or Russian stems counts, the best match
 * first. Where the words find nothing, likeness of spelling does.
 */
export async function searchServices(
  db: Knex,
  asked: { q: string; category?: string | undefined },
): Promise<PublishedService[]> {
  const within = () => {
    const query = publishedServices(db)
    return asked.category ? query.where('s.category', asked.category) : query
  }
  const words = asked.q.trim()
  if (words === '') return (await within().orderBy('s.slug').limit(most)).map(toPublished)
  const byWords = await within()
    .select<Ranked[]>(within().client.raw(`ts_rank_cd(s.search, ${anyWord}, 32) as rank`, [words, words]))
    .whereRaw(`s.search @@ ${anyWord}`, [words, words])
    .orderByRaw('rank desc, s.slug')
    .limit(most)
  const found: PublishedRow[] = byWords.length > 0 ? byWords.filter(isNear(byWords)) : await bySpelling(within(), words)
  return found.map(toPublished)
}

type Ranked = PublishedRow & { rank: number }

/** A service that shares one common word with the question is no answer beside one that shares most of them. */
const isNear = ([best]: Ranked[]) => {
  const least = (best?.rank ?? 0) * leastOfBest
  return ({ rank }: Ranked) => rank >= least
}

// Every stem is enough (OR): people say whole sentences, of which most words stand in no title.
const anyWord = `(replace(plainto_tsquery('english', ?)::text, '&', '|')::tsquery ||
  replace(plainto_tsquery('russian', ?)::text, '&', '|')::tsquery)`

const bySpelling = (query: ReturnType<typeof publishedServices>, words: string): Promise<PublishedRow[]> =>
  query
    .whereRaw(`word_similarity(?, s.title_text || ' ' || s.body_text) >= ?`, [words, likeness])
    .orderByRaw(`word_similarity(?, s.title_text || ' ' || s.body_text) desc, s.slug`, [words])
    .limit(most)
