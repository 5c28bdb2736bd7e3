import { nextNumber } from './append-revision.ts'
import type { PdfFile } from './read-pdf.ts'
import { isRef, PdfRef, type PdfValue } from './value.ts'
import { writeObject } from './write-value.ts'

/** New and changed objects of a file, gathered until it is written. */
export class Changes {
  readonly bodies = new Map<number, Uint8Array>()
  private next: number

  constructor(file: PdfFile) {
    this.next = nextNumber(file)
  }

  set(ref: PdfRef, value: PdfValue): void {
    this.bodies.set(ref.number, writeObject(value))
  }

  add(value: PdfValue): PdfRef {
    const ref = new PdfRef(this.next)
    this.next += 1
    this.set(ref, value)
    return ref
  }

  /** In place of the object that is referred to, else as a new one. */
  put(old: PdfValue | undefined, value: PdfValue): PdfRef {
    if (!isRef(old)) return this.add(value)
    this.set(old, value)
    return old
  }
}
