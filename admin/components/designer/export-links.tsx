import { exportForm, exportService } from '../../../catalog/export-service.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** The draft as a file: whole, to be imported elsewhere, or its form alone for other tools. */
export function ExportLinks({ slug }: { slug: string }) {
  const { say } = useTexts()
  const { definition } = useDesign()
  return (
    <div className="d-export">
      <h3>{say('export.title')}</h3>
      <p className="p-help">{say('export.help')}</p>
      <p className="p-actions">
        <button
          type="button"
          className="p-button"
          onClick={() => save(`${slug}.parley.json`, exportService(definition))}
        >
          {say('export.service')}
        </button>
        <button type="button" className="p-button" onClick={() => save(`${slug}.schema.json`, exportForm(definition))}>
          {say('export.form')}
        </button>
      </p>
    </div>
  )
}

function save(name: string, content: object): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
