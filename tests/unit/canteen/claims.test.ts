/** Claims at a real desk: worked out, taken in, submitted, paid; and held by the file against whoever writes past it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openClaimDesk, ordinaryFen, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const claims = () => at.desk.client.canteen.claims
const run = (sql: string) => at.desk.desk.session.requireOpen().store.sqlite.prepare(sql).run()
const code = (wanted: string) => ({ data: { code: wanted } })
const pay = (
  id: number,
  own: { funder: string; fen: number; deductedFen?: number; slip?: string; reason?: string },
) =>
  claims().notePayment({
    sendId: newSendId(),
    id,
    day: '2026-10-20',
    slip: 'ICBC-0001',
    deductedFen: 0,
    sentBackFen: 0,
    reason: '',
    ...own,
  })

describe('a claim of September', () => {
  it('asks each funder for what it owes, and goes from draft to paid', async () => {
    const { diner } = await at.enrol()
    for (const day of september(1, 3)) await at.lunch(diner, day)
    at.go('2026-10-20')
    const id = await at.make('2026-09')
    const draft = await at.get(id)
    expect(draft).toMatchObject({
      state: 'draft',
      lines: 9,
      fen: 3 * ordinaryFen,
      moves: ['check'],
      isOver: true,
    })
    expect(draft.funders.map(({ funder, claimedFen }) => [funder, claimedFen])).toEqual([
      ['区', 450],
      ['市', 300],
    ])
    await at.check(id)
    await at.submit(id)
    await expect(pay(id, { funder: '市', fen: 300, slip: '' })).rejects.toMatchObject({
      data: { code: 'desk.input' },
    })
    await pay(id, { funder: '市', fen: 300 })
    await expect(pay(id, { funder: '市', fen: 300 })).rejects.toMatchObject(code('canteen.slip-noted'))
    await pay(id, { funder: '区', fen: 400, deductedFen: 30, reason: '一人重复', slip: 'ICBC-0002' })
    const settle = (reason: string) => claims().settle({ sendId: newSendId(), id, reason })
    await expect(settle('')).rejects.toMatchObject({ data: { code: 'desk.input' } })
    await settle('少拨二角，下季补')
    expect(await at.get(id)).toMatchObject({
      state: 'paid',
      moves: ['unsettle'],
      funders: [
        { funder: '区', claimedFen: 450, paidFen: 400, deductedFen: 30, openFen: 20 },
        { funder: '市', claimedFen: 300, paidFen: 300, deductedFen: 0, openFen: 0 },
      ],
    })
  })

  it('cannot be checked while the month runs, and a month without a subsidy is claimed as nothing', async () => {
    at.go('2026-09-30')
    const id = await at.make('2026-09')
    await expect(at.check(id)).rejects.toMatchObject(code('canteen.claim-period-runs'))
    at.go('2026-10-01')
    await at.check(id)
    expect(await at.get(id)).toMatchObject({ state: 'checked', lines: 0, fen: 0 })
  })

  it('takes a payment back whole, once, and its slip can be noted anew', async () => {
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-01')
    at.go('2026-10-20')
    const id = await at.claim('2026-09')
    const { payment } = await pay(id, { funder: '市', fen: 1000 })
    const back = { sendId: newSendId(), payment }
    await claims().takeBackPayment(back)
    await expect(claims().takeBackPayment({ ...back, sendId: newSendId() })).rejects.toMatchObject(
      code('canteen.payment-taken-back'),
    )
    await pay(id, { funder: '市', fen: 100 })
    const { funders } = await at.get(id)
    expect(funders.find(({ funder }) => funder === '市')).toMatchObject({ paidFen: 100, openFen: 0 })
  })

  it('that came back is opened, worked out anew and submitted again; what was handed in first stays on record', async () => {
    const { diner } = await at.enrol()
    const meal = await at.lunch(diner, '2026-09-01')
    await at.lunch(diner, '2026-09-02')
    at.go('2026-10-08')
    const id = await at.claim('2026-09')
    await claims().sendBack({ sendId: newSendId(), id, reason: '9月1日有误' })
    await at.takeBack(meal)
    await claims().reopen({ sendId: newSendId(), id, reason: '更正' })
    await at.check(id)
    await at.submit(id)
    const { events, fen } = await at.get(id)
    expect(fen).toBe(ordinaryFen)
    expect(events.filter(({ move }) => move === 'submit').map((one) => one.fen)).toEqual([
      ordinaryFen,
      2 * ordinaryFen,
    ])
  })

  it('that was checked names what changed since, and is not submitted before it was opened again', async () => {
    const { diner } = await at.enrol('李桂兰')
    const meal = await at.lunch(diner, '2026-09-01')
    at.go('2026-10-08')
    const id = await at.make('2026-09')
    await at.check(id)
    await at.takeBack(meal)
    expect((await at.get(id)).differences).toEqual([
      { meal, day: '2026-09-01', name: '李桂兰', keptFen: ordinaryFen, nowFen: 0 },
    ])
    await expect(at.submit(id)).rejects.toMatchObject(code('canteen.claim-differs'))
    await claims().reopen({ sendId: newSendId(), id, reason: '退餐' })
    await at.check(id)
    await at.submit(id)
    expect((await at.get(id)).fen).toBe(0)
  })

  it('names a meal whose rows do not add up, and is not checked', async () => {
    const { diner } = await at.enrol()
    const meal = await at.lunch(diner, '2026-09-01')
    run(`INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
         VALUES (${meal}, 9, '2026-09-01', 'meal', 'claimed', 'sixty', '市', 700)`)
    at.go('2026-10-08')
    const id = await at.make('2026-09')
    await expect(at.check(id)).rejects.toMatchObject({
      data: { code: 'canteen.claim-broken', parameters: { count: 1, meals: String(meal) } },
    })
  })

  it('leaves months that nobody claimed alone, and takes a quarter whole', async () => {
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-30')
    await at.lunch(diner, '2026-10-30')
    at.go('2026-11-02')
    expect((await at.get(await at.make('2026-10'))).fen).toBe(ordinaryFen)
    expect((await at.get(await at.make('2026-08', 'quarter'))).fen).toBe(ordinaryFen)
    expect(await claims().unclaimed({})).toEqual({
      months: [
        { month: '2026-09', meals: 1 },
        { month: '2026-10', meals: 1 },
      ],
    })
  })

  it('goes while it is a draft with which nothing was done, and stays afterwards', async () => {
    at.go('2026-10-08')
    const drop = (id: number) => claims().drop({ sendId: newSendId(), id })
    await drop(await at.make('2026-09'))
    const id = await at.make('2026-09')
    await at.check(id)
    await claims().reopen({ sendId: newSendId(), id, reason: '再看' })
    await expect(drop(id)).rejects.toMatchObject(code('canteen.claim-stays'))
  })
})

describe('the file holds', () => {
  it('each line in one claim, lines of a submitted claim as they are, and the order of moves', async () => {
    const { diner } = await at.enrol()
    const meal = await at.lunch(diner, '2026-09-01')
    at.go('2026-10-08')
    const id = await at.claim('2026-09')
    const second = await at.make('2026-09')
    const line = (claim: number, turn: number, count: number, fen: number, funder = '市') =>
      run(`INSERT INTO canteen_claim_lines (claim_id, meal_id, day, part, policy, category, funder, turn, count, fen)
           VALUES (${claim}, ${meal}, '2026-09-01', 'meal', 'claimed', 'sixty', '${funder}', ${turn}, ${count}, ${fen})`)
    expect(() => line(second, 1, 1, 100)).toThrow(/UNIQUE/)
    expect(() => line(second, 2, -1, -99)).toThrow(/whole/)
    expect(() => line(second, 1, -1, -100, '镇')).toThrow(/CHECK/)
    expect(() => line(id, 2, -1, -100)).toThrow(/no draft/)
    expect(() => run('UPDATE canteen_claim_lines SET fen = 1')).toThrow(/stays as it is/)
    expect(() => run('DELETE FROM canteen_claim_lines')).toThrow(/was submitted/)
    expect(() => run(`UPDATE canteen_claims SET state = 'draft' WHERE id = ${id}`)).toThrow(/no such move/)
    expect(() => run(`UPDATE canteen_claims SET until_day = '2026-12-31' WHERE id = ${id}`)).toThrow(/period/)
    expect(() => run('DELETE FROM canteen_claim_events')).toThrow(/append-only/)
  })

  it('a line that a later claim takes back, until that one lets go of it', async () => {
    const { diner } = await at.enrol()
    const meal = await at.lunch(diner, '2026-09-01')
    at.go('2026-10-08')
    const id = await at.claim('2026-09')
    await at.takeBack(meal)
    at.go('2026-11-02')
    const october = await at.make('2026-10')
    await at.check(october)
    await claims().sendBack({ sendId: newSendId(), id, reason: '有误' })
    const reopen = (claim: number) => claims().reopen({ sendId: newSendId(), id: claim, reason: '更正' })
    await expect(reopen(id)).rejects.toMatchObject(code('canteen.claim-corrected-later'))
    expect(() => run(`DELETE FROM canteen_claim_lines WHERE claim_id = ${id}`)).toThrow(/later claim/)
    await reopen(october)
    await reopen(id)
    expect((await at.get(id)).fen).toBe(0)
  })
})

describe('who is rung up', () => {
  it('is drawn once, by a seed that is kept, and what each said is noted', async () => {
    for (const name of ['王桂珍', '李桂兰', '张秀英']) {
      const { diner } = await at.enrol(name)
      await at.lunch(diner, '2026-09-01')
    }
    at.go('2026-10-08')
    const id = await at.claim('2026-09')
    const draw = () => claims().draw({ sendId: newSendId(), id, count: 2 })
    expect(await draw()).toEqual({ drawn: 2 })
    await expect(draw()).rejects.toMatchObject(code('canteen.sample-drawn'))
    expect(() => run(`UPDATE canteen_claims SET seed = 7 WHERE id = ${id}`)).toThrow(/drawn once/)
    const { seed, calls } = await claims().calls({ id })
    expect(seed).not.toBeNull()
    expect(calls.map(({ meals, fen, result }) => [meals, fen, result])).toEqual([
      [1, ordinaryFen, null],
      [1, ordinaryFen, null],
    ])
    const [first] = calls
    if (first === undefined) throw new Error('somebody was drawn')
    await claims().noteCall({ sendId: newSendId(), call: first.id, result: 'never-ate' })
    expect((await claims().calls({ id })).calls[0]).toMatchObject({ result: 'never-ate', by: '沈玉' })
  })
})
