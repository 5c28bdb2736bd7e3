import type { OutlineItem } from './outline.ts'

/** Where a new question can stand: in a section (a pointer into the uiSchema), behind the one named `after` or at its end. */
export type PlaceForNew = {
  key: string
  within: string
  after?: string
  /** The section it is put into, or the question it is put behind; neither at the end of the form. */
  withinItem?: OutlineItem
  behind?: OutlineItem
}

const END: PlaceForNew = { key: 'end', within: '/uiSchema' }

/**
 * The places to choose from, the likeliest first. Behind what is open; a section or list that has no question yet is
 * meant to get one.
 */
export function placesForNew(items: readonly OutlineItem[], open: OutlineItem | undefined): PlaceForNew[] {
  const inside = items.flatMap((item) => {
    const within = homeOf(item)
    return within === undefined ? [] : [{ key: `in ${item.at}`, within, withinItem: item }]
  })
  if (!open) return [END, ...inside]
  const behind: PlaceForNew = { key: `behind ${open.at}`, within: open.within, after: open.name, behind: open }
  const own = open.children.length === 0 ? inside.find(({ withinItem }) => withinItem.at === open.at) : undefined
  const others = inside.filter((place) => place !== own)
  return own ? [own, behind, END, ...others] : [behind, END, ...others]
}

function homeOf({ at, kind }: OutlineItem): string | undefined {
  if (kind === 'section') return at
  return kind === 'list' ? `${at}/items` : undefined
}
