/**
 * A list that is answered with no more than so many rows must never have more: beyond them the answer is refused as a fault, its page
 * is gone, and nobody can take away what is too much. So each such limit says what holds it.
 */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { deskContract } from '#centre/contract'
import { proceduresOf } from '#desk/rpc/router'
import type { JsonSchema } from '../../support/json-schema'

interface Limit {
  readonly path: string
  /** The name under which the list stands. */
  readonly name: string
  readonly most: number
}

/** The lists of a schema that have a greatest size, but for those of a fixed set of words. */
function limitsOf(schema: unknown, io: 'input' | 'output'): readonly Limit[] {
  if (!(schema instanceof z.ZodType)) return []
  const found: Limit[] = []
  const walk = (part: JsonSchema, path: string, name: string): void => {
    if (part.type === 'array' && part.maxItems !== undefined && part.items?.enum === undefined) {
      found.push({ path, name, most: part.maxItems })
    }
    for (const [key, inner] of Object.entries(part.properties ?? {})) walk(inner, `${path}.${key}`, key)
    if (part.items !== undefined) walk(part.items, `${path}[]`, name)
    for (const inner of [...(part.anyOf ?? []), ...(part.oneOf ?? [])]) walk(inner, path, name)
  }
  walk(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema, '', '')
  return found
}

const procedures = proceduresOf(deskContract).map(([name, procedure]) => ({
  name,
  feature: name.split('.')[0] ?? '',
  typed: limitsOf(procedure['~orpc'].inputSchema, 'input'),
  told: limitsOf(procedure['~orpc'].outputSchema, 'output'),
}))

/** What somebody types whole comes back whole: the same name with the same limit. */
const typed = new Set(
  procedures.flatMap(({ feature, typed: lists }) =>
    lists.map(({ name, most }) => `${feature} ${name} ${most}`),
  ),
)

/** Limits of lists whose rows are kept one by one, and what holds each. A path stands for all that begin with it. */
const held: Readonly<Record<'service reads no more' | 'write refuses more' | 'there are no more', string[]>> =
  {
    'service reads no more': [
      'audit.today.disclosures',
      'backups.heldBack.records',
      'backups.state.toLookAt.',
      'canteen.balance.get.account.',
      'canteen.care.list.',
      'canteen.claims.',
      'canteen.close.state.left[].drafts',
      'canteen.close.state.safe',
      'canteen.safety.book.records',
      'canteen.safety.today.missing',
      'canteen.safety.today.records',
      'canteen.till.find.found',
      'canteen.till.state.last',
      'daySheet.unsettled.matters',
      'drafts.all.drafts',
      'mediation.drafts.all.drafts',
      'mediation.intake.met.met',
      'mediation.pay.',
      'mediation.protection.list.',
      'mediation.retention.due.',
      'mediation.search.find.rows[].places',
      'rooms.callSheet.list.lines',
      'rooms.previewClosure.hits',
      'serviceRequests.ownErrands.errands',
      'support.log.lines',
      'visits.duties.duties',
      'visits.screen.shown.',
    ],
    'write refuses more': [
      'audit.today.people',
      'canteen.policies.list.policies',
      'canteen.policies.tryIt.policies',
      'canteen.till.meal.policies',
      'canteen.till.quote.policies',
      'holders.state.files[].givers',
      'session.colleagues.staff',
      'staff.list.staff',
      'views.ofList.views',
    ],
    // Days, meals, ways, tenders, keys of a board, files of a desk, times at which a drawer is opened on one day.
    'there are no more': [
      'audit.sealedPaper.groups',
      'backups.state.places[].backups[].manifest.',
      'canteen.balance.held.byTender',
      'canteen.care.get.alert.missed',
      'canteen.close.sheet.',
      'canteen.close.state.bankedBefore',
      'canteen.close.state.left[].shifts',
      'canteen.close.state.open.bankings',
      'canteen.close.state.shifts',
      'canteen.close.state.unclosed',
      'canteen.delivery.due.choices',
      'canteen.delivery.run.stops[].steps',
      'canteen.menu.copyWeek.over',
      'canteen.menu.week.lines',
      'canteen.orders.kitchen.byWay',
      'canteen.orders.week.orders',
      'canteen.policies.totals.',
      'canteen.safety.book.leftOut',
      'canteen.safety.today.leftOut',
      'canteen.till.state.board',
      'canteen.till.takeBack.back',
      'daySheet.print.figures[].figures',
      'holders.state.files',
      'keyRotation.state.',
      'mediation.sessions.list.sessions',
      'residents.find.found[].hits.',
      'restore.',
      'rooms.day.view.columns[].shut[].because.open',
      'rooms.hours.days[].shut[].because.open',
    ],
  }
const reasons = Object.values(held).flat()

const limits = procedures.flatMap(({ name, feature, told }) =>
  told
    .filter((list) => !typed.has(`${feature} ${list.name} ${list.most}`))
    .map(({ path }) => `${name}${path}`),
)
const isHeldBy = (path: string, reason: string): boolean => path === reason || path.startsWith(reason)

it('every limit of an answer is held by what it is made of', () => {
  expect(limits.length).toBeGreaterThan(50)
  expect(limits.filter((path) => !reasons.some((reason) => isHeldBy(path, reason)))).toEqual([])
})

it('and nothing is said of limits that are gone', () => {
  expect(reasons.filter((reason) => !limits.some((path) => isHeldBy(path, reason)))).toEqual([])
})
