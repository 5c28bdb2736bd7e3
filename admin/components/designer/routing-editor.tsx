import { answerInWords, titleIn } from '../../../catalog/designing/condition-in-words.ts'
import {
  type OfficeRule,
  pointerOf,
  routable,
  valuesOf,
  withCondition,
  withRule,
} from '../../../catalog/designing/route-rules.ts'
import { inLocale } from '../../../catalog/in-locale.ts'
import type { ShownDraft } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

type Offices = ShownDraft['offices']

/** Which office receives a case, as sentences: “Send to [North office] when [District] is [North]”, and else to one. */
export function RoutingEditor({ offices }: { offices: Offices }) {
  const { say } = useTexts()
  const { definition, items, edit, isLocked } = useDesign()
  const { routing } = definition
  const [first] = routable(items)
  const write = (changed: OfficeRule[]) => edit({ routing: changed })
  return (
    <fieldset className="d-conditions" disabled={isLocked}>
      <legend>{say('designer.routing')}</legend>
      {routing.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other name
        <div key={index} className="d-condition-line">
          <span>{say(rule.when ? 'designer.sendTo' : 'designer.elseSendTo')}</span>
          <select
            aria-label={say('designer.office')}
            value={rule.office}
            onChange={(event) => write(routing.with(index, { ...rule, office: event.target.value }))}
          >
            <Options offices={offices} chosen={rule.office} />
          </select>
          {rule.when && <When rule={rule} index={index} onChange={write} />}
        </div>
      ))}
      {first ? (
        <button
          type="button"
          className="p-button"
          onClick={() => write(withRule(routing, offices[0]?.slug ?? '', first))}
        >
          {say('designer.addRoute')}
        </button>
      ) : (
        <p className="p-help">{say('designer.nothingToRoute')}</p>
      )}
    </fieldset>
  )
}

function Options({ offices, chosen }: { offices: Offices; chosen: string }) {
  const { language } = useTexts()
  return (
    <>
      {!offices.some(({ slug }) => slug === chosen) && <option value={chosen}>{chosen}</option>}
      {offices.map(({ slug, names }) => (
        <option key={slug} value={slug}>
          {inLocale(names, language)}
        </option>
      ))}
    </>
  )
}

type WhenProps = { rule: OfficeRule; index: number; onChange(routing: OfficeRule[]): void }

function When({ rule, index, onChange }: WhenProps) {
  const { say } = useTexts()
  const { definition, form, items, language } = useDesign()
  const { routing } = definition
  const candidates = routable(items)
  const free = candidates.find((item) => !(pointerOf(item) in (rule.when ?? {})))
  return (
    <>
      {Object.entries(rule.when ?? {}).map(([pointer, value], place) => {
        const item = candidates.find((one) => pointerOf(one) === pointer)
        const values = item ? valuesOf(item) : [value]
        return (
          <div key={pointer} className="d-clause">
            <span>{say(place === 0 ? 'designer.routeWhen' : 'designer.inLine.any')}</span>
            <select
              aria-label={say('designer.deciding')}
              value={pointer}
              onChange={(event) => {
                const to = candidates.find((one) => pointerOf(one) === event.target.value)
                onChange(withCondition(routing, index, { from: pointer, to }))
              }}
            >
              {!item && <option value={pointer}>{pointer}</option>}
              {candidates.map((one) => (
                <option key={one.at} value={pointerOf(one)}>
                  {titleIn(form, one, language)}
                </option>
              ))}
            </select>
            <span>{say('designer.verb.is')}</span>
            <select
              aria-label={say('designer.value')}
              value={values.indexOf(value)}
              onChange={(event) =>
                onChange(
                  withCondition(routing, index, { from: pointer, to: item, value: values[Number(event.target.value)] }),
                )
              }
            >
              {!values.includes(value) && <option value={-1}>{String(value)}</option>}
              {values.map((one, at) => (
                <option key={String(one)} value={at}>
                  {answerInWords(form, item, one, language)}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="p-button"
              onClick={() => onChange(withCondition(routing, index, { from: pointer }))}
            >
              {say('designer.removeClause')}
            </button>
          </div>
        )
      })}
      {free && (
        <button
          type="button"
          className="p-button d-small"
          onClick={() => onChange(withCondition(routing, index, { to: free }))}
        >
          {say('designer.addInLine.any')}
        </button>
      )}
    </>
  )
}
