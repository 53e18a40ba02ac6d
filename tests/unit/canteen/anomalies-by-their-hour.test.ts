/** 异常清单 goes by the hour at which a meal was had and by what had happened on its day: not by when it was written down, nor by now. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LateReason } from '#features/canteen/contract/words'
import { instantOfMeal } from '#features/canteen/rules/service-day'
import { usualSettings } from '#features/canteen/settings/contract'
import { newSendId } from '../../support/desk'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

/** A lunch of that day, written down at another time. */
async function writtenDown(diner: number, day: string, when: string, late: LateReason, clock?: string) {
  const { till } = at.desk.client.canteen
  at.desk.clock.setDate(Date.parse(`${when}:00+08:00`))
  const [line] = (await till.state({ day, meal: 'lunch' })).board
  const asked = {
    ...{ day, meal: 'lunch' as const, way: 'eaten' as const, eater: 'diner' as const, diner },
    choice: [{ offer: line?.offer ?? 0, count: 1 }],
    ...(clock === undefined ? {} : { clock }),
  }
  const { ownFen } = (await till.quote(asked)).price
  await till.sell({
    sendId: newSendId(),
    ...asked,
    tenders: [{ kind: 'cash', fen: ownFen }],
    expectFen: ownFen,
    card: null,
    again: false,
    late,
  })
}

const found = async (claim?: number) => {
  const id = claim ?? (await at.make('2026-09'))
  const { findings } = await at.desk.client.canteen.claims.anomalies({ id })
  return findings.map(({ kind, meals }) => [kind, meals.map(({ day }) => day)])
}
const merge = (gone: number, kept: number) =>
  at.desk.client.residents.merge({ sendId: newSendId(), kept, gone, take: [] })

describe('two meals minutes apart', () => {
  it('are not two of two days that were written down one after the other', async () => {
    const { diner: other } = await at.enrol('李桂兰')
    const { diner } = await at.enrol()
    await at.lunch(other, '2026-09-01')
    await at.lunch(other, '2026-09-02')
    await writtenDown(diner, '2026-09-01', '2026-09-03T09:00', 'power-cut')
    await writtenDown(diner, '2026-09-02', '2026-09-03T09:01', 'power-cut')
    at.go('2026-10-08')
    expect(await found()).toEqual([])
  })

  it('are two of one noon, though the second was written down the next day', async () => {
    const [one, other] = [await at.enrol(), await at.enrol()]
    await at.lunch(one.diner, '2026-09-01')
    await writtenDown(other.diner, '2026-09-01', '2026-09-02T09:00', 'power-cut', '11:50')
    at.go('2026-10-08')
    const claim = await at.make('2026-09')
    expect(await found(claim)).toEqual([])
    await merge(other.residentId, one.residentId)
    expect(await found(claim)).toEqual([['minutes-apart', ['2026-09-01', '2026-09-01']]])
  })

  it('count the small hours to the evening before', () => {
    const hour = 3_600_000
    const [evening, night] = ['23:50', '00:10'].map((clock) =>
      instantOfMeal('2026-09-01', clock, usualSettings),
    )
    expect((night ?? 0) - (evening ?? 0)).toBe(hour / 3)
    expect(instantOfMeal('2026-09-02', '04:00', usualSettings) - (night ?? 0)).toBeGreaterThan(3 * hour)
  })
})

describe('a meal in an institution', () => {
  it('is found whichever stay it was, not in the last one alone', async () => {
    const { diner } = await at.enrol()
    const days = ['2026-09-03', '2026-09-08', '2026-09-12', '2026-09-16']
    for (const day of days) await at.lunch(diner, day)
    at.go('2026-10-08')
    const stay = (from: string, until: string) =>
      at.desk.client.canteen.diners.stay({ sendId: newSendId(), id: diner, place: '城南养老院', from, until })
    await stay('2026-09-07', '2026-09-10')
    await stay('2026-09-15', '2026-09-20')
    expect(await found()).toEqual([
      ['in-institution', ['2026-09-08']],
      ['in-institution', ['2026-09-16']],
    ])
  })
})
