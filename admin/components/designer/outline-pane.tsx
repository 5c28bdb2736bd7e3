import { useMemo, useRef, useState } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { OutlineRowContent } from './outline-row.tsx'
import { type OutlineRow, outlineRows } from './outline-rows.ts'
import { useAskedInWords } from './use-asked-in-words.ts'
import { useMoving } from './use-moving.ts'

/** The sections and questions in their order, numbered, each with its condition as a sentence. They are dragged, or
 * moved by keys; only what is in sight is on the page. */
export function OutlinePane({ onAdd, onPick }: { onAdd(): void; onPick(): void }) {
  const { say, language } = useTexts()
  const { tree, isLocked } = useDesign()
  return (
    <nav className="d-outline" aria-label={say('designer.outline')}>
      <h2>{say('designer.outline')}</h2>
      {tree.length > 1 && !isLocked && <p className="p-quiet">{say('designer.keys')}</p>}
      {tree.length === 0 && <p className="p-help">{say('designer.empty')}</p>}
      <I18nProvider locale={language}>{tree.length > 0 && <Rows onPick={onPick} />}</I18nProvider>
      {!isLocked && (
        <button type="button" className="p-button p-main" onClick={onAdd}>
          {say('designer.add')}
        </button>
      )}
    </nav>
  )
}

const LAYOUT = { estimatedRowSize: 48 }

function Rows({ onPick }: { onPick(): void }) {
  const { say } = useTexts()
  const { selected, select } = useDesign()
  const rows = useRows()
  const { hooks, notice, listRef } = useMoving(rows)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const groups = useMemo(() => groupsOf(rows), [rows])
  const open = useMemo(() => groups.filter((id) => !folded.has(id)), [groups, folded])
  return (
    <div ref={listRef}>
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
        <Tree
          className="d-tree"
          aria-label={say('designer.outline')}
          items={rows}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={selected ? [selected.at] : []}
          onSelectionChange={(keys) => {
            const [at] = keys === 'all' ? [] : keys
            if (at !== undefined) select(String(at))
            onPick()
          }}
          expandedKeys={open}
          onExpandedChange={(keys) => setFolded(new Set(groups.filter((id) => !keys.has(id))))}
          dragAndDropHooks={hooks}
        >
          {renderRow}
        </Tree>
      </Virtualizer>
      <p className="p-trace d-notice" role="status">
        {notice}
      </p>
    </div>
  )
}

const renderRow = (row: OutlineRow) => (
  <TreeItem className="d-row" textValue={row.title}>
    <TreeItemContent>
      {({ isSelected, isExpanded, hasChildItems }) => (
        <OutlineRowContent row={row} isSelected={isSelected} isExpanded={isExpanded} hasRows={hasChildItems} />
      )}
    </TreeItemContent>
    <Collection items={row.children}>{renderRow}</Collection>
  </TreeItem>
)

/** As objects that stay the same while they say the same, so that typing in one place renders one row. */
function useRows(): OutlineRow[] {
  const { form, tree, language } = useDesign()
  const askedInWords = useAskedInWords()
  const before = useRef<OutlineRow[]>([])
  before.current = outlineRows(tree, { form, language, askedInWords }, before.current)
  return before.current
}

const groupsOf = (rows: readonly OutlineRow[]): string[] =>
  rows.flatMap(({ id, children }) => (children.length > 0 ? [id, ...groupsOf(children)] : []))
