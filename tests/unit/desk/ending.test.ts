/** Whoever leaves the desk leaves nothing in its memory: the process may end when they have gone, and not while anything goes on. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answersTravel } from '#desk/session/ending'
import { idleLockAfter, lockedLeavesAfter } from '#desk/session/session'
import type { RunTask } from '#vault/backup/worker-thread'
import { newSendId, openTestDesk, testCentre, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
let ended: number
/** Lets a backup that is under way fail; it is never made here. */
let letBackupGo: () => void

const heldBackup: RunTask = () =>
  new Promise((_resolve, reject) => {
    letBackupGo = () => reject(new Error('no backup is made here'))
  })

beforeEach(async () => {
  ended = 0
  desk = await openTestDesk({ beside: { backupWays: { runTask: heldBackup } } })
  desk.desk.endsWhenLeft(() => (ended += 1))
})
afterEach(() => {
  desk.close()
})

const passes = () => {
  desk.clock.advance(answersTravel)
}
const looked = () => wait(350)
const hasEnded = () =>
  vi.waitFor(() => {
    expect(ended).toBe(1)
  })
const signIn = () => desk.client.session.signIn({ account: 'manager', password: testPassword })

describe('the desk process ends', () => {
  it('when somebody has signed out, once the answer has had its time', async () => {
    await desk.client.session.signOut({})
    await looked()
    expect(ended).toBe(0)
    passes()
    await hasEnded()
  })

  it('when it was locked for half an hour', async () => {
    await desk.client.session.lock({})
    desk.clock.advance(lockedLeavesAfter)
    expect(desk.desk.session.position.state).toBe('signed-out')
    passes()
    await hasEnded()
  })

  it('after the backup of whoever signed out, and after whatever else is made of the files', async () => {
    desk.desk.backups.leaving(desk.desk.session.requireOpen())
    await desk.client.session.signOut({})
    passes()
    await looked()
    expect(ended).toBe(0)
    letBackupGo()
    await hasEnded()
  })

  it('after what somebody waits for: a password that is being looked at, which may be the right one', async () => {
    await desk.client.session.signOut({})
    const answered = desk.desk.session.callsUnderWay.begins()
    passes()
    await looked()
    expect(ended).toBe(0)
    answered()
    await looked()
    expect(ended).toBe(0)
    passes()
    await hasEnded()
  })

  it('not under whoever signs in meanwhile, and when they leave in their turn', async () => {
    desk.desk.backups.leaving(desk.desk.session.requireOpen())
    await desk.client.session.signOut({})
    await signIn()
    letBackupGo()
    passes()
    await looked()
    expect(ended).toBe(0)
    await desk.client.session.nameCentre({ sendId: newSendId(), centre: testCentre })
    await desk.client.session.signOut({})
    passes()
    await hasEnded()
  })

  it('not when it is locked for a while, nor when somebody takes over', async () => {
    desk.clock.advance(idleLockAfter)
    expect(desk.desk.session.position.state).toBe('locked')
    await signIn()
    await signIn()
    passes()
    await looked()
    expect(ended).toBe(0)
  })
})
