/**
 * The reads that are timed: every one of the contract, as the walk of its feature calls it, and besides those that know
 * most of the past, or look in it for what is not there.
 */
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { openTestDesk } from '../../support/desk'
import { walkedFeatures } from '../../support/feature-walks'
import { seenClient } from '../../support/seen-client'
import { toItsEnd, walkerAt } from '../../support/walker'

export interface Call {
  /** `visits.list`. */
  readonly procedure: string
  readonly input: unknown
  /** What is asked for, where the procedure's name doesn't say it all. */
  readonly asks?: string
}

const reading = new Set(['read', 'look', 'search', 'disclosure'])

/** Of each read the first good call of its feature's walk. */
export async function callsOfWalks(): Promise<readonly Call[]> {
  const kinds = new Map(
    proceduresOf(deskContract).map(([name, procedure]) => [name, metaOf(procedure).kind] as const),
  )
  const calls = new Map<string, Call>()
  const desk = await openTestDesk()
  const client = seenClient(desk.client, async (procedure, answer, input) => {
    const answered = await answer()
    if (reading.has(kinds.get(procedure) ?? '') && !calls.has(procedure))
      calls.set(procedure, { procedure, input })
    return answered
  })
  for (const { walk } of walkedFeatures) await walk.walk(walkerAt(desk, { client, finish: toItsEnd }))
  desk.close()
  return [...calls.values()]
}

const page = { limit: 50 }
const requests = (asks: string, filter: object): Call => ({
  procedure: 'serviceRequests.list',
  input: { filter, ...page },
  asks,
})
const visits = (asks: string, filter: object): Call => ({
  procedure: 'visits.list',
  input: { ...filter, ...page },
  asks,
})
const log = (asks: string, filter: object): Call => ({
  procedure: 'audit.list',
  input: { drafts: false, ...filter, ...page },
  asks,
})
const residents = (asks: string, filter: object): Call => ({
  procedure: 'residents.list',
  input: { ...filter, ...page },
  asks,
})

/** The canteen's claims are numbered by their months: the newest whole one is a draft, the one before it was paid. */
const claims = (years: number): readonly Call[] => {
  const draft = years * 12
  const asked = (procedure: string, asks: string, id: number, more: object = {}): Call => ({
    procedure: `canteen.claims.${procedure}`,
    input: { id, ...more },
    asks,
  })
  return [
    asked('get', 'a month drawn up', draft),
    asked('get', 'a month that was paid', draft - 1),
    asked('lines', 'of a month that was paid', draft - 1, { corrections: false, ...page }),
    asked('anomalies', 'of a month drawn up', draft),
  ]
}

/** What somebody asks who looks far back, at a desk of so many years. */
export const hardCalls = (years: number): readonly Call[] => [
  visits('the latest', {}),
  visits('words nobody said', { words: '龘龘' }),
  visits('in a state nobody is in', { state: 'serving' }),
  visits('who left', { state: 'left' }),
  visits('a rare category', { category: 'other' }),
  visits('of one who handled them', { handlerId: 1 }),
  requests('open', { scope: 'open' }),
  requests('mine', { scope: 'mine' }),
  requests('overdue', { scope: 'overdue' }),
  requests('all', { scope: 'all' }),
  requests('refused', { scope: 'all', state: 'not-accepted' }),
  requests('of one who handled them', { scope: 'all', handlerId: 1 }),
  requests('by number', { scope: 'all', words: '00012' }),
  requests('by a name', { scope: 'all', words: '王' }),
  requests('words nobody said', { scope: 'all', words: '龘龘' }),
  residents('by a common tag', { tag: 'living-alone' }),
  residents('by status', { status: 'deceased' }),
  log('the latest', {}),
  log('by person', { staffId: 1 }),
  log('by family', { family: 'staff' }),
  log('by person and family', { staffId: 1, family: 'staff' }),
  log('refused', { outcome: 'refused' }),
  { procedure: 'residents.find', input: { query: '王', limit: 20 } },
  { procedure: 'privacy.locked.list', input: {} },
  ...claims(years),
  { procedure: 'canteen.figures.of', input: { period: '2026-10' }, asks: 'a month' },
]

/** Done all day at the counter and the till: what is opened there, and what stands beside it and is asked for again and again. */
export const allDay: ReadonlySet<string> = new Set([
  'canteen.care.list',
  'canteen.till.find',
  'canteen.till.state',
  'mediation.protection.due',
  'mediation.waiting.due',
  'privacy.requests.counts',
  'residents.card',
  'residents.find',
  'rooms.bookings.waiting',
  'rooms.door.keysOut',
  'serviceRequests.counts',
  'serviceRequests.items.list',
  'visits.home',
  'visits.ofResident',
])
