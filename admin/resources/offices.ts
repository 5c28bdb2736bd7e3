import type { ActionContext, ActionRequest } from 'adminjs'
import { routeInWords } from '../../catalog/designing/route-in-words.ts'
import { inLocale } from '../../catalog/in-locale.ts'
import { closeOffice, closeOfficeInput } from '../../server/agencies/close-office.ts'
import { Office } from '../../server/agencies/office.model.ts'
import { type ReadOffice, readOffice } from '../../server/agencies/read-office.ts'
import { addOffice, addOfficeInput, changeOffice, changeOfficeInput } from '../../server/agencies/save-office.ts'
import type { Deps } from '../../server/deps.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { actorOf, recordOf } from './action-context.ts'
import { localized } from './localized-property.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import type { ShownOffice } from './shown-office.ts'

/** The offices of the official's agency: where its cases lie. */
export function offices(deps: Deps): PanelResource {
  const change = (work: (given: object, context: ActionContext) => Promise<void>) => ({
    actionType: 'record' as const,
    component: false as const,
    isVisible: false,
    handler: async (request: ActionRequest, _: unknown, context: ActionContext) => {
      await work({ ...request.payload, id: recordOf(context, 'office').id() }, context)
      return show(deps, context)
    },
  })
  return {
    id: 'offices',
    model: Office,
    subject: 'Office',
    access: { ...readOnly, addOffice: 'change', changeOffice: 'change', closeOffice: 'change' },
    changing: ['addOffice', 'changeOffice', 'closeOffice'],
    actions: {
      list: { ...tablePages.list, component: 'OfficeList' },
      show: { ...ownPage, component: 'OfficePage', handler: (_, __, context) => show(deps, context) },
      addOffice: {
        actionType: 'resource',
        component: false,
        handler: ({ payload }, _, context) => addOffice(deps, actorOf(context), inOwnAgency(payload, context)),
      },
      changeOffice: change((given, context) =>
        changeOffice(deps, actorOf(context), readInput(changeOfficeInput, given)),
      ),
      closeOffice: change((_, context) => {
        const id = recordOf(context, 'office').id()
        return closeOffice(deps, actorOf(context), readInput(closeOfficeInput, { id }))
      }),
    },
    options: {
      titleProperty: 'slug',
      listProperties: ['names', 'address', 'area', 'closed_at'],
      showProperties: ['names', 'slug', 'address', 'area'],
      sort: { sortBy: 'slug', direction: 'asc' },
      properties: { names: localized },
    },
  }
}

/** Who keeps the offices of one agency does not name it: the page has no choice of agencies. */
function inOwnAgency(payload: object | undefined, context: ActionContext) {
  const { actor, ability } = officialOf(context.currentAdmin)
  const rule = ability.rulesFor('change', 'Office').find(({ conditions }) => conditions?.agency_id)
  return readInput(addOfficeInput, {
    agencyId: rule?.conditions?.agency_id ?? actor.assignments.find(({ agencyId }) => agencyId)?.agencyId,
    ...payload,
  })
}

async function show(deps: Deps, context: ActionContext) {
  const { actor, ability, locale } = officialOf(context.currentAdmin)
  const record = recordOf(context, 'office')
  const read = await readOffice(deps, actor, { id: record.id() })
  const office = presentOffice(read, ability.can('read', 'Service'), locale)
  return { record: { ...record.toJSON(context.currentAdmin), office } }
}

function presentOffice({ office, mayChange, openCases, routes }: ReadOffice, mayOpen: boolean, locale: string) {
  const { names, slug, address, area, version, closed_at } = office
  const shown: ShownOffice = {
    ...{ slug, address, area, version, mayChange, openCases },
    names: { en: names.en ?? '', ru: names.ru ?? '' },
    name: inLocale(names, locale),
    isClosed: closed_at !== null,
    routes: routes.map(({ serviceId, titles, isPublished, definition, rules }) => ({
      ...{ serviceId, isPublished, mayOpen },
      service: inLocale(titles, locale),
      by: rules.map((rule) => (rule.when ? routeInWords(definition, rule, locale) : null)),
    })),
  }
  return shown
}
