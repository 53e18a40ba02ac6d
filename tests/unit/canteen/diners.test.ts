/** Diners and their balances at a real desk: cards, stays, lots that never fall below zero, and what an end pays out. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { giveByRule } from './gifts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await giveByRule(desk)
})
afterEach(() => desk.close())

const told = { registered: 'community', lives: 'community', avoids: ['虾'], diet: '软食' } as const
const enrol = async (name: string, code: string | null = null) => {
  const residentId = await register(desk.client, { name })
  const { id } = await desk.client.canteen.diners.enrol({
    sendId: newSendId(),
    residentId,
    ...told,
    avoids: [...told.avoids],
    code,
  })
  return { id, residentId }
}
const topUp = (diner: number, fen: number, giftFen = 0) =>
  desk.client.canteen.balance.topUp({ sendId: newSendId(), diner, fen, giftFen, tender: 'cash' })
const balanceOf = async (diner: number) => {
  const { account } = await desk.client.canteen.balance.get({ diner })
  if (account === null) throw new Error('no account')
  return account
}
const sqlite = () => desk.desk.session.requireOpen().store.sqlite

describe('a diner', () => {
  it('is somebody of the register, once', async () => {
    const { residentId } = await enrol('王桂珍')
    await expect(
      desk.client.canteen.diners.enrol({
        sendId: newSendId(),
        residentId,
        ...told,
        avoids: [],
        code: null,
      }),
    ).rejects.toMatchObject({ data: { code: 'canteen.diner-there' } })
  })

  it('keeps the balance when a lost card is replaced, and the old code opens nothing and is given to nobody else', async () => {
    const { id } = await enrol('王桂珍', 'A1001')
    await topUp(id, 5000)
    const { diner } = await desk.client.canteen.diners.get({ id })
    if (diner.card === null) throw new Error('no card')
    await desk.client.canteen.diners.moveCard({ sendId: newSendId(), card: diner.card.id, to: 'frozen' })
    await desk.client.canteen.diners.issueCard({ sendId: newSendId(), id, code: 'A1002' })
    const { cards } = await desk.client.canteen.diners.get({ id })
    expect(cards.map(({ code, state }) => [code, state])).toEqual([
      ['A1002', 'open'],
      ['A1001', 'replaced'],
    ])
    expect((await balanceOf(id)).leftFen).toBe(5000)
    const { id: other } = await enrol('李秀英')
    await expect(
      desk.client.canteen.diners.issueCard({ sendId: newSendId(), id: other, code: 'A1001' }),
    ).rejects.toMatchObject({ data: { code: 'canteen.card-given' } })
  })

  it('who enters an institution loses a category from that day, and has it again with a new approval after coming back', async () => {
    const { id, residentId } = await enrol('王桂珍')
    const application = {
      residentId,
      category: '低保',
      proof: '1',
      issuedBy: '区民政局',
      appliedOn: '2026-11-01',
      from: null,
      until: null,
    }
    const { id: eligibility } = await desk.client.canteen.eligibility.apply({
      sendId: newSendId(),
      application,
    })
    await desk.client.canteen.eligibility.move({
      sendId: newSendId(),
      id: eligibility,
      move: 'approve',
      day: '2026-11-02',
      reason: '',
    })
    expect((await desk.client.canteen.diners.get({ id })).diner.categories).toEqual(['低保'])
    await desk.client.canteen.diners.stay({
      sendId: newSendId(),
      id,
      place: '和平养老院',
      from: '2026-11-20',
      until: null,
    })
    expect((await desk.client.canteen.diners.get({ id })).diner.categories).toEqual([])
    const { eligibility: shown } = await desk.client.canteen.eligibility.get({ id: eligibility })
    expect(shown).toMatchObject({ state: 'ended', end: { day: '2026-11-20', why: 'institution' } })
  })
})

describe('a balance', () => {
  it('keeps principal and gift apart, and a top-up taken back takes its gift with it, once', async () => {
    const { id } = await enrol('王桂珍')
    const { entry } = await topUp(id, 20000, 2000)
    expect(await balanceOf(id)).toMatchObject({ leftFen: 22000, principalFen: 20000, giftFen: 2000 })
    await desk.client.canteen.balance.takeBack({ sendId: newSendId(), entry })
    expect(await balanceOf(id)).toMatchObject({ leftFen: 0 })
    await expect(desk.client.canteen.balance.takeBack({ sendId: newSendId(), entry })).rejects.toMatchObject({
      data: { code: 'canteen.already-reversed' },
    })
  })

  it('is the sum of its entries whatever is done, and no lot is below zero, whoever writes', async () => {
    const { id } = await enrol('王桂珍')
    await desk.signIn('canteen')
    const asks = fc.array(
      fc.record({ up: fc.boolean(), fen: fc.integer({ min: 1, max: 3000 }), gift: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    )
    const [steps] = fc.sample(asks, { numRuns: 1, seed: 7 })
    const asked: number[] = []
    for (const { up, fen, gift } of steps ?? []) {
      if (up) await topUp(id, fen, gift ? 100 : 0)
      else {
        const { id: one } = await desk.client.canteen.balance.askAdjustment({
          sendId: newSendId(),
          diner: id,
          kind: gift ? 'gift' : 'principal',
          fen: -fen,
          reason: '误充',
        })
        asked.push(one)
      }
    }
    await desk.signIn('manager')
    for (const one of asked) {
      await desk.client.canteen.balance
        .decideAdjustment({ sendId: newSendId(), id: one, agreed: true })
        .catch(() => undefined)
    }
    const { leftFen, principalFen, giftFen, entries } = await balanceOf(id)
    expect(entries.reduce((sum, { fen }) => sum + fen, 0)).toBe(leftFen)
    expect(principalFen + giftFen).toBe(leftFen)
    expect(() =>
      sqlite().exec(`INSERT INTO canteen_entries (account_id, lot_id, kind, passage, fen, day, at, staff_id)
        SELECT account_id, id, 'spend', 'out', left_fen + 1, '2026-11-23', 0, 1 FROM canteen_lots LIMIT 1`),
    ).toThrow(/below zero|CHECK/)
    expect(() => sqlite().exec('UPDATE canteen_entries SET fen = 1')).toThrow()
  })

  it('is adjusted by two people: nobody agrees with themselves, not even past the program', async () => {
    const { id } = await enrol('王桂珍')
    await topUp(id, 1000)
    const asked = await desk.client.canteen.balance.askAdjustment({
      sendId: newSendId(),
      diner: id,
      kind: 'principal',
      fen: -300,
      reason: '误充',
    })
    const decide = () =>
      desk.client.canteen.balance.decideAdjustment({ sendId: newSendId(), id: asked.id, agreed: true })
    await expect(decide()).rejects.toMatchObject({ data: { code: 'canteen.adjustment-own' } })
    expect(() =>
      sqlite().exec('UPDATE canteen_adjustments SET decided_by = asked_by, decided_at = 1, agreed = 1'),
    ).toThrow(/CHECK/)
    await desk.signIn('canteen')
    await decide()
    const { leftFen, entries } = await balanceOf(id)
    expect(leftFen).toBe(700)
    expect(entries[0]).toMatchObject({ kind: 'adjustment', fen: -300, second: '沈玉' })
    await expect(decide()).rejects.toMatchObject({ data: { code: 'canteen.adjustment-decided' } })
  })

  it('ends with what the law gives back, by its reason, and is closed for good', async () => {
    const { id } = await enrol('王桂珍')
    await topUp(id, 20000, 2000)
    desk.clock.advance(30 * 86_400_000)
    await desk.signIn('manager')
    const { refunds } = await balanceOf(id)
    // Nothing was eaten: all principal comes back, the gift never does.
    expect(refunds).toEqual([
      { reason: 'diner-leaves', fen: 20000 },
      { reason: 'health-changed', fen: 20000 },
      { reason: 'canteen-closes', fen: 20000 },
      { reason: 'canteen-breaks-terms', fen: 20000 },
      { reason: 'force-majeure', fen: 20000 },
    ])
    const { refundFen } = await desk.client.canteen.balance.close({
      sendId: newSendId(),
      diner: id,
      reason: 'diner-leaves',
      tender: 'cash',
      note: '',
    })
    expect(refundFen).toBe(20000)
    expect((await desk.client.canteen.balance.get({ diner: id })).account).toBeNull()
    expect(
      sqlite()
        .prepare("SELECT kind, fen FROM canteen_entries WHERE kind IN ('refund', 'forfeited') ORDER BY id")
        .all(),
    ).toEqual([
      { kind: 'refund', fen: 20000 },
      { kind: 'forfeited', fen: 2000 },
    ])
  })

  it('of somebody who died waits for the heir with proof, and is listed apart', async () => {
    const { id, residentId } = await enrol('王桂珍')
    await topUp(id, 3000)
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id: residentId,
      version: 1,
      status: 'deceased',
      since: '2026-11-20',
      note: '',
    })
    const { rows } = await desk.client.canteen.diners.list({ tab: 'dead', query: '', limit: 50 })
    expect(rows.map((row) => row.id)).toEqual([id])
    expect(await desk.client.canteen.balance.owed({})).toMatchObject({ fen: 3000, deadFen: 3000 })
    const close = (note: string) =>
      desk.client.canteen.balance.close({
        sendId: newSendId(),
        diner: id,
        reason: 'diner-died',
        tender: 'cash',
        note,
      })
    await expect(close('')).rejects.toMatchObject({ code: 'INVALID' })
    expect(await close('女儿，公证书')).toEqual({ refundFen: 3000 })
    expect((await desk.client.canteen.diners.list({ tab: 'dead', query: '', limit: 50 })).rows).toEqual([])
  })

  it('of somebody who died takes no money in, and nobody gives them a card or enrols them', async () => {
    const { id, residentId } = await enrol('王桂珍', 'K001')
    const first = await topUp(id, 3000, 500)
    const living = await register(desk.client, { name: '李桂兰' })
    for (const one of [residentId, living]) {
      await desk.client.residents.setStatus({
        sendId: newSendId(),
        id: one,
        version: 1,
        status: 'deceased',
        since: '2026-11-20',
        note: '',
      })
    }
    const died = { data: { code: 'canteen.diner-died' } }
    await expect(topUp(id, 3000)).rejects.toMatchObject(died)
    const { issueCard, enrol: add } = desk.client.canteen.diners
    await expect(issueCard({ sendId: newSendId(), id, code: 'K002' })).rejects.toMatchObject(died)
    const asked = { ...told, avoids: [], code: null }
    await expect(add({ sendId: newSendId(), residentId: living, ...asked })).rejects.toMatchObject(died)
    // What was a slip is put right all the same, before the heir is paid.
    await desk.client.canteen.balance.takeBack({ sendId: newSendId(), entry: first.entry })
    expect((await balanceOf(id)).leftFen).toBe(0)
  })

  it('that nobody has used for the months of the setting is listed as dormant', async () => {
    const { id } = await enrol('王桂珍')
    await topUp(id, 3000)
    const dormant = async () =>
      (await desk.client.canteen.diners.list({ tab: 'dormant', query: '', limit: 50 })).rows.map(
        (row) => row.id,
      )
    expect(await dormant()).toEqual([])
    desk.clock.advance(370 * 86_400_000)
    await desk.signIn('manager')
    expect(await dormant()).toEqual([id])
    expect(await desk.client.canteen.balance.owed({})).toMatchObject({ dormantFen: 3000 })
  })

  it('of somebody who died and had not come for long is counted with the dead, and with the dormant no more', async () => {
    const { id, residentId } = await enrol('王桂珍')
    await topUp(id, 3000)
    const { id: living } = await enrol('李秀英')
    await topUp(living, 2000)
    desk.clock.advance(370 * 86_400_000)
    await desk.signIn('manager')
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id: residentId,
      version: 1,
      status: 'deceased',
      since: '2026-11-20',
      note: '',
    })
    const owed = await desk.client.canteen.balance.owed({})
    expect(owed).toMatchObject({ fen: 5000, dormantFen: 2000, deadFen: 3000 })
  })
})
