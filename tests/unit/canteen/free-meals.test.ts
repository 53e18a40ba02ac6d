/** A meal that is given for nothing says why; while a subsidy is claimed for it, it is among what audits look at. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FreeReason } from '#features/canteen/contract/words'
import { newSendId } from '../../support/desk'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

const day = '2026-09-14'
/** 13.50 less the two of the subsidy. */
const ownFen = 1150

let claims: ClaimDesk
beforeEach(async () => {
  claims = await openClaimDesk()
})
afterEach(() => claims.desk.close())

const sqlite = () => claims.desk.desk.session.requireOpen().store.sqlite

/** A lunch that stands on the board already, paid by whoever is named or given for nothing. */
async function free(diner: number | null, why?: FreeReason) {
  const { till } = claims.desk.client.canteen
  const asked = {
    day,
    meal: 'lunch',
    way: 'eaten',
    eater: diner === null ? 'companion' : 'diner',
    diner,
  } as const
  const { board } = await till.state({ day, meal: 'lunch' })
  const choice = board.slice(0, 1).map(({ offer }) => ({ offer, count: 1 }))
  const expectFen = diner === null ? 1350 : ownFen
  return till.sell({
    sendId: newSendId(),
    ...asked,
    choice,
    tenders: [{ kind: 'free', fen: expectFen, ...(why === undefined ? {} : { why }) }],
    expectFen,
    card: null,
    again: false,
    late: null,
  })
}

async function findings() {
  claims.go('2026-10-02')
  const id = await claims.make('2026-09')
  const found = await claims.desk.client.canteen.claims.anomalies({ id })
  return found.findings.map(({ kind, meals }) => [kind, meals.map((meal) => meal.id)])
}

it('is sold with its reason alone, which stays with how it was paid', async () => {
  const [first, second] = [await claims.enrol('王桂珍'), await claims.enrol('李国强')]
  await claims.lunch(first.diner, day)
  await expect(free(second.diner)).rejects.toMatchObject({
    data: { code: 'canteen.free-without-reason' },
  })
  const { meal } = await free(second.diner, 'slip-of-ours')
  const { tenders } = await claims.desk.client.canteen.till.meal({ id: meal })
  expect(tenders).toEqual([
    { kind: 'free', fen: ownFen, givenFen: ownFen, changeFen: 0, why: 'slip-of-ours' },
  ])
})

it('gives nothing back, and its reversal needs no reason of its own', async () => {
  const { diner } = await claims.enrol()
  await claims.lunch((await claims.enrol('李国强')).diner, day)
  const { meal } = await free(diner, 'treat')
  const back = await claims.desk.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: null })
  expect(back.back).toEqual([{ kind: 'free', fen: ownFen }])
  expect(await findings()).toEqual([])
})

it('of a diner with a subsidy is found in the claim, and without a reason as such; one that nobody subsidises is not', async () => {
  const people = await Promise.all(['王桂珍', '李国强', '张秀兰'].map((name) => claims.enrol(name)))
  const [paying, given, before] = people.map(({ diner }) => diner)
  if (paying === undefined || given === undefined || before === undefined) throw new Error('three eat')
  await claims.lunch(paying, day)
  const { meal } = await free(given, 'treat')
  await free(null, 'work-meal')
  // As it was written before anybody was asked why.
  const old = await claims.lunch(before, day)
  sqlite().exec('DROP TRIGGER canteen_tenders_why; DROP TRIGGER canteen_tenders_no_update')
  sqlite().prepare(`UPDATE canteen_tenders SET kind = 'free' WHERE meal_id = ?`).run(old)
  expect(await findings()).toEqual([
    ['free-and-subsidised', [meal]],
    ['override-without-reason', [old]],
  ])
})

it('is held to its reason by the file: none without, and no reason for what was paid', async () => {
  const { diner } = await claims.enrol()
  const meal = await claims.lunch(diner, day)
  const insert = (kind: string, why: FreeReason | null) => () =>
    sqlite()
      .prepare(
        `INSERT INTO canteen_tenders (meal_id, kind, fen, given_fen, change_fen, why) VALUES (?, ?, 1, 1, 0, ?)`,
      )
      .run(meal, kind, why)
  expect(insert('free', null)).toThrow(/says why/)
  expect(insert('wechat', 'treat')).toThrow(/says why/)
  expect(insert('free', 'treat')).not.toThrow()
})
