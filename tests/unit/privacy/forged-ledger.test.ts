/** A ledger is a file beside the database: whoever can write it erases nobody. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heldBack, mostHidden } from '#desk/personal-data/apply'
import { ErasureLedger, erasuresIn } from '#desk/personal-data/erase'
import { ledgerFileName, readLedger, writeLedger } from '#vault/erasures/ledger'
import type { LedgerEntry } from '#vault/erasures/rules'
import { house } from '#centre/house'
import type { Store } from '#vault/store/store'
import { newSendId, openBareDesk, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

let desk: TestDesk
let people: readonly number[]
beforeEach(async () => {
  desk = await openTestDesk()
  const ids: number[] = []
  for (let index = 0; index < 20; index += 1) ids.push(await register(desk.client, { name: `居民${index}` }))
  people = ids
})
afterEach(() => desk.close())

const asShown = ({ id, fate }: { readonly id: number; readonly fate: 'erased' | 'locked' }) => ({ id, fate })

const storeOf = (of: { desk: TestDesk['desk'] }): Store => of.desk.session.requireOpen().store

const entryFor = (id: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  action: 'erase',
  id,
  createdAt: Number(storeOf(desk).statement('SELECT created_at FROM residents WHERE id = ?').pluck().get(id)),
  at: desk.clock.now(),
  kept: {},
  state: 'done',
  ...more,
})

/** With the audit key, which everyone who signs in has. */
const forge = (entries: readonly LedgerEntry[]) =>
  writeLedger(join(desk.dataDir, ledgerFileName), entries, storeOf(desk).auditKey)

const named = (store: Store): number =>
  Number(store.statement("SELECT count(*) FROM residents WHERE name LIKE '居民%'").pluck().get())
const inSight = (store: Store): number =>
  Number(
    store
      .statement("SELECT count(*) FROM residents WHERE name LIKE '居民%' AND locked_at IS NULL")
      .pluck()
      .get(),
  )

const openedAgain = async () => {
  const again = await desk.reopen()
  await again.client.session.signIn({ account: 'manager', password: testPassword })
  return again
}

describe('a forged ledger', () => {
  it.each(['done', 'intended'] as const)(
    'of %s entries about nineteen of twenty erases and hides nobody',
    async (state) => {
      forge(people.slice(1).map((id) => entryFor(id, { state })))
      const again = await openedAgain()
      const store = storeOf(again)
      expect(named(store)).toBe(20)
      expect(inSight(store)).toBe(20)
      expect(erasuresIn(store)).toEqual([])
      const rows = store
        .statement("SELECT outcome, subject FROM audit WHERE procedure = 'desk.holdErasuresBack'")
        .all()
      expect(rows).toEqual([{ outcome: 'failed', subject: 'erasures:19' }])
      again.desk.close()
    },
  )

  it('of entries in what time a crash left, or of a time to come, erases nobody either', async () => {
    forge(people.map((id, at) => entryFor(id, { state: 'intended', at: desk.clock.now() + at * 1e9 })))
    const again = await openedAgain()
    expect(named(storeOf(again))).toBe(20)
    again.desk.close()
  })

  it('about a few hides them until a manager has looked, and is told once', async () => {
    forge(people.slice(0, mostHidden).map((id) => entryFor(id)))
    const first = await openedAgain()
    expect(named(storeOf(first))).toBe(20)
    expect(inSight(storeOf(first))).toBe(20 - mostHidden)
    first.desk.close()
    const again = openBareDesk(desk.dataDir, { clock: desk.clock })
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    const store = storeOf(again)
    expect(
      store.statement("SELECT count(*) FROM audit WHERE procedure = 'desk.holdErasuresBack'").pluck().get(),
    ).toBe(1)
    again.desk.close()
  })

  it('shows nobody again who is locked', async () => {
    const [id = 0] = people
    const store = storeOf(desk)
    const call = { now: desk.clock.now(), statement: (sql: string) => store.statement(sql) }
    house.locking.setLocked(call, id, true)
    forge([entryFor(id, { action: 'unlock' })])
    const again = await openedAgain()
    expect(inSight(storeOf(again))).toBe(19)
    again.desk.close()
  })

  it('is shown to the manager fifty people at a time, and no more than these can be confirmed', async () => {
    const more: number[] = []
    for (let index = 0; index < 35; index += 1)
      more.push(await register(desk.client, { name: `邻居${index}` }))
    forge([...people, ...more].map((id) => entryFor(id)))
    const again = await openedAgain()
    const { count, records } = await again.client.backups.heldBack({})
    expect([count, records.length]).toEqual([55, 50])
    const all = [...people, ...more].map((id) => ({ id, fate: 'erased' as const }))
    const confirm = finish(again.client.backups.confirmHeldBack({ sendId: newSendId(), shown: all }))
    await expect(confirm).rejects.toMatchObject({ data: { code: 'desk.input' } })
    again.desk.close()
  })

  it('may be dropped by the manager, and who was hidden is in sight again', async () => {
    forge(people.slice(0, 3).map((id) => entryFor(id)))
    const again = await openedAgain()
    const { client } = again
    const { records, restored } = await client.backups.heldBack({})
    expect(records.map(({ id }) => id)).toEqual(people.slice(0, 3))
    expect(restored).toBe(false)
    const confirm = finish(
      client.backups.confirmHeldBack({ sendId: newSendId(), shown: records.map(asShown) }),
    )
    await expect(confirm).rejects.toMatchObject({ data: { code: 'backups.no-restore-on-record' } })
    await client.backups.dropHeldBack({ sendId: newSendId() })
    const store = storeOf(again)
    expect(inSight(store)).toBe(20)
    expect((await client.backups.heldBack({})).records).toEqual([])
    expect(readLedger(join(desk.dataDir, ledgerFileName), [store.auditKey])).toEqual({
      state: 'sound',
      entries: [],
    })
    again.desk.close()
  })
})

describe('after a restore', () => {
  const restoreOlder = async () => {
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    return {
      name,
      restore: (client = desk.client) =>
        client.restore.restore({
          sendId: newSendId(),
          folder: join(desk.dataDir, 'backups'),
          name,
          by: { with: 'password', account: 'manager', password: testPassword },
        }),
    }
  }
  const eraseFor = (ids: readonly number[]) => {
    const store = storeOf(desk)
    const entries = ids.map((id) => entryFor(id))
    store.sqlite.transaction(() => {
      for (const { action, id, createdAt, at } of entries)
        store
          .statement('INSERT INTO erasures (action, record, created_at, at, kept) VALUES (?, ?, ?, ?, ?)')
          .run(action, id, createdAt, at, '{}')
    })()
    return entries
  }

  it('what the data here had erased is erased again without asking, though every ledger is gone', async () => {
    const { restore } = await restoreOlder()
    eraseFor(people.slice(0, 12))
    for (const place of [desk.dataDir, join(desk.dataDir, 'backups')]) {
      rmSync(join(place, ledgerFileName), { force: true })
    }
    await desk.client.session.signOut({})
    await restore()
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect(named(storeOf(desk))).toBe(8)
    expect(heldBack(storeOf(desk), new ErasureLedger(storeOf(desk)).read(0), house.locking)).toEqual([])
  })

  it('of fewer ledgers than the backups know of is refused until somebody says so', async () => {
    const [id = 0] = people
    const entries = eraseFor([id])
    forge(entries)
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    const place = mkdtempSync(join(tmpdir(), 'linli-place-'))
    const bare = mkdtempSync(join(tmpdir(), 'linli-bare-'))
    cpSync(join(desk.dataDir, 'backups', name), join(place, name), { recursive: true })
    const fresh = openBareDesk(bare, { clock: desk.clock })
    const restore = (more: { withoutLedgers?: boolean } = {}) =>
      fresh.client.restore.restore({
        sendId: newSendId(),
        folder: place,
        name,
        by: { with: 'password', account: 'manager', password: testPassword },
        ...more,
      })
    await expect(restore()).rejects.toMatchObject({ data: { code: 'backups.ledgers-missing' } })
    expect(await fresh.client.session.state({})).toMatchObject({ state: 'new' })
    await restore({ withoutLedgers: true })
    await fresh.client.session.signIn({ account: 'manager', password: testPassword })
    fresh.desk.close()
    for (const folder of [place, bare]) rmSync(folder, { recursive: true, force: true })
  })

  it('what only a ledger says on a bare machine waits for a manager, who has a proved backup made first', async () => {
    const { name } = await restoreOlder()
    // The ledger lies beside the backups of the place.
    const place = mkdtempSync(join(tmpdir(), 'linli-place-'))
    const bare = mkdtempSync(join(tmpdir(), 'linli-bare-'))
    const { desk: id } = await desk.client.backups.state({})
    cpSync(join(desk.dataDir, 'backups', name), join(place, name), { recursive: true })
    writeLedger(
      join(place, `erasures-${id}.json`),
      people.slice(0, 2).map((one) => entryFor(one)),
      storeOf(desk).auditKey,
    )
    const fresh = openBareDesk(bare, { clock: desk.clock })
    await fresh.client.restore.restore({
      sendId: newSendId(),
      folder: place,
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    await fresh.client.session.signIn({ account: 'manager', password: testPassword })
    const store = storeOf(fresh)
    expect(named(store)).toBe(20)
    expect(inSight(store)).toBe(18)
    const { records, restored } = await fresh.client.backups.heldBack({})
    expect([records.length, restored]).toEqual([2, true])
    const confirm = (shown: typeof records) =>
      finish(fresh.client.backups.confirmHeldBack({ sendId: newSendId(), shown: shown.map(asShown) }))
    // Another file, after the manager looked: nobody goes who was not shown, and it is looked at again.
    const ledger = join(bare, ledgerFileName)
    const first = readFileSync(ledger)
    writeLedger(
      ledger,
      people.slice(0, 5).map((one) => entryFor(one)),
      store.auditKey,
    )
    await expect(confirm(records)).rejects.toMatchObject({ data: { code: 'backups.held-back-changed' } })
    expect(named(store)).toBe(20)
    writeFileSync(ledger, first)
    await confirm(records)
    expect(named(store)).toBe(18)
    expect((await fresh.client.backups.state({})).places[0]?.backups).toHaveLength(2)
    expect(readFileSync(join(bare, ledgerFileName), 'utf8')).toContain(`"id": ${people[0] ?? 0}`)
    fresh.desk.close()
    for (const folder of [place, bare]) rmSync(folder, { recursive: true, force: true })
  })
})
