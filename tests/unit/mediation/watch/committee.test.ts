/** 人民调解法 8, 9 at the desk: the roll is kept by the head mediator, and says itself what is wrong with it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDesk } from '../../../support/desk'
import { newSendId, openWatchDesk, refusalOf } from './desk'

let desk: TestDesk
let staffId: number
beforeAll(async () => {
  desk = await openWatchDesk()
  staffId = await desk.signIn('head-mediator')
})
afterAll(() => desk.close())

const member = {
  name: '胡莲',
  sex: 'female' as const,
  chosenOn: '2025-06-01',
  chair: false,
  salaried: false,
  studio: '莲姐调解工作室',
}
const add = (more: Partial<typeof member & { readonly staffId: number | null }> = {}) =>
  desk.client.mediation.committee.keep({
    sendId: newSendId(),
    id: null,
    member: { ...member, staffId: null, ...more },
  })
const codes = async () => (await desk.client.mediation.committee.roll({})).faults.map(({ code }) => code)

describe('the roll of the committee', () => {
  it('of nobody says that all is missing', async () => {
    expect(await codes()).toEqual(['too-few', 'no-woman', 'chairs'])
  })

  it('is in order with three members, a woman and a chair, and says whose three years are over', async () => {
    const { id } = await add({ chair: true, staffId })
    await add({ name: '金花' })
    await add({ name: '张帆', chosenOn: '2023-11-23' })
    expect(await codes()).toEqual(['term-over'])
    const { members } = await desk.client.mediation.committee.roll({})
    expect(members.map(({ name }) => name)).toEqual(['胡莲', '张帆', '金花'])
    expect(members.find((one) => one.id === id)).toMatchObject({ staffId, termEnds: '2028-06-01' })
  })

  it('gives an account to one member only, since pay is kept by it', async () => {
    expect(await refusalOf(add({ name: '李明', staffId }))).toBe('mediation.member-account-taken')
  })

  it('keeps whoever leaves, and counts them no more', async () => {
    const { members } = await desk.client.mediation.committee.roll({})
    const { id } = members.find(({ name }) => name === '张帆') ?? { id: 0 }
    const leave = (on: string) => desk.client.mediation.committee.leave({ sendId: newSendId(), id, on })
    expect(await refusalOf(leave('2023-11-22'))).toBe('mediation.member-left-before')
    await leave('2026-11-01')
    expect(await refusalOf(leave('2026-11-02'))).toBe('mediation.member-left')
    expect(await codes()).toEqual(['too-few'])
  })

  it('is read by mediators and changed by the head mediator alone', async () => {
    await desk.signIn('mediator')
    expect((await desk.client.mediation.committee.roll({})).members).toHaveLength(3)
    expect(await refusalOf(add({ name: '王伟' }))).toBe('session.forbidden')
    await desk.signIn('manager')
    expect(await refusalOf(desk.client.mediation.committee.roll({}))).toBe('session.forbidden')
  })
})
