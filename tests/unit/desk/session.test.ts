import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  existsSync,
  renameSync,
  mkdirSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idleLockAfter, lockedLeavesAfter, lockedLeavesSealedAfter } from '#desk/session/session'
import {
  newSendId,
  openBareDesk,
  openTestDesk,
  testCentre,
  testPassword,
  type TestDesk,
} from '../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => {
  desk.close()
})

/** An error of the wire with this code, and these parameters where they matter. */
const refusal = (code: string, parameters?: unknown): unknown => {
  const data: unknown = expect.objectContaining(parameters ? { code, parameters } : { code })
  return expect.objectContaining({ data })
}

describe('setting up', () => {
  it('signs the manager in and names the centre', async () => {
    const state = await desk.client.session.state({})
    expect(state).toMatchObject({ state: 'open', centre: testCentre, recoveryKeyConfirmed: false })
  })

  it('is refused where a desk is there already', async () => {
    const again = desk.client.session.setUp({
      sendId: newSendId(),
      centre: testCentre,
      manager: { account: 'other', name: '别人', password: testPassword },
    })
    await expect(again).rejects.toEqual(refusal('session.already-set-up'))
  })

  it('leaves nothing readable in the folder', () => {
    for (const name of readdirSync(desk.dataDir)) {
      const bytes = readFileSync(join(desk.dataDir, name))
      for (const secret of ['翰林', '沈玉', 'manager', 'SQLite format']) {
        expect(bytes.includes(secret), `${name} holds ${secret}`).toBe(
          name === 'desk.lock' && secret === 'SQLite format' && bytes.length > 0,
        )
      }
    }
  })

  it('is taken up where it was cut short after the database had moved', async () => {
    desk.desk.close()
    const unfinished = join(desk.dataDir, 'set-up.unfinished')
    mkdirSync(unfinished)
    renameSync(join(desk.dataDir, 'keyring.json'), join(unfinished, 'keyring.json'))
    const files = ['desk.db', 'keyring.json']
    writeFileSync(join(unfinished, 'ready.json'), JSON.stringify({ files, keepOldIn: null }))
    const again = openBareDesk(desk.dataDir, { clock: desk.clock })
    const { staff } = await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(staff.name).toBe('沈玉')
    again.desk.close()
  })

  it('starts anew where it was cut short before anything had moved', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-test-'))
    mkdirSync(join(folder, 'set-up.unfinished'))
    const fresh = openBareDesk(folder, { clock: desk.clock })
    expect(await fresh.client.session.state({})).toMatchObject({ state: 'new' })
    fresh.desk.close()
    rmSync(folder, { recursive: true })
  })

  it('never makes an empty desk beside a database whose keyring is gone', async () => {
    desk.desk.close()
    rmSync(join(desk.dataDir, 'keyring.json'))
    const again = openBareDesk(desk.dataDir, { clock: desk.clock })
    expect(await again.client.session.state({})).toMatchObject({ state: 'unusable', code: 'keyring.missing' })
    await expect(
      again.client.session.setUp({
        sendId: newSendId(),
        centre: testCentre,
        manager: { account: 'other', name: '别人', password: testPassword },
      }),
    ).rejects.toEqual(refusal('session.already-set-up'))
    again.desk.close()
  })
})

describe('the recovery key', () => {
  it('opens the desk when the password is lost, and gives a new one', async () => {
    const reopened = await desk.reopen()
    await reopened.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: desk.recoveryKey.toLowerCase().replaceAll('-', ' '),
      password: 'a new password',
    })
    await reopened.client.session.signOut({})
    await expect(
      reopened.client.session.signIn({ account: 'manager', password: testPassword }),
    ).rejects.toEqual(refusal('session.wrong-password'))
    await reopened.client.session.signIn({ account: 'manager', password: 'a new password' })
    reopened.close()
  })

  it('opens nothing any more once it was renewed', async () => {
    const { recoveryKey } = await desk.client.session.renewRecoveryKey({
      sendId: newSendId(),
      password: testPassword,
    })
    const reopened = await desk.reopen()
    const attempt = (key: string) =>
      reopened.client.session.recover({
        sendId: newSendId(),
        account: 'manager',
        recoveryKey: key,
        password: 'a new password',
      })
    await expect(attempt(desk.recoveryKey)).rejects.toEqual(refusal('session.wrong-recovery-key'))
    await attempt(recoveryKey)
    reopened.close()
  })
})

describe('a password that is being changed', () => {
  /** Locks the desk while the new slot is derived. */
  const lockedMeanwhile = async (work: () => Promise<unknown>) => {
    const started = work()
    await desk.client.session.lock({})
    await expect(started).rejects.toEqual(refusal('session.locked'))
    await desk.client.session.unlock({ password: testPassword })
  }

  it('stays as it was where the desk is locked meanwhile', async () => {
    const change = { password: testPassword, newPassword: 'another password' }
    await lockedMeanwhile(() => desk.client.session.changePassword({ sendId: newSendId(), ...change }))
  })

  it('so does the recovery key, whose paper still opens', async () => {
    await lockedMeanwhile(() =>
      desk.client.session.renewRecoveryKey({ sendId: newSendId(), password: testPassword }),
    )
    await desk.client.session.signOut({})
    const { recoveryKey } = desk
    const password = 'another password'
    const given = { sendId: newSendId(), account: 'manager', recoveryKey, password }
    expect(await desk.client.session.recover(given)).toMatchObject({ staff: { account: 'manager' } })
  })
})

describe('signing in', () => {
  it('says the same of a wrong password and of an account that is not there', async () => {
    const reopened = await desk.reopen()
    for (const account of ['manager', 'nobody']) {
      await expect(reopened.client.session.signIn({ account, password: 'wrong' })).rejects.toEqual(
        refusal('session.wrong-password', { seconds: 0 }),
      )
    }
    reopened.close()
  })

  it('waits longer after each failure past the second, through a restart and a set-back clock', async () => {
    let current = await desk.reopen()
    const attempt = (password: string) => current.client.session.signIn({ account: 'manager', password })
    const delays: unknown[] = []
    for (let failure = 1; failure <= 4; failure += 1) {
      const error: unknown = await attempt('wrong').catch((caught: unknown) => caught)
      delays.push((error as { data: { parameters: { seconds: number } } }).data.parameters.seconds)
      desk.clock.advance(10_000)
    }
    expect(delays).toEqual([0, 0, 5, 10])

    await attempt('wrong').catch(() => undefined)
    current = await current.reopen()
    await expect(attempt(testPassword)).rejects.toEqual(refusal('session.wait', { seconds: 20 }))
    desk.clock.setDate(desk.clock.now() - 24 * 3600_000)
    await expect(attempt(testPassword)).rejects.toEqual(refusal('session.wait', { seconds: 20 }))
    // Setting the date forward while the program runs does not shorten the wait either.
    desk.clock.setDate(desk.clock.now() + 48 * 3600_000)
    await expect(attempt(testPassword)).rejects.toEqual(refusal('session.wait', { seconds: 20 }))
    desk.clock.advance(20_000)
    await attempt(testPassword)
    current.close()
  })

  it('switches to a colleague without closing the desk', async () => {
    await desk.signIn('front-desk')
    expect(await desk.client.session.state({})).toMatchObject({
      state: 'open',
      staff: { account: 'front-desk' },
    })
  })

  it('lets one program in to a folder, and the next one when the first has gone', async () => {
    const second = openBareDesk(desk.dataDir, { clock: desk.clock })
    const state = () => second.client.session.state({})
    expect(await state()).toMatchObject({ state: 'unusable', code: 'desk.folder-in-use' })
    await expect(
      second.client.session.signIn({ account: 'manager', password: testPassword }),
    ).rejects.toEqual(refusal('desk.folder-in-use'))
    desk.desk.close()
    await second.client.session.lookAgain({})
    expect(await state()).toMatchObject({ state: 'signed-out' })
    second.desk.close()
  })
})

describe('the demonstration', () => {
  it('keeps its password and its data to itself', async () => {
    await expect(
      desk.client.session.changePassword({
        sendId: newSendId(),
        password: testPassword,
        newPassword: 'linli-demo',
      }),
    ).rejects.toEqual(refusal('session.password-is-public'))

    const folder = mkdtempSync(join(tmpdir(), 'linli-test-'))
    const demonstration = openBareDesk(folder, { demonstration: true })
    await demonstration.client.session.setUp({
      sendId: newSendId(),
      centre: testCentre,
      manager: { account: 'fuzeren', name: '李文静', password: 'linli-demo' },
    })
    demonstration.desk.close()
    const real = openBareDesk(folder)
    await expect(real.client.session.signIn({ account: 'fuzeren', password: 'linli-demo' })).rejects.toEqual(
      refusal('session.demonstration-data'),
    )
    real.desk.close()
    rmSync(folder, { recursive: true })
  })
})

describe('the lock', () => {
  it('refuses every call until the password is given', async () => {
    await desk.client.session.lock({})
    await expect(desk.client.session.stayAwake({})).rejects.toEqual(refusal('session.locked'))
    await expect(desk.client.session.unlock({ password: 'wrong' })).rejects.toEqual(
      refusal('session.wrong-unlock-password'),
    )
    await desk.client.session.unlock({ password: testPassword })
    await desk.client.session.stayAwake({})
  })

  it('closes by itself when nobody is at the keyboard', async () => {
    desk.clock.advance(idleLockAfter - 1)
    await desk.client.session.stayAwake({})
    desk.clock.advance(idleLockAfter)
    expect(await desk.client.session.state({})).toMatchObject({ state: 'locked' })
  })

  it('signs whoever was there out after half an hour, and overwrites the keys', async () => {
    const { keys } = desk.desk.session.requireOpen()
    desk.clock.advance(idleLockAfter)
    expect(await desk.client.session.state({})).toMatchObject({ state: 'locked' })
    desk.clock.advance(lockedLeavesAfter - 1)
    expect(await desk.client.session.state({})).toMatchObject({ state: 'locked' })
    desk.clock.advance(1)
    expect(await desk.client.session.state({})).toMatchObject({ state: 'signed-out' })
    expect(Object.values(keys).every((key) => key.every((byte) => byte === 0))).toBe(true)
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
  })

  it('signs whoever had the mediators’ cases open out after a minute, and whoever sat down after them', async () => {
    await desk.signIn('mediator')
    await desk.client.session.lock({})
    desk.clock.advance(lockedLeavesSealedAfter - 1)
    expect(await desk.client.session.state({})).toMatchObject({ state: 'locked' })
    desk.clock.advance(1)
    expect(await desk.client.session.state({})).toMatchObject({ state: 'signed-out' })
    await desk.signIn('mediator')
    await desk.signIn('front-desk')
    await desk.client.session.lock({})
    desk.clock.advance(lockedLeavesSealedAfter)
    expect(await desk.client.session.state({})).toMatchObject({ state: 'signed-out' })
  })

  it('tells signed out from locked', async () => {
    await desk.client.session.signOut({})
    await expect(desk.client.session.stayAwake({})).rejects.toEqual(refusal('session.signed-out'))
    expect(existsSync(join(desk.dataDir, 'desk.db'))).toBe(true)
  })
})

describe('writes', () => {
  const rename = (community: string, sendId: string) =>
    desk.client.session.nameCentre({ sendId, centre: { ...testCentre, community } })

  const auditRows = (): number =>
    Number(desk.desk.session.requireOpen().store.sqlite.prepare('SELECT count(*) FROM audit').pluck().get())

  it('sent twice are done once', async () => {
    const sendId = newSendId()
    await rename('甲社区', sendId)
    const rows = auditRows()
    await rename('甲社区', sendId)
    expect(auditRows()).toBe(rows)
    // Another content under the same id: the first was done, and saying "done" to the second would be a lie.
    await expect(rename('乙社区', sendId)).rejects.toEqual(refusal('desk.done-differently'))
    expect(await desk.client.session.state({})).toMatchObject({ centre: { community: '甲社区' } })
  })

  it('make one audit row that cannot be changed or removed', async () => {
    const rows = auditRows()
    await rename('甲社区', newSendId())
    expect(auditRows()).toBe(rows + 1)
    const { sqlite } = desk.desk.session.requireOpen().store
    expect(() => sqlite.exec("UPDATE audit SET subject = 'x'")).toThrow('append-only')
    expect(() => sqlite.exec('DELETE FROM audit')).toThrow('append-only')
  })

  it('are refused to whoever lacks the role, and the refusal is on record', async () => {
    await desk.signIn('front-desk')
    const rows = auditRows()
    await expect(rename('甲社区', newSendId())).rejects.toEqual(refusal('session.forbidden'))
    expect(auditRows()).toBe(rows + 1)
    const last = desk.desk.session
      .requireOpen()
      .store.sqlite.prepare('SELECT outcome, procedure FROM audit ORDER BY sequence DESC LIMIT 1')
      .get()
    expect(last).toEqual({ outcome: 'refused', procedure: 'session.nameCentre' })
  })

  it('with unknown fields, wrong types or huge text are refused by field, and change nothing', async () => {
    const rows = auditRows()
    const bad = [
      { sendId: newSendId(), centre: { ...testCentre, extra: 1 } },
      { sendId: newSendId(), centre: { ...testCentre, community: 'x'.repeat(100_000) } },
      { sendId: 'not a uuid', centre: testCentre },
      null,
      [],
    ]
    for (const input of bad) {
      // @ts-expect-error -- the wire carries what it likes
      await expect(desk.client.session.nameCentre(input)).rejects.toEqual(refusal('desk.input'))
    }
    expect(auditRows()).toBe(rows)
  })
})
