/** 明细 on paper: every line of a claim once, part by part, with what proves it; names on it are on record. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linesOnPaper } from '#features/canteen/claims/contract'
import { openClaimDesk, ordinaryFen, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const part = (id: number, which: number) => at.desk.client.canteen.claims.linesOnPaper({ id, part: which })

it('names day, meal, person, evidence, category, funder and fen of each, and comes to what the meals come to', async () => {
  const { diner } = await at.enrol('王桂珍')
  for (const day of september(1, 2)) await at.lunch(diner, day)
  at.go('2026-10-02')
  const id = await at.claim('2026-09')
  const { lines } = await part(id, 1)
  expect(lines).toHaveLength(6)
  expect(lines[0]).toMatchObject({
    day: '2026-09-01',
    kind: 'lunch',
    name: '王桂珍',
    evidence: 'face',
    categoryName: '60 岁以上',
  })
  expect(lines.reduce((sum, { fen }) => sum + fen, 0)).toBe(2 * ordinaryFen)
  expect(await part(id, 2)).toEqual({ lines: [] })
})

it('is on record with every part that was looked at', async () => {
  const { diner } = await at.enrol()
  await at.lunch(diner, '2026-09-01')
  at.go('2026-10-02')
  const id = await at.make('2026-09')
  await part(id, 1)
  const { sqlite } = at.desk.desk.session.requireOpen().store
  const told = sqlite
    .prepare(`SELECT count(*) FROM audit WHERE procedure = 'canteen.claims.linesOnPaper' AND subject = ?`)
    .pluck()
    .get(`canteen-claim:${id}`)
  expect(told).toBe(1)
})

it('of more lines than one print takes has each of them in one part', async () => {
  const { diner } = await at.enrol()
  const meal = await at.lunch(diner, '2026-09-01')
  at.go('2026-10-02')
  const id = await at.make('2026-09')
  await at.check(id)
  // As many more as a part holds, of the same meal by other categories.
  const { sqlite } = at.desk.desk.session.requireOpen().store
  sqlite.exec('DROP TRIGGER canteen_claim_lines_of_draft')
  sqlite
    .prepare(
      `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?)
       INSERT INTO canteen_claim_lines (claim_id, meal_id, day, part, policy, category, funder, turn, count, fen)
       SELECT ?, ?, '2026-09-01', 'meal', 'claimed', 'more-' || at, '市', 1, 1, 1 FROM n`,
    )
    .run(linesOnPaper, id, meal)
  const [first, second] = [await part(id, 1), await part(id, 2)]
  expect([first.lines.length, second.lines.length]).toEqual([linesOnPaper, 3])
  const all = [...first.lines, ...second.lines]
  expect(new Set(all.map(({ part: of, category, funder }) => `${of} ${category} ${funder}`)).size).toBe(
    linesOnPaper + 3,
  )
})
