/** Whatever is done at the desk leaves exactly one row in its log, and reads nothing that grows from end to end. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { idleLockAfter } from '#desk/session/session'
import { isTakenOut } from '#vault/log/schema'
import { openAtRest } from '#vault/store/open'
import { newSendId, testCentre, testPassword } from '../../support/desk'
import { walkedFeatures } from '../../support/feature-walks'
import { walkerAt } from '../../support/walker'
import { scansOf, seePlans } from '../../support/query-plans'
import { allowedScans, isAllowed, isSuch } from '../../support/scans-allowed'
import { openServingDesk } from '../service-requests/desk'
import { rowsOfHolders } from './rows-of-holders'
import { watch, type Watched } from './watched'

const onRecord = proceduresOf(deskContract).filter(([, procedure]) => metaOf(procedure).onRecord)

let desk: Awaited<ReturnType<typeof openServingDesk>>
let watched: Watched
const plans = seePlans()
beforeAll(async () => {
  desk = await openServingDesk()
  watched = watch(desk)
})
afterAll(() => {
  plans.end()
  watched.close()
  desk.close()
})

const id = newSendId

/** What there is to do at the desk itself, done once; `watched.client` counts the rows of each call. */
const days: Readonly<Record<string, () => Promise<void>>> = {
  session: async () => {
    const { client } = watched
    await client.session.confirmRecoveryKey({ sendId: id(), recoveryKey: desk.recoveryKey })
    await client.session.nameCentre({ sendId: id(), centre: testCentre })
    await client.session.acceptClock({ sendId: id() })
    const another = 'quite another password'
    const there = { password: testPassword, newPassword: another }
    await client.session.changePassword({ sendId: id(), ...there })
    const back = { password: another, newPassword: testPassword }
    await client.session.changePassword({ sendId: id(), ...back })
    await client.session.lock({})
    await client.session.unlock({ password: testPassword })
    const { recoveryKey } = await client.session.renewRecoveryKey({
      sendId: id(),
      password: testPassword,
    })
    await client.session.signOut({})
    await client.session.signIn({ account: 'manager', password: testPassword })
    await client.session.signOut({})
    const recovering = { account: 'manager', recoveryKey, password: testPassword }
    await client.session.recover({ sendId: id(), ...recovering })
    await client.pins.set({ sendId: id(), password: testPassword, pin: '4071' })
    await desk.signIn('canteen')
    await client.pins.changeTo({ account: 'manager', pin: '4071' })
    await client.pins.remove({ sendId: id() })
  },

  'drafts, views and words': async () => {
    const { client } = watched
    await client.drafts.keep({ sendId: id(), key: 'residents.register', content: '{}' })
    await client.drafts.drop({ sendId: id(), key: 'residents.register' })
    const view = { list: 'visits', name: '本周', filter: { period: 'week' } }
    const { id: viewId } = await client.views.keep({ sendId: id(), ...view })
    await client.views.forget({ sendId: id(), id: viewId })
    const entry = { dictionary: 'tag', label: '拾荒', tone: 'amber', note: '' } as const
    const { code } = await client.dictionaries.add({ sendId: id(), ...entry })
    await client.dictionaries.change({ sendId: id(), ...entry, code, label: '拾荒者', active: true })
    await client.dictionaries.arrange({ sendId: id(), dictionary: 'tag', code, place: 0 })
  },
}

describe('a call that is done leaves one row', () => {
  it.each(Object.entries(days))('%s', async (_, day) => {
    await day()
  })

  it.each(walkedFeatures.map((feature) => [feature.wire, feature] as const))('%s', async (_, feature) => {
    const { client, finish } = watched
    await feature.walk.walk(walkerAt(desk, { client, finish }))
    expect(feature.procedures.filter((name) => !watched.walked.has(name))).toEqual([])
  })

  it('in setting up, which nobody was there to watch', () => {
    const [first] = watched.all()
    expect(first).toMatchObject({ sequence: 1, procedure: 'session.setUp', outcome: 'done' })
    expect(watched.all().filter(({ procedure }) => procedure === 'session.setUp')).toHaveLength(1)
    watched.seen.add('session.setUp')
  })
})

describe('on a desk of ten years no call reads a table that grows from end to end', () => {
  // Here, since every procedure has just been called; what follows closes files, restores and changes keys.
  beforeAll(() => plans.end())

  it('has asked for the plan of every statement', () => {
    expect(plans.statements()).toBeGreaterThan(1000)
  })

  it('but for what is named with its reason', () => {
    expect(plans.scans().filter((scan) => !isAllowed(scan))).toEqual([])
  })

  it('and nothing is named that no call does', () => {
    const unneeded = allowedScans.filter((one) => !plans.scans().some((scan) => isSuch(one, scan)))
    expect(unneeded).toEqual([])
  })

  it('and what takes a file out is what the index of files that left says', () => {
    const marked = proceduresOf(deskContract).filter(([, procedure]) => metaOf(procedure).takesOut)
    const names = marked.map(([name]) => `'${name}'`).toSorted()
    expect(isTakenOut).toBe(`procedure IN (${names.join(', ')})`)
  })

  it('and finds one where there is one', () => {
    const plan = ['SCAN v USING INDEX visits_day', 'SEARCH r USING INTEGER PRIMARY KEY (rowid=?)']
    const sql = 'SELECT v.id FROM visits v JOIN residents r ON r.id = v.resident_id'
    expect(scansOf(sql, plan)).toEqual([{ table: 'visits', index: 'visits_day', sql }])
  })

  it('and an index that is asked for what has nothing in its column is read as good as whole', () => {
    const plan = ['SEARCH m USING INDEX visit_moves_undone (undoes=?)']
    const sql = 'SELECT m.id FROM visit_moves m WHERE m.day = ? AND m.undoes IS NULL'
    expect(scansOf(sql, plan)).toEqual([{ table: 'visit_moves', index: 'visit_moves_undone', sql }])
    const one = 'SELECT m.id FROM visit_moves m WHERE m.undoes = ? AND m.day IS NULL'
    expect(scansOf(one, plan)).toEqual([])
  })
})

describe('what is refused, fails or happens by itself leaves one row', () => {
  const rowsOf = async (work: () => Promise<unknown>) => {
    const before = watched.all().length
    await work().catch(() => undefined)
    return watched.all().slice(before)
  }

  it('a refusal for want of a role', async () => {
    await desk.signIn('canteen')
    const rows = await rowsOf(() => desk.client.residents.read({ id: desk.residentId }))
    expect(rows).toMatchObject([
      { procedure: 'residents.read', outcome: 'refused', digest: 'session.forbidden' },
    ])
    await desk.signIn('manager')
  })

  it('a change of staff, with whom it was taken over from', async () => {
    const rows = await rowsOf(() => desk.signIn('canteen'))
    const own = rows.at(-1)
    expect(own).toMatchObject({
      procedure: 'session.signIn',
      outcome: 'done',
      subject: `staff:${desk.managerId}`,
    })
    expect(own?.staff_id).not.toBe(desk.managerId)
    await desk.signIn('manager')
  })

  it('a wrong password, whatever it was asked for', async () => {
    const wrong = { password: 'wrong', newPassword: 'a new password' }
    const change = await rowsOf(() => desk.client.session.changePassword({ sendId: id(), ...wrong }))
    const subject = `staff:${desk.managerId}`
    expect(change).toMatchObject([
      { procedure: 'session.changePassword', outcome: 'failed', subject, staff_id: desk.managerId },
    ])
    const signIn = await rowsOf(() => desk.client.session.signIn({ account: 'nobody', password: 'wrong' }))
    expect(signIn).toMatchObject([
      { procedure: 'session.signIn', outcome: 'failed', subject: 'account:unknown', staff_id: null },
    ])
    await desk.client.session.lock({})
    const unlock = await rowsOf(() => desk.client.session.unlock({ password: 'wrong' }))
    expect(unlock).toMatchObject([
      { procedure: 'session.unlock', outcome: 'failed', subject, digest: 'session.wrong-unlock-password' },
    ])
    await desk.client.session.unlock({ password: testPassword })
  })

  it('the lock of a desk that was left alone, at the instant it locked', async () => {
    const left = desk.clock.now()
    // Less than a minute after the lock: where cases were open the desk then signs out as well.
    desk.clock.advance(idleLockAfter + 30_000)
    const rows = await rowsOf(() => desk.client.session.state({}))
    expect(rows).toMatchObject([{ procedure: 'session.lock', outcome: 'done', at: left + idleLockAfter }])
    expect(await rowsOf(() => desk.client.session.lock({}))).toEqual([])
    await desk.client.session.unlock({ password: testPassword })
  })

  it('a write sent twice', async () => {
    const sendId = id()
    const name = () => desk.client.session.nameCentre({ sendId, centre: testCentre })
    expect(await rowsOf(name)).toHaveLength(1)
    expect(await rowsOf(name)).toEqual([])
  })
})

// Last: what watches has the file open that is put aside.
describe('bringing a backup back leaves one row', () => {
  it('in the file that came back', async () => {
    const { places } = await desk.client.restore.places({})
    const [backup] = places[0]?.backups ?? []
    const key = Buffer.from(desk.desk.session.requireOpen().keys['desk'] ?? '')
    await desk.client.session.signOut({})
    const by = { with: 'password', account: 'manager', password: testPassword } as const
    const which = { folder: places[0]?.folder ?? '', name: backup?.name ?? '' }
    await desk.client.restore.restore({ sendId: id(), ...which, by })
    const restored = openAtRest(join(desk.dataDir, 'desk.db'), key)
    const rows = restored
      .prepare('SELECT procedure FROM audit WHERE sequence > ?')
      .pluck()
      .all(backup?.manifest?.auditHead.sequence)
    restored.close()
    // And beside it what was put aside, which belongs to no call.
    expect(rows).toEqual(['restore.restore', 'restore.replaced'])
    watched.seen.add('restore.restore')
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
  })
})

describe('a change of keys leaves one row', () => {
  it('in the file that took the place of the one that is watched', async () => {
    const rowsInStore = () =>
      desk.desk.session
        .requireOpen()
        .store.statement('SELECT procedure FROM audit ORDER BY sequence')
        .pluck()
        .all()
    const before = rowsInStore().length
    const steps = await desk.client.keyRotation.run({ sendId: id() })
    while ((await steps.next()).done !== true);
    expect(rowsInStore().slice(before)).toEqual(['keyRotation.run'])
    watched.seen.add('keyRotation.run')
  })
})

describe('an act of a holder leaves one row', () => {
  it('in the file it is about; the desk has one of the deed it has to know of, and of each change of the keyring', async () => {
    for (const [name, inDesk, inSealed] of await rowsOfHolders()) {
      const isKnownToDesk = ['setUp', 'confirmPaper', 'restore'].includes(name)
      const own = `holders.${name}`
      expect(
        inDesk.filter((row) => row === own),
        name,
      ).toEqual(isKnownToDesk ? [own] : [])
      expect(
        inDesk.filter((row) => row !== own && !row.startsWith('keyring.')),
        name,
      ).toEqual([])
      expect(inSealed, name).toEqual(name === 'confirmPaper' ? [] : [own])
      watched.seen.add(own)
    }
  })
})

describe('one row', () => {
  it('was seen of every procedure that writes, discloses, handles keys or runs long', () => {
    const unseen = onRecord.map(([name]) => name).filter((name) => !watched.seen.has(name))
    expect(unseen, 'not walked').toEqual([])
  })
})
