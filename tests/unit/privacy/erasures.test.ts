/** Erasing a person: through every table, to the last byte, and again when an old copy of the file comes back. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  askForCleaning,
  cleanAfterErasure,
  eraseRecord,
  ErasureLedger,
  noteErasures,
  whileErasing,
} from '#desk/personal-data/erase'
import type { KeptRows, LedgerEntry } from '#vault/erasures/rules'
import { house } from '#centre/house'
import { openFile } from '#vault/store/open'
import type { Store } from '#vault/store/store'
import { openBareDesk, testPassword, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { openServingDesk, refusalOf, type ServingDesk } from '../service-requests/desk'
import { bringCanary, canaries } from './canary'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => {
  desk.close()
})

const storeOf = (open: Pick<TestDesk, 'desk'>): Store => open.desk.session.requireOpen().store

/** Every byte of the open file as SQLite sees it: decrypted, free pages and gaps included. */
const wordsFoundIn = (store: Store): readonly string[] => {
  const bytes = store.sqlite.serialize()
  return canaries.filter((word) => bytes.includes(Buffer.from(word)))
}

const createdAtOf = (store: Store, id: number): number =>
  Number(store.statement('SELECT created_at FROM residents WHERE id = ?').pluck().get(id))

const entryOf = (store: Store, id: number, kept: KeptRows = {}): LedgerEntry => ({
  action: 'erase',
  id,
  createdAt: createdAtOf(store, id),
  at: desk.clock.now(),
  kept,
  state: 'intended',
})

/** As the service does it: ledger, transaction, ledger, clean file. */
function erase(id: number, kept: KeptRows = {}): LedgerEntry {
  const store = storeOf(desk)
  const ledger = new ErasureLedger(store)
  const now = desk.clock.now()
  const entry = entryOf(store, id, kept)
  store.sqlite.transaction(() => {
    noteErasures(store, [entry])
    eraseRecord({ now, statement: (sql) => store.statement(sql) }, house.keepers, id, kept)
    askForCleaning(store)
    ledger.intend([entry], now)
  })()
  ledger.settle(now)
  expect(cleanAfterErasure(store)).toBe(true)
  return entry
}

describe('an erasure', () => {
  it('leaves no byte of the person anywhere in the decrypted file', async () => {
    const { id } = await bringCanary(desk)
    // Otherwise the search would prove nothing.
    expect(wordsFoundIn(storeOf(desk))).toEqual([...canaries])
    // Long enough for answers to writes not to be waited for any more.
    desk.clock.setDate(desk.clock.now() + 3_600_000)
    erase(id)
    expect(wordsFoundIn(storeOf(desk))).toEqual([])
    expect(storeOf(desk).sqlite.pragma('foreign_key_check')).toEqual([])
    expect(storeOf(desk).sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('leaves who it was, and only that, where something of theirs has to stay', async () => {
    const { id, sendId } = await bringCanary(desk)
    desk.clock.setDate(desk.clock.now() + 3_600_000)
    erase(id, { 'service-requests.requests': [sendId], 'residents.identity': [id] })
    const found = wordsFoundIn(storeOf(desk))
    expect(found).toEqual(
      expect.arrayContaining(['欧阳桂芬', '津贴已到账', '打过两次电话没人接', '先敲隔壁门']),
    )
    for (const gone of [
      'ouyangguifen',
      '13877770001',
      '红砖小院旁',
      '听力不好要大声',
      '来问高龄津贴怎么领',
    ]) {
      expect(found).not.toContain(gone)
    }
  })

  it('is cleaned out of the file at the next start where a backup was reading it', async () => {
    const store = storeOf(desk)
    const asked = (open: Store) =>
      open.statement("SELECT count(*) FROM settings WHERE key = 'erasures.cleaning'").pluck().get()
    const key = desk.desk.session.requireOpen().keys['desk'] ?? Buffer.alloc(0)
    const backup = openFile({ file: store.file, key })
    backup.exec('BEGIN')
    backup.prepare('SELECT count(*) FROM residents').get()
    askForCleaning(store)
    store.sqlite.pragma('busy_timeout = 50')
    expect(cleanAfterErasure(store)).toBe(false)
    expect(asked(store)).toBe(1)
    backup.close()
    desk.desk.close()
    const again = openBareDesk(desk.dataDir, { clock: desk.clock })
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(asked(storeOf(again))).toBe(0)
    again.desk.close()
  })

  it('takes nothing of anybody else', async () => {
    const { id } = await bringCanary(desk)
    const other = await register(desk.client, { name: '邻居', phones: [] })
    const before = await desk.client.residents.history({ id: other, limit: 50 })
    const line = await desk.client.visits.home({})
    erase(id)
    expect(await desk.client.residents.history({ id: other, limit: 50 })).toEqual(before)
    // The day's figures stay as they were counted.
    expect((await desk.client.visits.home({})).counts).toEqual(line.counts)
    const { found } = await desk.client.residents.find({ query: '王桂珍', limit: 5 })
    expect(found.map(({ card }) => card.id)).toEqual([desk.residentId])
  })

  it('never gives the id of the person to somebody else', async () => {
    const { id } = await bringCanary(desk)
    erase(id)
    expect(await register(desk.client, { name: '新来的人' })).toBeGreaterThan(id)
  })
})

describe('rows that are only ever appended', () => {
  const appended = ['resident_consents', 'resident_changes', 'request_events', 'custody_entries'] as const

  it('stay while nobody is being erased, and while somebody else is', async () => {
    await bringCanary(desk)
    const store = storeOf(desk)
    for (const table of [
      ...appended,
      'visit_moves',
      'correction_materials',
      'audit',
      'service_item_versions',
    ]) {
      const removes = () => store.sqlite.exec(`DELETE FROM ${table}`)
      expect(removes, table).toThrow('append-only')
      const asOther = () =>
        store.sqlite.transaction(() => whileErasing(store, 'resident', desk.otherId, removes))()
      if (table !== 'resident_changes') expect(asOther, `${table}, another's`).toThrow('append-only')
    }
  })

  it('let the erased person’s go and keep all others, also against a statement that names none', async () => {
    const { id } = await bringCanary(desk)
    const store = storeOf(desk)
    store.sqlite.transaction(() =>
      whileErasing(store, 'resident', id, () => {
        expect(() => store.sqlite.exec('DELETE FROM resident_changes')).toThrow('append-only')
        expect(() => store.sqlite.exec('UPDATE resident_changes SET after = \'"x"\'')).toThrow('append-only')
        expect(() => store.sqlite.exec("UPDATE visit_moves SET before = '{}'")).toThrow('append-only')
        expect(() => store.sqlite.exec("UPDATE visit_moves SET day = '2020-01-01'")).toThrow('append-only')
        expect(() => store.sqlite.exec('DELETE FROM audit')).toThrow('append-only')
        store.statement('DELETE FROM resident_changes WHERE resident_id = ?').run(id)
      }),
    )()
  })

  it('cannot be left open: a transaction that forgets to close the door cannot be committed', () => {
    const store = storeOf(desk)
    const open = () =>
      store.sqlite.transaction(() => {
        store.sqlite.exec(
          "INSERT INTO erasing (only, subject, id, until_commit) VALUES (1, 'resident', 1, 0)",
        )
      })()
    expect(open).toThrow('FOREIGN KEY')
    expect(store.statement('SELECT count(*) FROM erasing').pluck().get()).toBe(0)
    const outside = "INSERT INTO erasing (only, subject, id, until_commit) VALUES (1, 'resident', 1, 0)"
    expect(() => store.sqlite.exec(outside)).toThrow('FOREIGN KEY')
  })
})

describe('an older copy of the file', () => {
  const copies: string[] = []
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true })
  })

  function copyOf(dataDir: string): string {
    const copy = mkdtempSync(join(tmpdir(), 'linli-copy-'))
    copies.push(copy)
    storeOf(desk).sqlite.pragma('wal_checkpoint(TRUNCATE)')
    for (const name of ['desk.db', 'keyring.json']) cpSync(join(dataDir, name), join(copy, name))
    return copy
  }

  const openCopy = async (copy: string, ledger: string) => {
    writeFileSync(join(copy, 'erasures.json'), ledger)
    const opened = openBareDesk(copy, { clock: desk.clock })
    await opened.client.session.signIn({ account: 'manager', password: testPassword })
    return opened
  }

  it('hides the person as soon as it is opened, erases nobody on the word of a file, and says so in its log', async () => {
    const { id } = await bringCanary(desk)
    const copy = copyOf(desk.dataDir)
    desk.clock.setDate(desk.clock.now() + 3_600_000)
    erase(id)
    const ledger = readFileSync(join(desk.dataDir, 'erasures.json'), 'utf8')
    expect(ledger).not.toMatch(/欧阳|13877770002/)

    const { client, desk: restored } = await openCopy(copy, ledger)
    expect(wordsFoundIn(storeOf({ desk: restored }))).not.toEqual([])
    expect(await refusalOf(client.residents.read({ id }))).toBe('residents.unknown')
    const last = storeOf({ desk: restored })
      .statement("SELECT procedure, subject FROM audit WHERE procedure LIKE 'desk.%Erasures%'")
      .all()
    expect(last).toEqual([{ procedure: 'desk.holdErasuresBack', subject: 'erasures:1' }])
    restored.close()
  })

  it('keeps who has the same id there by chance', async () => {
    const copy = copyOf(desk.dataDir)
    const { id } = await bringCanary(desk)
    erase(id)
    const ledger = readFileSync(join(desk.dataDir, 'erasures.json'), 'utf8')
    // In the copy the id was not given out yet: somebody else gets it.
    rmSync(join(copy, 'erasures.json'), { force: true })
    const first = openBareDesk(copy, { clock: desk.clock })
    await first.client.session.signIn({ account: 'manager', password: testPassword })
    desk.clock.setDate(desk.clock.now() + 1000)
    expect(await register(first.client, { name: '另一个人' })).toBe(id)
    first.desk.close()

    const { client, desk: again } = await openCopy(copy, ledger)
    expect((await client.residents.read({ id })).card.name).toBe('另一个人')
    again.close()
  })

  it('is locked again where the ledger says so, and not where it was unlocked later', async () => {
    const [locked, unlocked] = [
      await register(desk.client, { name: '封存的人' }),
      await register(desk.client, { name: '解封的人' }),
    ]
    const copy = copyOf(desk.dataDir)
    const store = storeOf(desk)
    const ledger = new ErasureLedger(store)
    const now = desk.clock.now()
    const lock = (id: number, action: 'lock' | 'unlock', at: number): LedgerEntry => ({
      action,
      id,
      createdAt: createdAtOf(store, id),
      at,
      kept: {},
      state: 'done',
    })
    ledger.intend(
      [lock(locked, 'lock', now), lock(unlocked, 'lock', now), lock(unlocked, 'unlock', now + 1)],
      now,
    )
    const { client, desk: restored } = await openCopy(
      copy,
      readFileSync(join(desk.dataDir, 'erasures.json'), 'utf8'),
    )
    expect(await refusalOf(client.residents.read({ id: locked }))).toBe('residents.unknown')
    expect((await client.residents.read({ id: unlocked })).card.name).toBe('解封的人')
    restored.close()
  })

  it('does not believe a ledger that was not made with its keys', async () => {
    const copy = copyOf(desk.dataDir)
    const store = storeOf(desk)
    const entry = entryOf(store, desk.residentId)
    new ErasureLedger(store).intend([entry], desk.clock.now())
    const forged = readFileSync(join(desk.dataDir, 'erasures.json'), 'utf8').replace(
      `"id": ${desk.residentId}`,
      `"id": ${desk.otherId}`,
    )
    const { client, desk: restored } = await openCopy(copy, forged)
    expect((await client.residents.read({ id: desk.otherId })).card.name).toBe('周浩')
    expect((await client.residents.read({ id: desk.residentId })).card.name).toBe('王桂珍')
    restored.close()
  })
})

describe('a program that dies', () => {
  it('between the ledger and the commit has the erasure done at the next start', async () => {
    const { id } = await bringCanary(desk)
    const store = storeOf(desk)
    const ledger = new ErasureLedger(store)
    ledger.expect(desk.clock.now())
    ledger.intend([entryOf(store, id)], desk.clock.now())
    const again = await desk.reopen()
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(await refusalOf(again.client.residents.read({ id }))).toBe('residents.unknown')
    again.desk.close()
  })

  it('after the commit finds its ledger complete, also when the file is gone', async () => {
    const { id } = await bringCanary(desk)
    const entry = erase(id)
    const file = join(desk.dataDir, 'erasures.json')
    rmSync(file)
    const again = await desk.reopen()
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(new ErasureLedger(storeOf(again)).read(0)).toEqual([{ ...entry, state: 'done' }])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ entries: [{ id, state: 'done' }] })
    again.desk.close()
  })
})

describe('a locked person', () => {
  const lock = (id: number, locked = true) =>
    storeOf(desk).sqlite.transaction(() =>
      house.locking.setLocked(
        { now: desk.clock.now(), statement: (sql) => storeOf(desk).statement(sql) },
        id,
        locked,
      ),
    )()

  it('is not found, not listed, not opened, and neither is what was done for them', async () => {
    const { id, sendId, visitId } = await bringCanary(desk)
    const { client } = desk
    const listed = async () => {
      const requests = await client.serviceRequests.list({ filter: { scope: 'all' }, limit: 50 })
      const visits = await client.visits.list({ limit: 50 })
      const people = await client.residents.list({ limit: 50 })
      return {
        found: (await client.residents.find({ query: '欧阳', limit: 5 })).found.length,
        people: people.rows.filter((card) => card.id === id).length,
        total: people.total,
        requests: requests.rows.filter((row) => row.id === sendId).length,
        requestTotal: requests.total,
        visits: visits.rows.filter((row) => row.id === visitId).length,
      }
    }
    const before = await listed()
    expect(before).toMatchObject({ found: 1, people: 1, requests: 1, visits: 1 })
    lock(id)
    expect(await listed()).toEqual({
      found: 0,
      people: 0,
      total: Number(before.total) - 1,
      requests: 0,
      requestTotal: Number(before.requestTotal) - 1,
      visits: 0,
    })
    for (const call of [
      client.residents.read({ id }),
      client.residents.card({ id }),
      client.residents.history({ id, limit: 5 }),
      client.serviceRequests.get({ id: sendId }),
      client.visits.get({ id: visitId }),
      client.visits.timeline({ residentId: id }),
    ]) {
      expect(await refusalOf(call)).toMatch(/unknown$/)
    }
    lock(id, false)
    expect(await listed()).toEqual(before)
  })
})
