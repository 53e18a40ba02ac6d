/** 异常清单 of many meals: screen and paper say how many there are and list the first; the workbook has every one. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mostMealsOfFinding } from '#features/canteen/claims/contract'
import { openClaimDesk, september, type ClaimDesk } from './claim-desk'
import { workbookOf } from './claim-workbook'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

it('nine lunches a day for five days are one finding of 45 meals: 40 are listed, and all are in the workbook', async () => {
  const people = []
  for (let each = 0; each < 9; each += 1) people.push(await at.enrol())
  for (const day of september(1, 5)) for (const { diner } of people) await at.lunch(diner, day)
  at.go('2026-10-02')
  const id = await at.make('2026-09')
  const { findings, total } = await at.desk.client.canteen.claims.anomalies({ id })
  expect(total).toBe(1)
  expect(findings.map(({ kind, count, meals }) => [kind, count, meals.length])).toEqual([
    ['same-count-every-day', 45, mostMealsOfFinding],
  ])
  const sheet = await workbookOf(at.desk, id)
  const listed = sheet('异常清单').filter(([what]) => what === 'anomaly.same-count-every-day')
  expect(new Set(listed.map(([, , , , , meal]) => meal)).size).toBe(45)
  expect(listed.every(([, , , , name]) => name === '王桂珍')).toBe(true)
})
