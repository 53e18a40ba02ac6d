/** The month's report at the desk: every number leads to the cases behind it, and to no case that one may not see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthFigures } from '#features/mediation/figures/contract/declaration'
import type { TestDesk } from '../../../support/desk'
import { finish } from '../../residents/people'
import { insert, newSendId, openCase, openWatchDesk, run } from './desk'

let desk: TestDesk
let sequence = 0

/** Steps as other slices write them: the event, then the row. */
function step(caseId: number, kind: string, from: string, to: string, day: string): number {
  const event = { case_id: caseId, kind, from_state: from, to_state: to, day, reason: '', at: 1, staff_id: 1 }
  const id = insert(desk, 'mediation_case_events', event)
  if (kind === 'accept') {
    sequence += 1
    run(
      desk,
      'UPDATE mediation_cases SET state = ?, accepted_on = ?, number_year = 2026, number_sequence = ?, number = ? WHERE id = ?',
      to,
      day,
      sequence,
      `〔2026〕${sequence}号`,
      caseId,
    )
  } else run(desk, 'UPDATE mediation_cases SET state = ? WHERE id = ?', to, caseId)
  return id
}

async function accepted(day: string, kind = '邻里'): Promise<number> {
  const id = await openCase(desk, '漏水', kind)
  insert(desk, 'mediation_screenings', { case_id: id, offence: 'unlikely', bars: '[]', at: 1, staff_id: 1 })
  step(id, 'accept', 'intake', 'accepted', day)
  step(id, 'begin', 'accepted', 'mediating', day)
  return id
}

beforeAll(async () => {
  desk = await openWatchDesk()
  await desk.signIn('mediator')
  const oral = await accepted('2026-10-30')
  step(oral, 'agree-orally', 'mediating', 'in-effect', '2026-11-02')
  step(oral, 'perform', 'in-effect', 'performed', '2026-11-10')
  const failed = await accepted('2026-11-03', '婚姻家庭')
  step(failed, 'fail', 'mediating', 'failed', '2026-11-12')
  const slip = await accepted('2026-11-04')
  const event = step(slip, 'refuse', 'mediating', 'refused', '2026-11-13')
  insert(desk, 'mediation_case_events', {
    case_id: slip,
    kind: 'taken-back',
    from_state: 'refused',
    to_state: 'mediating',
    day: '2026-11-13',
    reason: '',
    takes_back: event,
    at: 2,
    staff_id: 1,
  })
  run(desk, "UPDATE mediation_cases SET state = 'mediating' WHERE id = ?", slip)
  const patrol = { on: '2026-11-05', where: '第6网格', by: '胡莲', disputesFound: 3, prevented: 2, what: '' }
  const { patrols } = desk.client.mediation
  await patrols.note({ sendId: newSendId(), patrol })
  const { id } = await patrols.note({ sendId: newSendId(), patrol })
  await patrols.strike({ sendId: newSendId(), id })
})
afterAll(() => desk.close())

const totalOf = async (period = '2026-11') => (await desk.client.mediation.figures.of({ period })).total

describe('the month’s report', () => {
  it('counts what is on record: a step that was taken back and a patrol that was struck out do not count', async () => {
    expect(await totalOf()).toEqual({
      accepted: 2,
      people: 4,
      money: 0,
      difficult: 0,
      ended: 2,
      succeeded: 1,
      oral: 1,
      written: 0,
      performed: 1,
      confirmed: 0,
      patrols: 1,
      disputesFound: 3,
      prevented: 2,
    })
    expect(await totalOf('2026-10')).toMatchObject({ accepted: 1, ended: 0, patrols: 0 })
  })

  it('leads from each count to as many rows, cases and patrols with what they are', async () => {
    const total = await totalOf()
    for (const figure of monthFigures.columns.filter(
      (name) => !['people', 'money', 'disputesFound', 'prevented'].includes(name),
    )) {
      const { rows } = await desk.client.mediation.figures.rows({ period: '2026-11', figure, limit: 50 })
      expect([figure, rows.length]).toEqual([figure, total[figure]])
    }
    const { rows } = await desk.client.mediation.figures.rows({
      period: '2026-11',
      figure: 'ended',
      limit: 50,
    })
    expect(rows.map(({ ended }) => ended?.as)).toEqual(['agreed-oral', 'failed'])
    const patrols = await desk.client.mediation.figures.rows({
      period: '2026-11',
      figure: 'patrols',
      limit: 50,
    })
    expect(patrols.rows).toMatchObject([{ card: null, patrol: { where: '第6网格' } }])
  })

  it('is of one’s own cases; the head mediator counts them all, and alone takes the report out', async () => {
    await desk.signIn('head-mediator')
    await accepted('2026-11-06')
    expect(await totalOf()).toMatchObject({ accepted: 3 })
    const { rows } = await finish(
      desk.client.mediation.figures.export({
        sendId: newSendId(),
        period: '2026-11',
        purpose: '报司法所',
        words: {},
      }),
    )
    expect(rows).toBe(5)
    await desk.signIn('mediator')
    expect(await totalOf()).toMatchObject({ accepted: 2 })
  })
})
