/** One person stands in one place of the line, however they would come to a second: a move taken back, a name put right, two records. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register as registerResident } from '../residents/people'
import { refusalCode, takeNumber } from './visitors'

let desk: TestDesk
let wang: number
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('front-desk')
  wang = await registerResident(desk.client, { name: '王桂珍' })
})
afterEach(() => desk.close())

const comes = (residentId: number, kind: 'wait' | 'serve' = 'wait') =>
  desk.client.visits.register({ sendId: newSendId(), matter: '养老认证', residentId, then: { kind } })
const leaves = (id: number) => desk.client.visits.move({ sendId: newSendId(), id, move: 'leave' })
const takeBack = (moveId: number | null) =>
  desk.client.visits.takeBack({ sendId: newSendId(), moveId: moveId ?? Number.MAX_SAFE_INTEGER })
const isOf = (id: number, residentId: number | null) =>
  desk.client.visits.amend({
    sendId: newSendId(),
    id,
    residentId,
    visitor: residentId === null ? '李家父子' : null,
    matter: '',
    category: null,
  })
const line = async () => (await desk.client.visits.home({})).line.map(({ number }) => number)

describe('whoever left and came again', () => {
  it('does not get the first place back beside the second, until they leave that one', async () => {
    const first = await comes(wang)
    const left = await leaves(first.visit.id)
    const second = await comes(wang)
    expect(await refusalCode(takeBack(left.takeBack))).toBe('visits.already-here')
    expect(await line()).toEqual(['A002'])
    await leaves(second.visit.id)
    await takeBack(left.takeBack)
    expect(await line()).toEqual(['A001'])
  })

  it('does not get it back while they are being served without a number either', async () => {
    const first = await comes(wang)
    const left = await leaves(first.visit.id)
    await comes(wang, 'serve')
    expect(await refusalCode(takeBack(left.takeBack))).toBe('visits.already-at-counter')
  })
})

describe('a name that is put right', () => {
  it('is not that of somebody who stands in the line already, under any of their records', async () => {
    await comes(wang)
    const nameless = await takeNumber(desk)
    expect(await refusalCode(isOf(nameless.id, wang))).toBe('visits.already-here')
    const twin = await registerResident(desk.client, { name: '王桂珍' })
    await desk.signIn('manager')
    await desk.client.residents.merge({ sendId: newSendId(), kept: twin, gone: wang, take: [] })
    expect(await refusalCode(isOf(nameless.id, twin))).toBe('visits.already-here')
    expect((await desk.client.visits.get({ id: nameless.id })).visit.resident).toBeNull()
  })

  it('may be that of whoever the visit is of, and of whoever was served and left', async () => {
    const { visit } = await comes(wang)
    await isOf(visit.id, wang)
    await leaves(visit.id)
    const nameless = await takeNumber(desk)
    expect((await isOf(nameless.id, wang)).visit.resident?.id).toBe(wang)
  })

  it('taken back does not put somebody into the line who took a number meanwhile', async () => {
    const { visit } = await comes(wang)
    const nobody = await isOf(visit.id, null)
    await comes(wang)
    expect(await refusalCode(takeBack(nobody.takeBack))).toBe('visits.already-here')
    expect(await line()).toEqual(['A001', 'A002'])
  })
})

describe('two in the line who turn out to be one person', () => {
  /** Both stand in the line before their records are one. */
  async function bothInLine(): Promise<{
    readonly twin: number
    readonly own: number
    readonly others: number
  }> {
    const twin = await registerResident(desk.client, { name: '王桂珍' })
    const { visit: own } = await comes(wang)
    const { visit: others } = await comes(twin)
    return { twin, own: own.id, others: others.id }
  }
  async function merge(twin: number): Promise<number> {
    await desk.signIn('manager')
    const made = await desk.client.residents.merge({ sendId: newSendId(), kept: twin, gone: wang, take: [] })
    return made.merge
  }
  const call = (id: number) => desk.client.visits.move({ sendId: newSendId(), id, move: 'call' })

  it('can each have put right what for they came', async () => {
    const { twin, own, others } = await bothInLine()
    await merge(twin)
    for (const id of [own, others]) expect((await isOf(id, twin)).visit.resident?.id).toBe(twin)
    const amended = await isOf(own, wang)
    await takeBack(amended.takeBack)
    expect(await line()).toEqual(['A001', 'A002'])
  })

  it('can each have the place in line back that they were called from by mistake', async () => {
    const { twin, own, others } = await bothInLine()
    await merge(twin)
    for (const id of [own, others]) await takeBack((await call(id)).takeBack)
    expect(await line()).toEqual(['A001', 'A002'])
  })

  it('take no second place again once one of them has left', async () => {
    const { twin, own } = await bothInLine()
    await merge(twin)
    const left = await leaves(own)
    expect(await refusalCode(takeBack(left.takeBack))).toBe('visits.already-here')
    const nameless = await takeNumber(desk)
    expect(await refusalCode(isOf(nameless.id, wang))).toBe('visits.already-here')
  })

  it('have the words of a visit put right that is a request by now, which stays with the record it was given', async () => {
    const { twin, own } = await bothInLine()
    const [item] = (await desk.client.serviceRequests.items.list({ withdrawn: false })).items
    const turned = {
      id: own,
      itemId: item?.id ?? 0,
      mode: item?.modes[0] ?? 'assisted',
    }
    const merged = await merge(twin)
    await desk.client.visits.becomeRequest({ sendId: newSendId(), ...turned, residentId: twin })
    expect((await isOf(own, twin)).visit.resident?.id).toBe(twin)
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge: merged })
    expect((await desk.client.visits.get({ id: own })).visit.resident?.id).toBe(wang)
  })
})
