import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, getRouter, isProcedure } from '@orpc/server'
import { deskContract } from '#centre/contract'
import { property } from '#ground/property'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { holds, permissionTable, roles } from '#ground/roles/permissions'
import { givePassword } from '#desk/session/passwords'
import { openTestDesk, testPassword, type TestDesk } from '../../support/desk'

const procedures = proceduresOf(deskContract)

/** Fits no input, so that a call that is let in goes no further than the parser. */
const unfit = { 'no such field': true }

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
})
afterAll(() => {
  desk.close()
})

/** The kind of error that a call ends with. */
async function outcome(name: string): Promise<string> {
  const procedure = getRouter(desk.desk.router, name.split('.'))
  if (!isProcedure(procedure)) throw new Error(`${name} is not served`)
  try {
    await call(procedure, unfit)
  } catch (error) {
    return String(property(error, 'code'))
  }
  throw new Error(`${name} took an input that fits nothing`)
}

describe('the permission table', () => {
  it('is named by every procedure of the contract, and every procedure is served', () => {
    expect(procedures.length).toBeGreaterThan(10)
    for (const [name, procedure] of procedures) {
      expect(() => metaOf(procedure), name).not.toThrow()
      expect(isProcedure(getRouter(desk.desk.router, name.split('.'))), name).toBe(true)
    }
  })

  it('has no permission that nothing needs', () => {
    const needed = new Set<string>(procedures.map(([, procedure]) => metaOf(procedure).permission))
    expect(Object.keys(permissionTable).filter((permission) => !needed.has(permission))).toEqual([])
  })

  it('serves nothing that the contract does not name', () => {
    expect(Object.keys(desk.desk.router).sort()).toEqual(Object.keys(deskContract).sort())
  })

  for (const role of roles) {
    it(`lets ${role} in where the table says so, and nowhere else`, async () => {
      await desk.signIn(role)
      for (const [name, procedure] of procedures) {
        const { permission } = metaOf(procedure)
        expect(await outcome(name), name).toBe(holds([role], permission) ? 'INVALID' : 'FORBIDDEN')
      }
    })
  }

  describe('is shut to everyone', () => {
    /** Every procedure, with the kind of error that each ends with when nobody is let in. */
    async function expectShut(state: string): Promise<void> {
      for (const [name, procedure] of procedures) {
        const { permission } = metaOf(procedure)
        expect(await outcome(name), `${name}, ${state}`).toBe(
          permissionTable[permission] === 'public' ? 'INVALID' : 'LOCKED',
        )
      }
    }
    /** As when the manager has deactivated or changed someone. */
    const change = (sql: string, ...values: readonly unknown[]) =>
      desk.desk.session
        .requireOpen()
        .store.statement(sql)
        .run(...values)
    /** As when the manager has taken someone back: whoever left has no password any more. */
    const takeBack = async (account: string) => {
      change('UPDATE staff SET active = 1 WHERE account = ?', account)
      await givePassword(desk.desk.session, account, testPassword)
    }
    const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })

    it('while nobody is signed in', async () => {
      await desk.client.session.signOut({})
      await expectShut('nobody')
    })

    for (const role of roles) {
      it(`while the desk of ${role} is locked, and after they have signed out`, async () => {
        await desk.signIn(role)
        await desk.client.session.lock({})
        await expectShut('locked')
        await desk.client.session.signOut({})
        await expectShut('ended')
      })

      it(`when ${role} has been deactivated while signed in: at once, and for good`, async () => {
        await desk.signIn(role)
        change('UPDATE staff SET active = 0 WHERE account = ?', role)
        await expectShut('disabled')
        expect(await desk.client.session.state({})).toMatchObject({ state: 'signed-out' })
        await expect(signIn(role)).rejects.toMatchObject({ data: { code: 'session.wrong-password' } })

        // From an open desk, and by PIN, the way in is shut as well.
        const other = role === 'manager' ? 'front-desk' : 'manager'
        await signIn(other)
        // Wrong passwords of the roles before have to be waited for.
        desk.clock.advance(4 * 60_000)
        await expect(signIn(role)).rejects.toMatchObject({ data: { code: 'session.wrong-password' } })
        await expect(desk.client.pins.changeTo({ account: role, pin: '4071' })).rejects.toMatchObject({
          data: { code: 'pins.password-needed' },
        })
        await takeBack(role)
      })
    }

    it('whichever is the first call after someone was deactivated, and unlocking is no way around', async () => {
      await desk.signIn('front-desk')
      // One of each kind for each permission: they are let in at one door, and each costs two sign-ins.
      const ofEach = Map.groupBy(procedures, ([, procedure]) => {
        const { kind, permission } = metaOf(procedure)
        return `${kind} ${permission}`
      })
      for (const [[name, procedure] = ['']] of ofEach.values()) {
        if (procedure === undefined || permissionTable[metaOf(procedure).permission] === 'public') continue
        change(`UPDATE staff SET active = 0 WHERE account = 'front-desk'`)
        expect(await outcome(name), `${name}, disabled`).toBe('LOCKED')
        await signIn('manager')
        await takeBack('front-desk')
        await signIn('front-desk')
      }
      await desk.client.session.lock({})
      const { position } = desk.desk.session
      if (position.state !== 'locked') throw new Error('the desk is locked')
      position.store.statement(`UPDATE staff SET active = 0 WHERE account = 'front-desk'`).run()
      await expect(desk.client.session.unlock({ password: testPassword })).rejects.toMatchObject({
        code: 'INVALID',
      })
      position.store.statement(`UPDATE staff SET active = 1 WHERE account = 'front-desk'`).run()
    })
  })

  for (const role of roles) {
    it(`lets ${role} do nothing that their role allows from the call after it was taken`, async () => {
      await desk.signIn(role)
      for (const left of roles.filter((one) => one !== role)) {
        desk.desk.session
          .requireOpen()
          .store.statement('UPDATE staff SET roles = ? WHERE account = ?')
          .run(JSON.stringify([left]), role)
        for (const [name, procedure] of procedures) {
          const { permission } = metaOf(procedure)
          expect(await outcome(name), `${name}, now ${left}`).toBe(
            holds([left], permission) ? 'INVALID' : 'FORBIDDEN',
          )
        }
      }
      desk.desk.session
        .requireOpen()
        .store.statement('UPDATE staff SET roles = ? WHERE account = ?')
        .run(JSON.stringify([role]), role)
    })

    it(`lets ${role} do nothing but choose a password while theirs was given by the manager`, async () => {
      await desk.signIn(role)
      desk.desk.session
        .requireOpen()
        .store.statement('UPDATE staff SET password_given = 1 WHERE account = ?')
        .run(role)
      for (const [name, procedure] of procedures) {
        const { permission } = metaOf(procedure)
        const open = permission === 'session.own' || permissionTable[permission] === 'public'
        expect(await outcome(name), name).toBe(open ? 'INVALID' : 'FORBIDDEN')
      }
      desk.desk.session
        .requireOpen()
        .store.statement('UPDATE staff SET password_given = 0 WHERE account = ?')
        .run(role)
    })
  }
})
