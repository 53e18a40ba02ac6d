/** Whoever manages does not audit themselves, unless there is nobody else; and what stands out in a day is seen by person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isUnusual } from '#features/audit/rules'
import { auditingOf } from '#features/staff/rules'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const change = (id: number, roles: ('manager' | 'auditor' | 'front-desk')[]) =>
  desk.client.staff.change({ sendId: newSendId(), id, name: '沈玉', roles })
const refused = { data: { code: 'staff.audits-themselves' } }

describe('manager and auditor', () => {
  it('are one person only in a centre of one, and that is on record', async () => {
    await change(desk.managerId, ['manager', 'auditor'])
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    const { rows } = await desk.client.audit.list({ drafts: false, limit: 20 })
    expect(rows.map(({ subject }) => subject.kind)).toContain('audits-themselves')
    // A second person comes only once they do so no more.
    const add = () =>
      desk.client.staff.add({
        sendId: newSendId(),
        account: 'second',
        name: '周敏',
        roles: ['front-desk'],
        password: 'kite harbour 92 lamp',
      })
    await expect(add()).rejects.toMatchObject(refused)
    await change(desk.managerId, ['manager'])
    const { id } = await add()
    await expect(change(desk.managerId, ['manager', 'auditor'])).rejects.toMatchObject(refused)
    await expect(change(id, ['manager', 'auditor'])).rejects.toMatchObject(refused)
    await change(id, ['auditor'])
  })

  it('whoever has left counts for neither', () => {
    const one = { id: 1, roles: ['manager', 'auditor'], active: true } as const
    const gone = { id: 2, roles: ['manager', 'auditor'], active: false } as const
    expect(auditingOf([one, gone], one)).toBe('alone')
    expect(auditingOf([one, gone], { ...gone, active: true })).toBe('mixed')
    expect(auditingOf([gone], { id: 3, roles: ['manager'], active: true })).toBe('apart')
  })
})

describe('the auditor’s home', () => {
  it('tells by person what was shown today against the days before', async () => {
    const people: number[] = []
    for (let index = 0; index < 12; index += 1)
      people.push(await register(desk.client, { name: `居民${index}` }))
    await desk.signIn('front-desk')
    const look = async (ids: readonly number[]) => {
      for (const id of ids) await desk.client.residents.read({ id })
    }
    await look(people.slice(0, 2))
    desk.clock.advance(24 * 60 * 60 * 1000)
    await desk.client.session.signIn({ account: 'front-desk', password: testPassword })
    await look(people)
    await desk.signIn('auditor')
    const { people: shown } = await desk.client.audit.today({})
    expect(shown[0]).toMatchObject({ shown: 12, usual: 2, unusual: true, staff: { name: 'front-desk' } })
  })

  it('is about who stands out, not about who works', () => {
    expect(isUnusual({ shown: 9, before: 0, days: 0 })).toBe(false)
    expect(isUnusual({ shown: 60, before: 900, days: 30 })).toBe(false)
    expect(isUnusual({ shown: 90, before: 900, days: 30 })).toBe(true)
    expect(isUnusual({ shown: 10, before: 0, days: 0 })).toBe(true)
  })
})
