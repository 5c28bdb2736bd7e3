import { type PatternPiece, patternPieces } from '#forms'
import { valueAt } from '../json-pointer.ts'
import { type DesignedForm, editForm } from './edit-form.ts'
import { findQuestion, resolved } from './find-question.ts'
import type { OutlineItem } from './outline.ts'

/** What a text answer has to look like: anything, pieces from left to right, or a pattern that no pieces can say. */
export type AnswerShape = { pieces: PatternPiece[] } | { byHand: string }

/** The characters that can stand between pieces. */
export const MARKS = ['-', '/', '.', ' '] as const

/** The shape as it is written in the schema. */
export function shapeAt(form: DesignedForm, { target }: Pick<OutlineItem, 'target'>): AnswerShape {
  const pattern = valueAt(form.schema, `${target}/pattern`)
  if (typeof pattern !== 'string') return { pieces: [] }
  const pieces = patternPieces(pattern)
  // What look-ahead narrows is more than its pieces say, and would be lost with them.
  return pieces && pieces.length > 0 && !pattern.startsWith('^(?') ? { pieces } : { byHand: pattern }
}

/** Says what an answer has to look like; without pieces, anything. */
export function setShape(form: DesignedForm, at: string, pieces: readonly PatternPiece[]): DesignedForm {
  return editForm(form, (copy) => {
    const found = findQuestion(copy, at)
    const { schema } = resolved(copy.schema, found.schema, found.pointer)
    if (pieces.length > 0) schema.pattern = `^${pieces.map(written).join('')}$`
    else {
      delete schema.pattern
      delete schema.errorMessage
    }
  })
}

const CLASSES = { digit: '[0-9]', letter: '[A-Za-z]', capital: '[A-Z]', 'letter or digit': '[A-Za-z0-9]' }

function written(piece: PatternPiece): string {
  if ('literal' in piece) return `${piece.literal === '.' ? '\\.' : piece.literal}${piece.isOptional ? '?' : ''}`
  const { what, min, max } = piece
  if (min === max) return `${CLASSES[what]}${min === 1 ? '' : `{${min}}`}`
  return `${CLASSES[what]}{${min},${Number.isFinite(max) ? max : ''}}`
}
