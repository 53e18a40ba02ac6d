/** A reason typed at a reveal can be erased with its person: the log holds its digest, and stays as sound as it was. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askForCleaning, cleanAfterErasure, eraseRecord } from '#desk/personal-data/erase'
import { house } from '#centre/house'
import type { Store } from '#vault/store/store'
import { newSendId } from '../../support/desk'
import { finish, register } from '../residents/people'
import { openServingDesk, type ServingDesk } from '../service-requests/desk'

const words = '儿子欧阳桂林来电说她住进了三医院'

let desk: ServingDesk
let person: number
beforeEach(async () => {
  desk = await openServingDesk()
  person = await register(desk.client, { name: '欧阳桂芬', birth: '1944-03-20' })
  await desk.client.residents.reveal({
    id: person,
    field: { kind: 'birth' },
    reason: { code: 'other', note: words },
  })
})
afterEach(() => desk.close())

const store = (): Store => desk.desk.session.requireOpen().store
const isInFile = (): boolean => store().sqlite.serialize().includes(Buffer.from(words))

function erase(): void {
  const call = { now: desk.clock.now(), statement: (sql: string) => store().statement(sql) }
  store().sqlite.transaction(() => {
    eraseRecord(call, house.keepers, person, {})
    askForCleaning(store())
  })()
  expect(cleanAfterErasure(store())).toBe(true)
}

/** As the auditor reads the last disclosure of a day, and whether the whole log is sound. */
async function auditorSees() {
  await desk.signIn('auditor')
  const { rows } = await desk.client.audit.list({ outcome: 'disclosed', drafts: false, limit: 10 })
  const { check } = await finish(desk.client.audit.verify({ sendId: newSendId(), heads: [] }))
  const told = rows.find(({ disclosed }) => disclosed?.reason === 'other')?.disclosed
  return { note: told?.note, noteIs: told?.noteIs, isSound: check.fault === null }
}

describe('a reason typed at a reveal', () => {
  it('is read by the auditor, and stands in no row of the log', async () => {
    const notes = store().statement('SELECT note FROM disclosures').pluck().all()
    expect(notes).toEqual([expect.stringMatching(/^sha256:[0-9a-f]{64}$/)])
    expect(await auditorSees()).toEqual({ note: words, noteIs: 'whole', isSound: true })
  })

  it('goes with its person to the last byte, and the log is sound without it', async () => {
    expect(isInFile()).toBe(true)
    erase()
    expect(isInFile()).toBe(false)
    expect(await auditorSees()).toEqual({ note: '', noteIs: 'gone', isSound: true })
  })

  it('is found where it was changed', async () => {
    store().statement("UPDATE typed_reasons SET text = '核对身份'").run()
    expect(await auditorSees()).toMatchObject({ note: '', noteIs: 'changed' })
  })
})
