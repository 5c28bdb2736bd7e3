import { spawnSync } from 'node:child_process'

/** Whether this program of somebody else is here to check our documents; says plainly when it is not. */
export function outsideReader(name: string): boolean {
  const isHere = spawnSync(name, ['--version']).error === undefined
  if (!isHere) console.warn(`${name} was not found: our documents are not checked by it in this run`)
  return isHere
}
