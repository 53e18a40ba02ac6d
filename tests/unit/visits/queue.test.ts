import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { refusalCode, takeNumber, takeNumbers } from './visitors'

const minute = 60_000
const day = 24 * 60 * minute

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('front-desk')
})
afterEach(() => desk.close())

/** Time passes; the desk has locked itself meanwhile. */
const later = async (milliseconds: number) => {
  desk.clock.advance(milliseconds)
  await desk.signIn('front-desk')
}
const callNext = () => desk.client.visits.callNext({ sendId: newSendId() })
const move = (id: number, what: 'call' | 'recall' | 'skip' | 'serve' | 'put-back' | 'leave') =>
  desk.client.visits.move({ sendId: newSendId(), id, move: what })
const answer = (id: number, text = '') => desk.client.visits.answer({ sendId: newSendId(), id, answer: text })
const numbersInLine = async () => (await desk.client.visits.home({})).line.map((visit) => visit.number)

describe('numbers of the day', () => {
  it('start at A001, go up by one, and start anew the next day', async () => {
    expect((await takeNumbers(desk, 3)).map((visit) => visit.number)).toEqual(['A001', 'A002', 'A003'])
    await later(day)
    expect((await takeNumber(desk)).number).toBe('A001')
  })

  it('are not given again when a person has left', async () => {
    const first = await takeNumber(desk)
    await move(first.id, 'leave')
    expect((await takeNumber(desk)).number).toBe('A002')
  })

  it('carry on when the manager changes the prefix at noon, and old slips stay as printed', async () => {
    await takeNumber(desk)
    await desk.signIn('manager')
    const settings = await desk.client.visits.settings({})
    await desk.client.visits.saveSettings({
      sendId: newSendId(),
      settings: { ...settings, prefix: 'b' },
    })
    await takeNumber(desk)
    expect(await numbersInLine()).toEqual(['A001', 'B002'])
  })

  it('are given once when the same request is sent twice', async () => {
    const sendId = newSendId()
    const input = { sendId, matter: '养老认证', then: { kind: 'wait' as const } }
    const first = await desk.client.visits.register(input)
    const again = await desk.client.visits.register(input)
    expect(again).toEqual(first)
    expect(await numbersInLine()).toEqual(['A001'])
  })
})

describe('calling', () => {
  it('goes by the order of the numbers', async () => {
    await takeNumbers(desk, 3)
    const called = [await callNext(), await callNext(), await callNext()]
    expect(called.map(({ visit }) => visit.number)).toEqual(['A001', 'A002', 'A003'])
    expect(await refusalCode(callNext())).toBe('visits.nobody-waits')
  })

  it('never gives one person to two counters that call at the same moment', async () => {
    await takeNumbers(desk, 6)
    const called = await Promise.all(Array.from({ length: 6 }, callNext))
    expect(new Set(called.map(({ visit }) => visit.id)).size).toBe(6)
  })

  it('says who was quicker when two pick the same person', async () => {
    const person = await takeNumber(desk)
    const [one, other] = await Promise.allSettled([move(person.id, 'call'), move(person.id, 'call')])
    expect([one.status, other.status]).toEqual(['fulfilled', 'rejected'])
    expect(await refusalCode(move(person.id, 'call'))).toBe('visits.is-called')
    const { moves } = await desk.client.visits.get({ id: person.id })
    expect(moves.map((row) => row.move)).toEqual(['take-number', 'call'])
  })

  it('brings a skipped person back after three others', async () => {
    await takeNumbers(desk, 6)
    const { visit } = await callNext()
    await move(visit.id, 'skip')
    expect(await numbersInLine()).toEqual(['A002', 'A003', 'A004', 'A001', 'A005', 'A006'])
    await callNext()
    await callNext()
    expect(await numbersInLine()).toEqual(['A004', 'A001', 'A005', 'A006'])
  })

  it('calls a skipped person at once when nobody else waits', async () => {
    await takeNumber(desk)
    const { visit } = await callNext()
    await move(visit.id, 'skip')
    expect((await callNext()).visit.id).toBe(visit.id)
  })

  it('gives the place back to somebody called by mistake', async () => {
    await takeNumbers(desk, 3)
    const { visit } = await callNext()
    await move(visit.id, 'put-back')
    expect(await numbersInLine()).toEqual(['A001', 'A002', 'A003'])
  })
})

describe('the counter', () => {
  it('names last whoever came to it last, whatever their number', async () => {
    await takeNumbers(desk, 3)
    const first = await callNext()
    await move(first.visit.id, 'skip')
    const second = await callNext()
    await later(minute)
    await move(first.visit.id, 'call')
    const atCounter = async () => (await desk.client.visits.home({})).atCounter.map((visit) => visit.number)
    expect(await atCounter()).toEqual(['A002', 'A001'])
    await later(minute)
    await move(second.visit.id, 'serve')
    expect(await atCounter()).toEqual(['A001', 'A002'])
  })
})

describe('taking a move back', () => {
  const takeBack = (moveId: number | null) =>
    desk.client.visits.takeBack({ sendId: newSendId(), moveId: moveId ?? Number.MAX_SAFE_INTEGER })

  it('restores the visit and the order of those who were skipped', async () => {
    await takeNumbers(desk, 5)
    const first = await callNext()
    await move(first.visit.id, 'skip')
    const before = await numbersInLine()
    const second = await callNext()
    await takeBack(second.takeBack)
    expect(await numbersInLine()).toEqual(before)
    const { visit } = await desk.client.visits.get({ id: second.visit.id })
    expect(visit).toMatchObject({ state: 'waiting', calledAt: null, handler: null })
  })

  it('keeps both rows: what was done and that it was taken back', async () => {
    const person = await takeNumber(desk)
    const { takeBack: moveId } = await move(person.id, 'leave')
    await takeBack(moveId)
    const { moves } = await desk.client.visits.get({ id: person.id })
    expect(moves.map((row) => row.move)).toEqual(['take-number', 'leave', 'taken-back'])
  })

  it('is refused for a move that is not the last, a second time, and the day after', async () => {
    const person = await takeNumber(desk)
    const called = await move(person.id, 'call')
    const served = await move(person.id, 'serve')
    expect(await refusalCode(takeBack(called.takeBack))).toBe('visits.cannot-be-taken-back')
    await takeBack(served.takeBack)
    expect(await refusalCode(takeBack(served.takeBack))).toBe('visits.cannot-be-taken-back')
    const left = await move(person.id, 'leave')
    await later(day)
    expect(await refusalCode(takeBack(left.takeBack))).toBe('visits.cannot-be-taken-back')
  })

  it('does not take back a number that is on paper', async () => {
    const { takeBack: moveId } = await desk.client.visits.register({
      sendId: newSendId(),
      matter: '',
      then: { kind: 'wait' },
    })
    expect(moveId).toBeNull()
  })

  it('never frees a number that was given on the way', async () => {
    const { visit } = await desk.client.visits.register({
      sendId: newSendId(),
      matter: '',
      then: { kind: 'serve' },
    })
    expect(visit.number).toBeNull()
    const back = await move(visit.id, 'put-back')
    expect(back.visit.number).toBe('A001')
    await takeBack(back.takeBack)
    expect((await takeNumber(desk)).number).toBe('A002')
  })
})

describe('the estimated wait', () => {
  it('is not given on the first day, and then follows the middle service time', async () => {
    await takeNumbers(desk, 2)
    expect((await desk.client.visits.home({})).newcomerWait).toBeNull()
    for (const minutes of [4, 5, 60]) {
      const { visit } = await desk.client.visits.register({
        sendId: newSendId(),
        matter: '',
        then: { kind: 'serve' },
      })
      await later(minutes * minute)
      await answer(visit.id)
    }
    const { line, newcomerWait } = await desk.client.visits.home({})
    expect(line.map((visit) => visit.wait)).toEqual([0, 5 * minute])
    expect(newcomerWait).toBe(10 * minute)
  })

  it('counts who is at the counter as one before the others', async () => {
    await takeNumbers(desk, 2)
    await callNext()
    const [only] = (await desk.client.visits.home({})).line
    const slip = await desk.client.visits.slip({ id: only?.id ?? 0 })
    expect(slip).toMatchObject({ number: 'A002', ahead: 1, wait: null, width: 58 })
  })
})

describe('the end of the day', () => {
  it('lets those who still waited leave, but not who was being served', async () => {
    const [waiting, , serving] = await takeNumbers(desk, 3)
    await move(serving?.id ?? 0, 'serve')
    await later(day)
    await takeNumber(desk)
    const { line, atCounter } = await desk.client.visits.home({})
    expect(line.map((visit) => visit.number)).toEqual(['A001'])
    expect(atCounter.map((visit) => visit.id)).toEqual([serving?.id])
    const { visit, moves } = await desk.client.visits.get({ id: waiting?.id ?? 0 })
    expect(visit.state).toBe('left')
    expect(moves.at(-1)?.move).toBe('day-end')
  })

  it("gives no place in today's line to a visit of yesterday, but lets it be answered", async () => {
    const { visit } = await desk.client.visits.register({
      sendId: newSendId(),
      matter: '',
      then: { kind: 'serve' },
    })
    await later(day)
    expect(await refusalCode(move(visit.id, 'put-back'))).toBe('visits.of-earlier-day')
    expect((await answer(visit.id, '已告知')).visit.state).toBe('answered')
  })
})

describe('who may not', () => {
  it('see or move the queue: canteen staff', async () => {
    await desk.signIn('canteen')
    expect(await refusalCode(desk.client.visits.home({}))).toBe('session.forbidden')
    expect(await refusalCode(callNext())).toBe('session.forbidden')
  })

  it('change how the queue runs: the front desk', async () => {
    const settings = await desk.client.visits.settings({})
    expect(await refusalCode(desk.client.visits.saveSettings({ sendId: newSendId(), settings }))).toBe(
      'session.forbidden',
    )
  })
})
