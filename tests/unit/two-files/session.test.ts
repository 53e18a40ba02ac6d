/** A second file whose key not everyone holds: when it is open, who may write to it, and what stands in which log. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paperSlot, recoverySlot } from '#vault/keyring/keyring'
import { checkLog } from '#vault/log/check'
import { addStaff } from '#desk/session/staff'
import { idleLockAfter } from '#desk/session/session'
import { newSendId, openBareDesk, testCentre, testPassword, type TestDesk } from '../../support/desk'
import { sealedDatabase } from '../../support/sealed-file'
import { besideOf, noteIn, openTwoFiles, proceduresIn, sealedOf, sealedSqlite } from './sealed-desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTwoFiles()
})
afterEach(() => desk.close())

const refusal = (code: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ code }) as unknown })
const there = () => existsSync(join(desk.dataDir, sealedDatabase))
const stateOf = () => desk.desk.session.apart.states.get('sealed')?.state
const open = () => desk.desk.session.requireOpen()
const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })

describe('the sealed file', () => {
  it('comes into being, with its key, when the first of its holders sets it up, and not before', async () => {
    await desk.signIn('front-desk')
    const { store, keyring: before, keys } = open()
    addStaff(store, { account: 'mediator', name: '钱慧', roles: ['mediator'] }, desk.clock.now())
    await before.put('mediator', testPassword, keys)
    await signIn('mediator')
    expect(there()).toBe(false)
    expect(stateOf()).toBe('not-set-up')
    await expect(noteIn(desk.desk, '不行')).rejects.toEqual(refusal('files.not-set-up'))
    const setUp = (password: string) =>
      desk.client.holders.setUp({ sendId: newSendId(), file: 'sealed', password })
    await expect(setUp('another password')).rejects.toEqual(refusal('session.wrong-password'))
    expect(there()).toBe(false)
    desk.clock.advance(60_000)
    await setUp(testPassword)
    await expect(setUp(testPassword)).rejects.toEqual(refusal('holders.set-up-already'))
    expect(there()).toBe(true)
    expect(stateOf()).toBe('open')
    const { keyring } = open()
    expect(keyring.holds(keyring.idOf('mediator'), 'mediation')).toBe(true)
    expect(keyring.holds(recoverySlot, 'mediation')).toBe(false)
    expect(keyring.holds(paperSlot('mediation'), 'mediation')).toBe(true)
    expect(keyring.holds(keyring.idOf('manager'), 'mediation')).toBe(false)
    expect(keyring.holds(keyring.idOf('front-desk'), 'mediation')).toBe(false)
    expect(proceduresIn(sealedSqlite(desk.desk))).toEqual(['holders.setUp'])
  })

  it('is open for who holds its key, and shut with the key overwritten by a lock, a sign-out and a colleague', async () => {
    const leaving = [
      () => desk.client.session.lock({}),
      () => desk.client.session.signOut({}),
      () => signIn('manager'),
      () => {
        desk.clock.advance(idleLockAfter)
        return desk.client.session.state({})
      },
    ]
    for (const leave of leaving) {
      await desk.signIn('mediator')
      const store = desk.desk.session.storeOf('sealed')
      const key = open().keys['mediation']
      expect(key?.some((byte) => byte !== 0)).toBe(true)
      await leave()
      expect(store.sqlite.open).toBe(false)
      expect(key?.every((byte) => byte === 0)).toBe(true)
      const { position } = desk.desk.session
      expect('keys' in position ? Object.keys(position.keys) : []).not.toContain('mediation')
      expect(stateOf()).toBe('closed')
    }
    await desk.signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual([])
  })

  it('is refused in words to who does not hold it, and to who lost the role from the next call on', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    await signIn('manager')
    await expect(noteIn(desk.desk, '看看')).rejects.toEqual(refusal('files.closed'))
    await expect(sealedOf(desk.desk).list({})).rejects.toEqual(refusal('files.closed'))
    await signIn('mediator')
    open().store.statement(`UPDATE staff SET roles = '["front-desk"]' WHERE account = 'mediator'`).run()
    await expect(sealedOf(desk.desk).list({})).rejects.toEqual(refusal('files.closed'))
    expect(Object.keys(open().keys)).not.toContain('mediation')
  })

  it('keeps what is written in it with its row and its answer, and the desk learns only where the log ends', async () => {
    await desk.signIn('mediator')
    const before = proceduresIn(open().store.sqlite).length
    const sendId = newSendId()
    const first = await noteIn(desk.desk, '夫妻争吵', null, sendId)
    expect(await noteIn(desk.desk, '夫妻争吵', null, sendId)).toEqual(first)
    expect(await sealedOf(desk.desk).list({})).toEqual({ texts: ['夫妻争吵'], staff: 2 })
    const sealed = sealedSqlite(desk.desk)
    expect(proceduresIn(sealed)).toEqual(['holders.setUp', 'sealed.note'])
    expect(sealed.prepare('SELECT count(*) FROM answered_requests').pluck().get()).toBe(1)
    expect(proceduresIn(open().store.sqlite)).toHaveLength(before)
    // What fails leaves nothing in either file.
    await expect(noteIn(desk.desk, 'refused')).rejects.toEqual(refusal('desk.input'))
    expect(proceduresIn(sealed)).toHaveLength(2)
    expect(readFileSync(join(desk.dataDir, sealedDatabase)).includes('夫妻')).toBe(false)
  })

  it('tells the desk nothing but that it was open: one row at each closing, of one form, whatever was written meanwhile', async () => {
    await desk.signIn('mediator')
    const closing = async (written: number) => {
      for (let at = 0; at < written; at += 1) await noteIn(desk.desk, '夫妻争吵')
      const { store } = open()
      const from = proceduresIn(store.sqlite).length
      await desk.client.session.lock({})
      const rows = store
        .statement('SELECT procedure, subject, staff_id, outcome FROM audit WHERE sequence > ?')
        .all(from)
      await desk.client.session.unlock({ password: testPassword })
      return rows
    }
    const none = await closing(0)
    expect(none).toContainEqual({
      procedure: 'desk.noteHead',
      subject: 'head:sealed',
      staff_id: null,
      outcome: 'done',
    })
    expect(await closing(1)).toEqual(none)
    expect(await closing(7)).toEqual(none)
  })

  it('has a chain of its own that the desk vouches for: a row less is found', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '一')
    await noteIn(desk.desk, '二')
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    const verdict = async () => {
      const store = desk.desk.session.storeOf('sealed')
      const apart = { name: 'sealed', desk: open().store, key: open().keys['mediation'] ?? Buffer.alloc(0) }
      const steps = checkLog(store, [], new AbortController().signal, { apart })
      for (;;) {
        const step = await steps.next()
        if (step.done === true) return step.value.verdict
      }
    }
    expect(await verdict()).toMatchObject({ ok: true, vouched: 4 })
    const sealed = sealedSqlite(desk.desk)
    sealed.exec('DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE sequence = 4')
    expect(await verdict()).toMatchObject({ ok: false, fault: 'cut-tail', sequence: 4 })
  })

  it('is brought to a newer form when it is opened, after a backup of both', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    desk.desk.close()
    const { desk: newer, client } = openBareDesk(desk.dataDir, { clock: desk.clock, beside: besideOf(true) })
    await client.session.signIn({ account: 'manager', password: testPassword })
    expect(existsSync(join(desk.dataDir, 'backups'))).toBe(false)
    await client.session.signIn({ account: 'mediator', password: testPassword })
    expect(existsSync(join(desk.dataDir, 'backups'))).toBe(true)
    expect(sealedSqlite(newer).prepare('SELECT text, mood FROM secrets').all()).toEqual([
      { text: '夫妻争吵', mood: null },
    ])
    newer.close()
    // The program of before refuses that file, and that file alone.
    desk = await desk.reopen()
    await signIn('mediator')
    expect(stateOf()).toBe('unusable')
    await expect(noteIn(desk.desk, '不行')).rejects.toEqual(refusal('files.unusable'))
    await desk.client.session.nameCentre({ sendId: newSendId(), centre: testCentre }).catch(() => undefined)
    await signIn('manager')
    await desk.client.session.nameCentre({ sendId: newSendId(), centre: testCentre })
  })

  it('does not take the desk down when it is damaged or gone, and nothing empty takes its place', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    desk.desk.close()
    const file = join(desk.dataDir, sealedDatabase)
    const whole = readFileSync(file)
    for (const content of [Buffer.alloc(whole.length, 7), whole.subarray(0, 100)]) {
      writeFileSync(file, content)
      desk = await desk.reopen()
      await signIn('mediator')
      await expect(noteIn(desk.desk, '不行')).rejects.toEqual(refusal('files.unusable'))
      await signIn('manager')
      await desk.client.session.nameCentre({ sendId: newSendId(), centre: testCentre })
      desk.desk.close()
      expect(readFileSync(file)).toEqual(content)
    }
    writeFileSync(file, whole)
    desk = await desk.reopen()
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
  })

  it('that has a damaged page takes no more writes, and the desk takes them', async () => {
    await desk.signIn('mediator')
    desk.desk.session.apart.healthOf('sealed').found({ code: 'store.damaged', parameters: {} })
    await expect(noteIn(desk.desk, '不行')).rejects.toEqual(refusal('store.damaged'))
    expect((await sealedOf(desk.desk).list({})).texts).toEqual([])
    await signIn('manager')
    await desk.client.session.nameCentre({ sendId: newSendId(), centre: testCentre })
  })
})
