/** A list that names the head of each household alone: whoever else belongs to it loses nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListLayout } from '#features/canteen/category-list/contract'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { workbookOf } from '../../support/walker'
import { finish, idNumberFor, register } from '../residents/people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

async function holder(name: string, n: number) {
  const idNumber = idNumberFor('1950-03-01', n)
  const residentId = await register(desk.client, { name, idKind: 'resident-id', idNumber })
  const { eligibility } = desk.client.canteen
  const application = {
    residentId,
    category: '低保',
    proof: '',
    issuedBy: '区民政局',
    appliedOn: '2026-03-01',
    from: null,
    until: null,
  }
  const { id } = await eligibility.apply({ sendId: newSendId(), application })
  await eligibility.move({ sendId: newSendId(), id, move: 'approve', day: '2026-03-02', reason: '' })
  return { name, idNumber }
}

/** Read as the headers suggest. */
async function compare(rows: readonly (readonly string[])[], own: Partial<ListLayout> = {}) {
  const file = await workbookOf(rows)
  const { inspect, compare: run } = desk.client.canteen.categoryList
  const { sheets } = await finish(inspect({ sendId: newSendId(), file }))
  const columns = (sheets[0]?.columns ?? []).flatMap(({ field, column, asks }) =>
    field === null || asks ? [] : [{ field, column }],
  )
  const layout: ListLayout = {
    sheet: 0,
    headerRow: 0,
    columns,
    day: '2026-11-01',
    category: null,
    words: [],
    alsoWhole: [],
    ...own,
  }
  return { columns, ...(await finish(run({ sendId: newSendId(), file, layout }))) }
}
const lostOf = ({ lost }: Awaited<ReturnType<typeof compare>>) => lost.map(({ resident }) => resident.name)

describe('a list of households', () => {
  it('with the name of the head ends nobody for not being on it, unless a person says that it is whole', async () => {
    const head = await holder('李国强', 21)
    await holder('陈秀兰', 34)
    const rows = [
      ['序号', '户主姓名', '身份证号', '救助类别'],
      ['1', head.name, head.idNumber, '低保'],
    ]
    const told = await compare(rows)
    expect([told.ofHouseholds, told.whole, lostOf(told), told.unchanged]).toEqual([true, [], [], 1])
    expect(lostOf(await compare(rows, { alsoWhole: ['低保'] }))).toEqual(['陈秀兰'])
  })

  it('is known by a row that stands for several people', async () => {
    const head = await holder('李国强', 21)
    await holder('陈秀兰', 34)
    const told = await compare([
      ['序号', '姓名', '身份证号', '保障人口', '救助类别'],
      ['1', head.name, head.idNumber, '2', '低保'],
    ])
    expect([told.ofHouseholds, lostOf(told)]).toEqual([true, []])
  })

  it('is none where each person is named beside the head: the own name is read, and the list is whole', async () => {
    const head = await holder('李国强', 21)
    const wife = await holder('陈秀兰', 34)
    await holder('王桂珍', 12)
    const told = await compare([
      ['序号', '户主姓名', '姓名', '身份证号', '保障人口', '救助类别'],
      ['1', head.name, head.name, head.idNumber, '2', '低保'],
      ['2', head.name, wife.name, wife.idNumber, '2', '低保'],
    ])
    expect(told.columns).toContainEqual({ field: 'name', column: 2 })
    expect([told.ofHouseholds, told.unchanged, lostOf(told)]).toEqual([false, 2, ['王桂珍']])
  })
})
