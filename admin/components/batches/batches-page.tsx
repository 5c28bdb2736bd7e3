import { ApiClient } from 'adminjs'
import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import type { ShownBatches } from '../../resources/shown-batches.ts'
import { NotLoaded } from '../not-loaded.tsx'
import { useTexts } from '../use-texts.ts'
import { BatchCard } from './batch-card.tsx'
import { BatchForm } from './batch-form.tsx'

const LOOK_AGAIN_MS = 2_000

/** Documents of many cases at once: a form for the next batch, and how far the others are. */
export function BatchesPage() {
  const { say } = useTexts()
  const { shown, failed, again } = useBatches()
  return (
    <main className="p-page">
      <p>
        <Link to="/admin/resources/documents">← {say('batches.back')}</Link>
      </p>
      <h1>{say('batches.title')}</h1>
      <p className="p-help">{say('batches.help')}</p>
      {failed && <NotLoaded retry={again} />}
      {!shown && !failed && <p role="status">{say('loading')}</p>}
      {shown && (
        <>
          <BatchForm services={shown.services} onBegun={again} />
          <h2>{say('batches.begun')}</h2>
          {shown.batches.length === 0 && <p className="p-quiet">{say('batches.none')}</p>}
          <ul className="p-batches">
            {shown.batches.map((batch) => (
              <BatchCard key={batch.id} batch={batch} onChanged={again} />
            ))}
          </ul>
        </>
      )}
    </main>
  )
}

/** Asks again while something is under way, and keeps what it knows meanwhile. */
function useBatches() {
  const [shown, setShown] = useState<ShownBatches>()
  const [failed, setFailed] = useState(false)
  const [round, setRound] = useState(0)
  const again = () => setRound((last) => last + 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another question
  useEffect(() => {
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const answered = (answer: ShownBatches) => {
      if (!current) return
      setShown(answer)
      setFailed(false)
      if (answer.batches.some(isUnderWay)) timer = setTimeout(again, LOOK_AGAIN_MS)
    }
    ask().then(answered, () => current && setFailed(true))
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [round])
  return { shown, failed, again }
}

/** Cases wait, or documents that were ordered are not printed yet. */
const isUnderWay = ({ finishedAt, progress }: ShownBatches['batches'][number]) =>
  finishedAt === null || progress.issued + progress.stopped < progress.done

async function ask(): Promise<ShownBatches> {
  const request = { resourceId: 'documents', actionName: 'batches' }
  return (await new ApiClient().resourceAction(request)).data as unknown as ShownBatches
}
