/** A monthly list that names whom it stopped: they are off it from that day, and what its cells do not say is left to a person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListLayout } from '#features/canteen/category-list/contract'
import { newSendId } from '../../support/desk'
import { workbookOf } from '../../support/walker'
import { finish, idNumberFor, register } from '../residents/people'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
  at.go('2026-11-23')
})
afterEach(() => at.desk.close())

const header = ['序号', '姓名', '身份证号', '救助类别', '审批时间', '保障状态', '停保日期', '备注'] as const
const numbers = {
  王桂珍: idNumberFor('1948-06-07', 12),
  李国强: idNumberFor('1950-03-01', 21),
  陈秀兰: idNumberFor('1946-11-23', 34),
} as const
type Name = keyof typeof numbers

const somebody = (name: Name) =>
  register(at.desk.client, { name, idKind: 'resident-id', idNumber: numbers[name] })
const holder = async (name: Name) => at.grant(await somebody(name), '低保', '2026-03-02')
const row = (name: Name, state = '', stopped = '', remark = '') => [
  '',
  name,
  numbers[name],
  '低保',
  '2026-03-02',
  state,
  stopped,
  remark,
]

async function compare(rows: readonly (readonly string[])[], top: readonly string[] = header) {
  const { categoryList } = at.desk.client.canteen
  const file = await workbookOf([top, ...rows])
  const { sheets } = await finish(categoryList.inspect({ sendId: newSendId(), file }))
  const layout: ListLayout = {
    sheet: 0,
    headerRow: 0,
    columns: (sheets[0]?.columns ?? []).flatMap(({ field, column }) =>
      field === null ? [] : [{ field, column }],
    ),
    day: '2026-11-01',
    category: null,
    words: [{ word: '低保', category: '低保' }],
    alsoWhole: [],
  }
  const difference = await finish(categoryList.compare({ sendId: newSendId(), file, layout }))
  const apply = () =>
    finish(
      categoryList.apply({
        sendId: newSendId(),
        file,
        layout,
        fileName: '名单.xlsx',
        issuedBy: '区民政局',
        fingerprint: difference.fingerprint,
      }),
    )
  return { ...difference, apply }
}
const codes = (rest: readonly { readonly cell: string; readonly code: string }[]) =>
  rest.map(({ cell, code }) => `${cell} ${code}`)

describe('a row that says that somebody was stopped', () => {
  it('gives nobody anything, and ends what its person holds from that day', async () => {
    await somebody('王桂珍')
    const held = await holder('李国强')
    await holder('陈秀兰')
    const { gained, lost, unchanged, rest, apply } = await compare([
      row('王桂珍', '停保', '2026-09-30', '死亡'),
      row('李国强', '停保', '2026-10-15', '收入超标'),
      row('陈秀兰', '正常'),
    ])
    expect({ gained, unchanged, rest }).toEqual({ gained: [], unchanged: 1, rest: [] })
    expect(lost).toMatchObject([{ eligibility: held, from: '2026-10-15' }])
    await apply()
    const { eligibility } = await at.desk.client.canteen.eligibility.get({ id: held })
    expect(eligibility).toMatchObject({ state: 'ended', until: '2026-10-14' })
  })

  it('is known by its day alone, and of the list’s day where it says none', async () => {
    const [first, second] = [await holder('王桂珍'), await holder('李国强')]
    const { lost } = await compare([
      row('王桂珍', '', '2026年9月30日'),
      row('李国强', '停发'),
      row('陈秀兰', '在保'),
    ])
    expect(lost).toMatchObject([
      { eligibility: first, from: '2026-09-30' },
      { eligibility: second, from: '2026-11-01' },
    ])
  })

  it('says nothing of others: a list of nobody else ends nothing of theirs', async () => {
    const [stopped] = [await holder('王桂珍'), await holder('李国强')]
    const { lost, doubtful, whole } = await compare([row('王桂珍', '停保', '2026-10-01')])
    expect(lost).toMatchObject([{ eligibility: stopped, from: '2026-10-01' }])
    expect({ doubtful, whole }).toEqual({ doubtful: [], whole: [] })
  })

  it('does not end what was given anew after it, nor what another row has', async () => {
    const again = await at.grant(await somebody('王桂珍'), '低保', '2026-10-20')
    await holder('李国强')
    const { lost, unchanged } = await compare([
      row('王桂珍', '停保', '2026-08-31'),
      row('李国强', '停保', '2026-08-31'),
      row('李国强', '正常'),
    ])
    // Off the list is off the list: but of the one that began since from the day of the list.
    expect(lost).toMatchObject([{ eligibility: again, from: '2026-11-01' }])
    expect(unchanged).toBe(1)
    const alone = await compare([row('王桂珍', '停保', '2026-08-31')])
    expect(alone.lost).toEqual([])
  })

  it('that is to be stopped later is on the list until then', async () => {
    await holder('王桂珍')
    const { lost, unchanged } = await compare([row('王桂珍', '正常', '2026-12-31')])
    expect({ lost, unchanged }).toEqual({ lost: [], unchanged: 1 })
  })
})

describe('what cells do not say', () => {
  it('is left to a person, who neither gains nor loses anything by it', async () => {
    await somebody('王桂珍')
    const held = await holder('李国强')
    await holder('陈秀兰')
    const { gained, lost, doubtful, rest } = await compare([
      row('王桂珍', '', '', '2026年9月死亡'),
      row('李国强', '暂缓'),
      row('陈秀兰', '正常'),
    ])
    expect({ gained, lost }).toEqual({ gained: [], lost: [] })
    expect(doubtful).toMatchObject([{ eligibility: held }])
    expect(codes(rest)).toEqual(['H2 remark-unclear', 'F3 state-unclear'])
  })

  it.each([
    ['正常', '2026-09-30', ''],
    ['停保', '2026-12-31', ''],
    ['停保', '某日', ''],
    ['正常', '', '户口已注销'],
  ])('“%s” with the day “%s” and the remark “%s” is not decided here', async (state, stopped, remark) => {
    await somebody('王桂珍')
    const { gained, lost, rest } = await compare([row('王桂珍', state, stopped, remark)])
    expect({ gained, lost }).toEqual({ gained: [], lost: [] })
    expect(rest).toHaveLength(1)
  })

  it('yes and no are of what the header asks', async () => {
    await somebody('王桂珍')
    await somebody('李国强')
    const asks = header.map((word) => (word === '保障状态' ? '是否停保' : word))
    const { gained } = await compare([row('王桂珍', '是'), row('李国强', '否')], asks)
    expect(gained.map(({ resident }) => resident.name)).toEqual(['李国强'])
  })
})
