/**
 * What a desk says in figures: the months' figures, visits, materials and where they are, requests of persons. Counted by
 * asking, so that a kept desk can be held against what the version that made it counted.
 */
import type { Cursor } from '#ground/contract/fields'
import type { DeskClient } from './host-process'

/** Beginning and end of what the demonstration plans. */
const months = ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12']

const undecided: ReadonlySet<string> = new Set(['received', 'in-progress'])

export type Counted = Readonly<Record<string, number>>

/** Every figure under a name of its own; those that are zero are left out. */
export async function figuresOf(client: DeskClient): Promise<Counted> {
  const counted = new Map<string, number>()
  const add = (name: string, count: number): void => void counted.set(name, (counted.get(name) ?? 0) + count)
  await addMonths(client, add)
  await addCustody(client, add)
  for (const visit of await all((page) => client.visits.list({ limit: 200, ...page }))) {
    add(`visits: ${visit.state}`, 1)
    add(`visits: of ${visit.category ?? 'no category'}`, 1)
    add(`visits: of ${visit.resident === null ? 'somebody else' : 'a resident'}`, 1)
  }
  const residents = await all((page) => client.residents.list({ limit: 200, ...page }))
  add('residents', residents.length)
  for (const { kind, state, outcome } of await all((page) =>
    client.privacy.requests.list({ limit: 200, ...page }),
  )) {
    add(`requests of persons: ${kind}, ${state}, ${outcome ?? 'no outcome'}`, 1)
    // Counted here, because the desk has since come to count as open what is decided and not yet told, and the versions that made the
    // kept desks did not.
    if (undecided.has(state)) add('requests of persons: open', 1)
  }
  const { open: _asCountedNow, ...counts } = await client.privacy.requests.counts({})
  for (const [name, count] of Object.entries(counts)) add(`requests of persons: ${name}`, count)
  return Object.fromEntries([...counted].filter(([, count]) => count !== 0).toSorted())
}

type Add = (name: string, count: number) => void

async function addMonths(client: DeskClient, add: Add): Promise<void> {
  for (const month of months) {
    const { total, by, steps, tallies } = await client.serviceRequests.figures.of({ period: month })
    for (const [name, count] of Object.entries(total)) add(`${month}: ${name}`, count)
    for (const [dimension, parts] of Object.entries(by)) {
      for (const { key, figures } of parts) {
        for (const [name, count] of Object.entries(figures)) {
          add(`${month} by ${dimension} ${key}: ${name}`, count)
        }
      }
    }
    for (const { at, figures } of steps) {
      for (const [name, count] of Object.entries(figures)) add(`${at}: ${name}`, count)
    }
    for (const { key, count } of tallies.endReasons) add(`${month}: ended for ${key}`, count)
    for (const { key, count } of tallies.suspensionReasons) add(`${month}: suspended for ${key}`, count)
    for (const { key, count } of tallies.ratings) add(`${month}: rated ${key}`, count)
  }
}

/** What was moved, and where it is now. */
async function addCustody(client: DeskClient, add: Add): Promise<void> {
  const requests = await all((page) =>
    client.serviceRequests.list({ filter: { scope: 'all' }, limit: 200, ...page }),
  )
  for (const { id } of requests) {
    const { materials } = await client.serviceRequests.get({ id })
    for (const { original, copy, entries } of materials) {
      for (const { form, movement, count } of entries) add(`custody: ${form} ${movement}`, count)
      for (const [form, balance] of Object.entries({ original, copy })) {
        const { held, ...places } = balance
        for (const [place, count] of Object.entries(places)) add(`custody: ${form} ${place} now`, count)
        for (const { count } of held) add(`custody: ${form} held elsewhere now`, count)
      }
    }
  }
}

/** Every row, page after page. */
export async function all<Row>(
  ask: (page: { after?: Cursor }) => Promise<{ readonly rows: readonly Row[]; readonly next: Cursor | null }>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let next: Cursor | null = null
  do {
    const page: Awaited<ReturnType<typeof ask>> = await ask(next === null ? {} : { after: next })
    rows.push(...page.rows)
    next = page.next
  } while (next !== null)
  return rows
}
