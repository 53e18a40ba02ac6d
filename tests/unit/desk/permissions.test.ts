import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, getRouter, isProcedure } from '@orpc/server'
import { deskContract } from '../../../src/desk/features'
import { property } from '../../../src/desk/property'
import { metaOf, proceduresOf } from '../../../src/desk/rpc/router'
import { holds, permissionTable, roles } from '../../../src/desk/roles/permissions'
import { openTestDesk, type TestDesk } from '../../support/desk'

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

  it('is shut to everyone while the desk is locked or nobody is signed in', async () => {
    const expected = (permission: keyof typeof permissionTable) =>
      permissionTable[permission] === 'public' ? 'INVALID' : 'LOCKED'
    await desk.signIn('manager')
    await desk.client.session.lock({})
    for (const [name, procedure] of procedures) {
      expect(await outcome(name), `${name}, locked`).toBe(expected(metaOf(procedure).permission))
    }
    await desk.client.session.signOut({})
    for (const [name, procedure] of procedures) {
      expect(await outcome(name), `${name}, signed out`).toBe(expected(metaOf(procedure).permission))
    }
  })
})
