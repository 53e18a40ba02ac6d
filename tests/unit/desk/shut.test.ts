/** A host is told when whoever was at work is no more, by whatever ended it: what they had asked of the machine and not got yet goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idleLockAfter } from '#desk/session/session'
import { openTestDesk, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
let shut: number
beforeEach(async () => {
  desk = await openTestDesk()
  shut = 0
  desk.desk.session.leaving.whenShut(() => (shut += 1))
})
afterEach(() => {
  desk.close()
})

describe('a host is told that the desk was shut', () => {
  it('by whoever locks it', async () => {
    await desk.client.session.lock({})
    expect(shut).toBe(1)
  })

  it('by itself, when nobody was there for too long', async () => {
    desk.clock.advance(idleLockAfter)
    await desk.client.session.state({})
    expect(shut).toBe(1)
  })

  it('by whoever signs out', async () => {
    await desk.client.session.signOut({})
    expect(shut).toBe(1)
  })

  it('by a colleague who takes over, and not by one who gives their password once more', async () => {
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect(shut).toBe(0)
    await desk.signIn('front-desk')
    expect(shut).toBe(1)
  })
})
