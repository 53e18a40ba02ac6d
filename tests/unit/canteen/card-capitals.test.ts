/** A card opens its holder's meals whether its letters are read, typed or were written down large or small. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId, resourcesDir } from '../../support/desk'
import { enrol, openCanteen, refusalOf, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const issue = (id: number, code: string) =>
  canteen.client.canteen.diners.issueCard({ sendId: newSendId(), id, code })
const holderOf = async (query: string) => {
  const { found, card } = await canteen.client.canteen.till.find({ query })
  return card === null ? null : found[0]?.resident.name
}
const sqlite = () => canteen.desk.session.requireOpen().store.sqlite

it('is found by either letters, and is not given out twice under the other', async () => {
  const { id } = await enrol(canteen, '王桂珍')
  const other = await enrol(canteen, '李秀英')
  await issue(id, 'ab12cd')
  expect(await holderOf('ab12cd')).toBe('王桂珍')
  expect(await holderOf('AB12CD')).toBe('王桂珍')
  expect(await refusalOf(issue(other.id, 'Ab12cD'))).toBe('canteen.card-given')
})

it('of an older desk is put into capitals; of two that would then be one each is read as it is printed', async () => {
  const { id } = await enrol(canteen, '王桂珍')
  const other = await enrol(canteen, '李秀英')
  const third = await enrol(canteen, '张玉兰')
  const put = sqlite().prepare(
    "INSERT INTO canteen_cards (diner_id, code, state, issued_on) VALUES (?, ?, 'open', '2026-01-01')",
  )
  for (const [diner, code] of [
    [id, 'ab12'],
    [other.id, 'aB12'],
    [third.id, 'k-77'],
  ] as const)
    put.run(diner, code)
  const file = join(resourcesDir, 'migrations', 'desk', '0046_cards-and-lists.sql')
  const [, ofCards] = /(UPDATE `canteen_cards`[^;]+;)/.exec(readFileSync(file, 'utf8')) ?? []
  sqlite().exec(ofCards ?? '')
  expect(sqlite().prepare('SELECT code FROM canteen_cards ORDER BY id').pluck().all()).toEqual([
    'AB12',
    'aB12',
    'K-77',
  ])
  expect(await Promise.all(['ab12', 'AB12', 'aB12', 'k-77'].map(holderOf))).toEqual([
    '王桂珍',
    '王桂珍',
    '李秀英',
    '张玉兰',
  ])
})
