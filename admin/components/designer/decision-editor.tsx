import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { pointerOf } from '../../../catalog/designing/route-rules.ts'
import { inLocale } from '../../../catalog/in-locale.ts'
import { RESIDENT_FIELDS } from '../../../catalog/register-fields.ts'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import { withText } from '../../../catalog/with-text.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { TextPair } from './text-pair.tsx'

type Rule = Extract<ServiceDefinition['decision'], { by: 'rule' }>

const FIRST_RULE: Rule = { by: 'rule', register: 'residents', matches: {}, reason: {} }

/** Who decides: an official, or “grant when the register’s [street] says the same as [Street]”. */
export function DecisionEditor() {
  const { say } = useTexts()
  const { definition, edit, isLocked } = useDesign()
  const { decision } = definition
  const choose = (by: 'official' | 'rule') => edit({ decision: by === 'official' ? { by } : FIRST_RULE })
  return (
    <fieldset className="d-conditions" disabled={isLocked}>
      <legend>{say('designer.decision')}</legend>
      {(['official', 'rule'] as const).map((by) => (
        <label key={by} className="p-option">
          <input
            type="radio"
            name="decided-by"
            checked={decision.by === by}
            onChange={() => decision.by !== by && choose(by)}
          />
          {say(`designer.decidedBy.${by}`)}
        </label>
      ))}
      {decision.by === 'rule' && <Matches rule={decision} />}
    </fieldset>
  )
}

function Matches({ rule }: { rule: Rule }) {
  const { say } = useTexts()
  const { items, edit } = useDesign()
  const candidates = items.filter(isComparable)
  const write = (changed: Partial<Rule>, place?: string) => edit({ decision: { ...rule, ...changed } }, place)
  const free = Object.keys(RESIDENT_FIELDS).find((field) => !(field in rule.matches))
  const [first] = candidates
  return (
    <>
      <p>{say('designer.grantWhen')}</p>
      {Object.entries(rule.matches).map(([field, pointer]) => (
        <Match
          key={field}
          field={field}
          pointer={pointer}
          taken={Object.keys(rule.matches)}
          candidates={candidates}
          onChange={(name, to) =>
            write({
              matches: Object.fromEntries(
                Object.entries(rule.matches).map((entry) => (entry[0] === field ? [name, to] : entry)),
              ),
            })
          }
          onRemove={() => {
            const { [field]: _, ...matches } = rule.matches
            write({ matches })
          }}
        />
      ))}
      {free && first && (
        <button
          type="button"
          className="p-button"
          onClick={() => write({ matches: { ...rule.matches, [free]: pointerOf(first) } })}
        >
          {say('designer.addMatch')}
        </button>
      )}
      <TextPair
        label={say('designer.ruleReason')}
        rows={2}
        read={(locale) => rule.reason[locale] ?? ''}
        write={(locale, text) => write({ reason: withText(rule.reason, locale, text) }, `reason ${locale}`)}
      />
    </>
  )
}

type MatchProps = {
  field: string
  pointer: string
  taken: readonly string[]
  candidates: readonly OutlineItem[]
  onChange(field: string, pointer: string): void
  onRemove(): void
}

function Match({ field, pointer, taken, candidates, onChange, onRemove }: MatchProps) {
  const { say } = useTexts()
  const { form, language } = useDesign()
  const fields = Object.keys(RESIDENT_FIELDS).filter((name) => name === field || !taken.includes(name))
  const nameOf = (name: string) => inLocale(RESIDENT_FIELDS[name] ?? { en: name }, language)
  const isKnown = candidates.some((item) => pointerOf(item) === pointer)
  return (
    <div className="d-clause">
      <select
        aria-label={say('designer.registerField')}
        value={field}
        onChange={(event) => onChange(event.target.value, pointer)}
      >
        {[...new Set([field, ...fields])].map((name) => (
          <option key={name} value={name}>
            {nameOf(name)}
          </option>
        ))}
      </select>
      <span>{say('designer.saysTheSameAs')}</span>
      <select
        aria-label={say('designer.deciding')}
        value={pointer}
        onChange={(event) => onChange(field, event.target.value)}
      >
        {!isKnown && <option value={pointer}>{pointer}</option>}
        {candidates.map((item) => (
          <option key={item.at} value={pointerOf(item)}>
            {titleIn(form, item, language)}
          </option>
        ))}
      </select>
      <button type="button" className="p-button" onClick={onRemove}>
        {say('designer.removeClause')}
      </button>
    </div>
  )
}

const isComparable = ({ kind, at }: OutlineItem) =>
  !['section', 'info', 'file', 'other'].includes(kind) && !at.includes('/items/')
