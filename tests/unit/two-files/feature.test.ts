/** A feature whose tables lie in a file that not everyone can open: what it keeps of people, and what is on record where. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tablesOfFile } from '#centre/tables'
import { newSendId, testPassword, type TestDesk } from '../../support/desk'
import { sealed } from '../../support/sealed-file'
import { register } from '../residents/people'
import { noteIn, openTwoFiles, proceduresIn, sealedOf, sealedSqlite } from './sealed-desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTwoFiles()
})
afterEach(() => desk.close())

const refusal = (code: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ code }) as unknown })
const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const asked = async (residentId: number) => {
  const { id } = await desk.client.privacy.requests.receive({
    sendId: newSendId(),
    residentId,
    kind: 'erasure',
    by: 'self',
    byName: '',
    words: '',
    received: '2026-11-23',
  })
  await desk.client.privacy.requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  return id
}
const planOf = async (id: number) => (await desk.client.privacy.requests.get({ id })).plan
const erased = async (id: number) =>
  desk.client.privacy.requests.erase({ sendId: newSendId(), id, kept: (await planOf(id))?.kept ?? 0 })
const refusedIn = (sqlite: ReturnType<typeof sealedSqlite>) =>
  sqlite.prepare<[], string>("SELECT procedure FROM audit WHERE outcome = 'refused'").pluck().all()
const textsOf = async () => (await sealedOf(desk.desk).list({})).texts

describe('what is kept of a person in a sealed file', () => {
  let known: number
  let other: number
  beforeEach(async () => {
    known = await register(desk.client, { name: '王桂珍' })
    other = await register(desk.client, { name: '李建国' })
    await desk.signIn('mediator')
    await noteIn(desk.desk, '王家的事', known)
  })

  it('is asked of its keepers alone, and stands in no plan: the answer is the same for who is in it and who is not', async () => {
    const { house } = desk.desk.session
    const kindsOf = (keepers: readonly { readonly kinds: readonly string[] }[]) =>
      keepers.flatMap(({ kinds }) => kinds)
    expect(kindsOf(house.keepersApart('sealed'))).toContain('sealed.secrets')
    expect(kindsOf(house.keepers)).not.toContain('sealed.secrets')
    await signIn('manager')
    const [ofKnown, ofOther] = [await asked(known), await asked(other)]
    expect(await planOf(ofKnown)).toEqual(await planOf(ofOther))
    // Also where something is under way there.
    await signIn('mediator')
    sealedSqlite(desk.desk).prepare('UPDATE secrets SET open = 1').run()
    await signIn('manager')
    expect(await planOf(ofKnown)).toEqual(await planOf(ofOther))
    expect((await erased(ofKnown)).state).toBe((await erased(ofOther)).state)
  })

  it('goes when the file is opened the next time, with the answers that may tell of it, on record', async () => {
    desk.clock.advance(20 * 60 * 1000)
    await signIn('manager')
    await erased(await asked(known))
    await signIn('mediator')
    expect(await textsOf()).toEqual([])
    const own = sealedSqlite(desk.desk)
    expect(proceduresIn(own)).toContain('desk.applyErasures')
    expect(own.prepare('SELECT count(*) FROM answered_requests').pluck().get()).toBe(0)
  })

  it('waits while something of them is under way there, and goes when that has ended', async () => {
    sealedSqlite(desk.desk).prepare('UPDATE secrets SET open = 1').run()
    await signIn('manager')
    await erased(await asked(known))
    await signIn('mediator')
    expect(await textsOf()).toEqual(['王家的事'])
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    expect(await textsOf()).toEqual(['王家的事'])
    sealedSqlite(desk.desk).prepare('UPDATE secrets SET open = 0').run()
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    expect(await textsOf()).toEqual([])
  })
})

describe('what is refused of a sealed file', () => {
  it('is on record in its own chain while that is open, and in the desk’s while it is not', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '一')
    const settle = () => sealedOf(desk.desk).settle({ sendId: newSendId(), id: 1 })
    const { store } = desk.desk.session.requireOpen()
    const before = refusedIn(store.sqlite)
    await expect(settle()).rejects.toEqual(refusal('session.forbidden'))
    expect(refusedIn(sealedSqlite(desk.desk))).toEqual(['sealed.settle'])
    expect(refusedIn(store.sqlite)).toEqual(before)
    await desk.signIn('front-desk')
    await expect(settle()).rejects.toEqual(refusal('session.forbidden'))
    expect(refusedIn(desk.desk.session.requireOpen().store.sqlite)).toEqual([...before, 'sealed.settle'])
    await signIn('mediator')
    expect(refusedIn(sealedSqlite(desk.desk))).toEqual(['sealed.settle'])
  })
})

it('its tables and those of every file are in its first migration, and none of the desk’s', async () => {
  const { tables, appendOnlyTables } = tablesOfFile({ name: 'sealed' }, [sealed])
  expect(Object.keys(tables).toSorted()).toEqual([
    'answeredRequests',
    'audit',
    'disclosures',
    'endedSegments',
    'erasing',
    'erasures',
    'sealKey',
    'sealRuns',
    'secrets',
    'settings',
    'typedReasons',
  ])
  expect(Object.keys(tablesOfFile({ name: 'desk' }, [sealed]).tables)).not.toContain('secrets')
  await desk.signIn('mediator')
  const sqlite = sealedSqlite(desk.desk)
  for (const table of appendOnlyTables) {
    expect(() => sqlite.exec(`DELETE FROM ${table}`), table).not.toThrow(/no such table/)
    const triggers = sqlite.prepare(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
    )
    expect(triggers.pluck().get(table), table).toBe(2)
  }
  expect(() => sqlite.exec('DELETE FROM audit')).toThrow(/append-only/)
  const loose = sqlite
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE strict = 0 AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all()
  expect(loose).toEqual([])
})
