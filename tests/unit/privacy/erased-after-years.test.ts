/** Erasing somebody takes as long as their own rows, and not as long as those of everyone else. */
import { statSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { house } from '#centre/house'
import { askForCleaning, cleanAfterErasure, eraseRecord } from '#desk/personal-data/erase'
import { readCall } from '#desk/session/calls'
import type { Statement } from '#vault/store/store'
import { openServingDesk, type ServingDesk } from '../service-requests/desk'
import { bringCanary } from './canary'

let desk: ServingDesk
beforeAll(async () => {
  desk = await openServingDesk()
})
afterAll(() => desk.close())

/** Tables with a row for each time somebody came. */
const growing: ReadonlySet<string> = new Set([
  'visits',
  'visit_moves',
  'service_requests',
  'request_events',
  'request_materials',
  'correction_materials',
  'custody_entries',
  'canteen_meals',
  'canteen_sittings',
  'canteen_entries',
  'bookings',
  'booking_events',
  'residents',
  'resident_tokens',
  'resident_changes',
  'audit',
  'disclosures',
])

it('an erasure reads no table through that grows with the years, and leaves nothing in the log beside the file', async () => {
  const { id } = await bringCanary(desk)
  desk.clock.setDate(desk.clock.now() + 3_600_000)
  const { store } = desk.desk.session.requireOpen()
  const scanned = new Set<string>()
  const watched = (sql: string): Statement => {
    // What is asked does not matter for the way, and a delete says here what its references look through.
    const text = sql.replaceAll(/\?|[@:]\w+/g, 'NULL')
    for (const detail of store.sqlite.prepare(`EXPLAIN QUERY PLAN ${text}`).raw().all().map(String)) {
      const table = /SCAN (\w+)/.exec(detail)?.[1]
      if (table !== undefined && growing.has(table)) scanned.add(`${table}: ${sql}`)
    }
    return store.statement(sql)
  }
  const call = { ...readCall(desk.desk.session), statement: watched }
  for (const keeper of house.keepers) keeper.records(call, [id])
  store.sqlite.transaction(() => eraseRecord({ now: call.now, statement: watched }, house.keepers, id, {}))()
  expect([...scanned]).toEqual([])

  askForCleaning(store)
  expect(cleanAfterErasure(store)).toBe(true)
  // Only that it was done is written since.
  expect(statSync(`${store.file}-wal`).size).toBeLessThan(4 * 4096)
})
