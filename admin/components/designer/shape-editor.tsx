import { useState } from 'react'
import { type PatternPiece, patternInWords } from '#forms'
import { MARKS, setShape, shapeAt } from '../../../catalog/designing/answer-shape.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { valueAt } from '../../../catalog/json-pointer.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { TextPair } from './text-pair.tsx'
import { useFormText } from './use-form-text.ts'

const SORTS = ['digit', 'capital', 'letter', 'letter or digit'] as const

/** What an answer has to look like, piece by piece and in words: “2 capital letters, then 7 digits”. */
export function ShapeEditor({ item }: { item: OutlineItem }) {
  const { say, language } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const textOf = useFormText()
  const shape = shapeAt(form, item)
  const pattern = valueAt(form.schema, `${item.target}/pattern`)
  const said = typeof pattern === 'string' ? patternInWords(pattern, language) : undefined
  const pieces = 'pieces' in shape ? shape.pieces : []
  const write = (changed: PatternPiece[]) => editForm(setShape(form, item.at, changed), `${item.at} shape`)
  return (
    <>
      <fieldset className="d-conditions" disabled={isLocked}>
        <legend>{say('designer.shape')}</legend>
        <p className={said ? 'd-sentence' : 'p-help'}>
          {said
            ? say('designer.shapeSays', said)
            : 'byHand' in shape
              ? say('designer.shapeByHand', { pattern: shape.byHand })
              : say('designer.shapeHelp')}
        </p>
        {pieces.map((piece, index) => (
          <Piece
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name
            key={index}
            piece={piece}
            onChange={(changed) => write(pieces.with(index, changed))}
            onRemove={() => write(pieces.toSpliced(index, 1))}
          />
        ))}
        {'pieces' in shape && (
          <button
            type="button"
            className="p-button"
            onClick={() => write([...pieces, { what: 'digit', min: 5, max: 5 }])}
          >
            {say(pieces.length === 0 ? 'designer.shapeBegin' : 'designer.shapeAdd')}
          </button>
        )}
      </fieldset>
      {typeof pattern === 'string' && (
        <TextPair
          label={say('designer.shapeWords')}
          help={say('designer.shapeWordsHelp')}
          optional
          {...textOf(`${item.target}/errorMessage${hasOneMessage(form.schema, item) ? '' : '/pattern'}`)}
        />
      )}
    </>
  )
}

/** One message for whatever is wrong, as other tools write it. */
const hasOneMessage = (schema: unknown, { target }: OutlineItem) =>
  typeof valueAt(schema, `${target}/errorMessage`) === 'string'

type PieceProps = { piece: PatternPiece; onChange(piece: PatternPiece): void; onRemove(): void }

function Piece({ piece, onChange, onRemove }: PieceProps) {
  const { say } = useTexts()
  const sort = 'what' in piece ? piece.what : piece.literal
  const choose = (chosen: string) => {
    const what = SORTS.find((one) => one === chosen)
    if (!what) return onChange({ literal: chosen, isOptional: false })
    onChange('what' in piece ? { ...piece, what } : { what, min: 1, max: 1 })
  }
  return (
    <div className="d-clause">
      {'what' in piece && <Count piece={piece} onChange={onChange} />}
      <select aria-label={say('designer.pieceOf')} value={sort} onChange={(event) => choose(event.target.value)}>
        {SORTS.map((one) => (
          <option key={one} value={one}>
            {say(`designer.piece.${one === 'letter or digit' ? 'either' : one}`)}
          </option>
        ))}
        {MARKS.map((mark) => (
          <option key={mark} value={mark}>
            {mark === ' ' ? say('designer.piece.space') : `“${mark}”`}
          </option>
        ))}
      </select>
      <button type="button" className="p-button" onClick={onRemove}>
        {say('designer.removeClause')}
      </button>
    </div>
  )
}

type Run = Extract<PatternPiece, { what: unknown }>

/** “15”, or “5–7”, or “5–” for as many as one likes. What is no count yet changes nothing. */
function Count({ piece, onChange }: { piece: Run; onChange(piece: Run): void }) {
  const { say } = useTexts()
  const [typed, setTyped] = useState(countInWords(piece))
  const read = countOf(typed)
  const shown = read && (read.min !== piece.min || read.max !== piece.max) ? countInWords(piece) : typed
  return (
    <input
      type="text"
      className="d-count"
      aria-label={say('designer.pieceCount')}
      aria-invalid={!countOf(shown) || undefined}
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value)
        const count = countOf(target.value)
        if (count) onChange({ ...piece, ...count })
      }}
    />
  )
}

const MOST = 200

function countOf(text: string): { min: number; max: number } | undefined {
  const [, first, dash, second] = /^\s*(\d{1,3})\s*(?:([-–—])\s*(\d{0,3})\s*)?$/.exec(text) ?? []
  if (first === undefined) return undefined
  const min = Number(first)
  const max = dash === undefined ? min : second ? Number(second) : Number.POSITIVE_INFINITY
  return max >= min && max > 0 && min <= MOST && (max <= MOST || max === Number.POSITIVE_INFINITY)
    ? { min, max }
    : undefined
}

const countInWords = ({ min, max }: Run): string =>
  min === max ? String(min) : `${min}–${Number.isFinite(max) ? max : ''}`
