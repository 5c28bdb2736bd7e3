import { isFileReference } from '../compile/file-reference.ts'
import { firstJson } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { fits } from '../compile/validate.ts'
import type { Json } from '../definition.ts'
import { dropInside } from './drop.ts'
import type { Live } from './live.ts'
import { placeValue } from './place-value.ts'
import type { Spot } from './spot.ts'

/** Puts into a single question's place what was answered, or what stands there by itself. */
export function fillLeaf(live: Live, spot: Spot): void {
  dropInside(live, spot)
  spot.children = []
  spot.rows = []
  const wasTaken = spot.value !== undefined && !spot.isRefused
  placeValue(spot, leafValue(spot))
  spot.isRefused = spot.answer?.value !== undefined && spot.value !== undefined && !accepts(live, spot.node, spot.value)
  if (spot.value !== undefined && !spot.isRefused) spot.takenAs = spot.node
  if (!wasTaken || (spot.value !== undefined && !spot.isRefused)) return
  live.dropped.add(spot)
  live.opened.add(spot)
}

function leafValue({ node, answer, required }: Spot): Json | undefined {
  if (node.kind === 'constant') return node.constant?.value
  if (answer?.value !== undefined) return answer.value
  return node.silent && required ? firstJson(node.parts, 'default') : undefined
}

/** True when a leaf's value passes everything that its parts say about it. */
export function accepts(live: Live, node: Node, value: Json): boolean {
  return (node.kind === 'file' && isFileReference(value)) || fits(live.form, value, node.parts)
}
