/** A call that waits is its caller's to its end: whoever takes over in the middle of it has done nothing, asked nothing and been refused nothing. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { staffNow } from '#desk/session/staff'
import { property } from '#ground/property'
import { permissionTable } from '#ground/roles/permissions'
import { newSendId, testPassword, type DeskClient } from '../../support/desk'
import { walkedFeatures } from '../../support/feature-walks'
import { seenClient } from '../../support/seen-client'
import { walkerAt } from '../../support/walker'
import { openServingDesk } from '../service-requests/desk'

let desk: Awaited<ReturnType<typeof openServingDesk>>
let colleague = 0
/** Which procedures had to wait, and were taken over in the middle. */
const waited = new Set<string>()
/** False while somebody comes back to the desk. */
let takesOver = false
let takenFrom: string | null = null

beforeAll(async () => {
  desk = await openServingDesk()
  colleague = await desk.signIn('canteen')
  await desk.signIn('manager')
})
beforeEach(() => {
  // Everything that can be read in pieces is.
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
  const { session } = desk.desk
  const begins = session.callsUnderWay.begins.bind(session.callsUnderWay)
  vi.spyOn(session.callsUnderWay, 'begins').mockImplementation(() => {
    const ends = begins()
    let underWay = takesOver
    // What is done at once has been done by then.
    setImmediate(() => {
      if (underWay && takesOver && takenFrom === null) takeOver()
    })
    return () => {
      underWay = false
      ends()
    }
  })
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => desk.close())

function takeOver(): void {
  const { session } = desk.desk
  const open = session.requireOpen()
  const member = { ...open.staff, id: colleague, account: 'canteen' }
  const found = staffNow(open.store, member)
  if (found === null || open.staff.id === colleague) return
  takenFrom = open.staff.account
  session.enter({ ...open, staff: found.staff })
}

const rowsOf = (file: string | undefined) => {
  const { session } = desk.desk
  return session
    .storeOf(file)
    .statement(`SELECT procedure, outcome FROM audit WHERE staff_id = ? AND procedure NOT LIKE 'session.%'`)
    .all(colleague)
}

const own = new Map(proceduresOf(deskContract).map(([name, procedure]) => [name, metaOf(procedure)] as const))

/** Every call is taken over where it waits; whoever was refused for that comes back and asks once more. */
const client = (): DeskClient =>
  seenClient(desk.client, async (name, answer) => {
    const meta = own.get(name)
    if (meta === undefined || permissionTable[meta.permission] === 'public' || name === 'pins.changeTo')
      return answer()
    const before = rowsOf(undefined)
    takesOver = true
    const first = await answer().then(
      (value) => ({ value }),
      (failure: unknown) => ({ failure }),
    )
    takesOver = false
    if (takenFrom === null) {
      if ('failure' in first) throw first.failure
      return first.value
    }
    waited.add(name)
    const made = rowsOf(undefined).slice(before.length)
    const account = takenFrom
    takenFrom = null
    await desk.client.session.signIn({ account, password: testPassword })
    expect(made, name).toEqual([])
    if (!('failure' in first)) return first.value
    expect(['LOCKED', 'UNAVAILABLE'], name).toContain(property(first.failure, 'code'))
    return answer()
  })

describe('a colleague who takes over while a call waits is not on record with it', () => {
  it('of the desk itself', async () => {
    const at = client()
    const { recoveryKey } = desk
    await at.session.confirmRecoveryKey({ sendId: newSendId(), recoveryKey })
    const another = 'quite another password'
    await at.session.changePassword({ sendId: newSendId(), password: testPassword, newPassword: another })
    const back = { password: another, newPassword: testPassword }
    await desk.client.session.changePassword({ sendId: newSendId(), ...back })
    await at.session.renewRecoveryKey({ sendId: newSendId(), password: testPassword })
    await at.pins.set({ sendId: newSendId(), password: testPassword, pin: '4071' })
    expect([...waited].toSorted()).toEqual([
      'pins.set',
      'session.changePassword',
      'session.confirmRecoveryKey',
      'session.renewRecoveryKey',
    ])
  })

  it.each(walkedFeatures.map((feature) => [feature.wire, feature] as const))('%s', async (_, feature) => {
    await feature.walk.walk(walkerAt(desk, { client: client() }))
  })

  it('and has been tried where a call reads in pieces, derives a key, or comes with a file', () => {
    const some = [
      'backups.chooseSecond',
      'canteen.claims.check',
      'canteen.claims.submit',
      'canteen.policies.add',
      'mediation.retention.erase',
      'privacy.retention.due',
      'serviceRequests.scans.attach',
      'staff.add',
      'visits.figures.of',
    ]
    expect(some.filter((name) => !waited.has(name))).toEqual([])
  })
})
