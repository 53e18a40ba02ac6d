/** The civil affairs office's monthly list at a real desk: read from a workbook, compared to the row, applied whole or not at all. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListLayout } from '#features/canteen/category-list/contract'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { recordStatements } from '../../bench/statements'
import { workbookOf } from '../../support/walker'
import { finish, idNumberFor, register } from '../residents/people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const day = '2026-11-01'
const header = ['序号', '姓名', '身份证号', '救助类别', '审批时间']
const numbers = {
  王桂珍: idNumberFor('1948-06-07', 12),
  李国强: idNumberFor('1950-03-01', 21),
  陈秀兰: idNumberFor('1946-11-23', 34),
} as const

async function somebody(name: keyof typeof numbers): Promise<number> {
  return register(desk.client, { name, idKind: 'resident-id', idNumber: numbers[name] })
}

async function holds(residentId: number, category = '低保'): Promise<number> {
  const { eligibility } = desk.client.canteen
  const { id } = await eligibility.apply({
    sendId: newSendId(),
    application: {
      residentId,
      category,
      proof: '',
      issuedBy: '区民政局',
      appliedOn: '2026-03-01',
      from: null,
      until: null,
    },
  })
  await eligibility.move({ sendId: newSendId(), id, move: 'approve', day: '2026-03-02', reason: '' })
  return id
}

const stateOf = async (id: number) => (await desk.client.canteen.eligibility.get({ id })).eligibility

/** As the headers of these sheets are read; that they are read so is a claim of its own. */
const usual: ListLayout = {
  sheet: 0,
  headerRow: 0,
  columns: [
    { field: 'name', column: 1 },
    { field: 'id-number', column: 2 },
    { field: 'category', column: 3 },
    { field: 'since', column: 4 },
  ],
  day,
  category: null,
  words: [{ word: '低保', category: '低保' }],
  alsoWhole: [],
}

async function compare(rows: readonly (readonly string[])[], own: Partial<ListLayout> = {}) {
  const file = await workbookOf(rows)
  const layout = { ...usual, ...own }
  const { compare: run } = desk.client.canteen.categoryList
  return { file, layout, difference: await finish(run({ sendId: newSendId(), file, layout })) }
}

type Compared = Awaited<ReturnType<typeof compare>>
const apply = ({ file, layout, difference }: Compared) =>
  finish(
    desk.client.canteen.categoryList.apply({
      sendId: newSendId(),
      file,
      layout,
      fileName: '11月低保名单.xlsx',
      issuedBy: '区民政局',
      fingerprint: difference.fingerprint,
    }),
  )

describe('a category sheet', () => {
  it('is found below its title, with its columns told by their headers and numbers hidden', async () => {
    const file = await workbookOf([['区民政局名单'], header, ['1', '王桂珍', numbers.王桂珍, '低保', '']])
    const { inspect } = desk.client.canteen.categoryList
    const { sheets, likely } = await finish(inspect({ sendId: newSendId(), file }))
    expect(likely).toBe(0)
    expect(sheets[0]?.headerRow).toBe(1)
    expect(sheets[0]?.columns.map(({ letters, field }) => [letters, field])).toEqual([
      ['A', null],
      ['B', 'name'],
      ['C', 'id-number'],
      ['D', 'category'],
      ['E', 'since'],
    ])
    expect(JSON.stringify(sheets)).not.toContain(numbers.王桂珍)
  })

  it('tells who gained, who lost and since when, and changes nothing before it is applied', async () => {
    const stays = await somebody('王桂珍')
    const loses = await somebody('李国强')
    const gains = await somebody('陈秀兰')
    await holds(stays)
    const lost = await holds(loses)
    const { difference } = await compare([
      header,
      ['1', '王桂珍', numbers.王桂珍, '低保', '2026.3'],
      ['2', '陈秀兰', numbers.陈秀兰, '低保', '2026年10月'],
    ])
    expect(difference).toMatchObject({
      rows: 2,
      gained: [{ resident: { id: gains }, category: '低保', since: '2026-10-01' }],
      lost: [{ eligibility: lost, resident: { id: loses }, since: '2026-03-02', from: day }],
      waiting: [],
      doubtful: [],
      unchanged: 1,
      rest: [],
      whole: ['低保'],
    })
    expect((await stateOf(lost)).state).toBe('in-force')
  })

  it('is applied with one deed: one row in the log, and read again it changes nothing', async () => {
    await somebody('陈秀兰')
    const lost = await holds(await somebody('李国强'))
    const rows = [header, ['1', '陈秀兰', numbers.陈秀兰, '低保', '2026-09-10']]
    const compared = await compare(rows)
    const { id } = await apply(compared)
    const applied = await desk.client.canteen.categoryList.get({ id })
    expect(applied.changes.map(({ change, day: from }) => [change, from])).toEqual([
      ['gained', '2026-09-10'],
      ['lost', day],
    ])
    expect(await stateOf(lost)).toMatchObject({ state: 'ended', until: '2026-10-31' })
    const { rows: held } = await desk.client.canteen.eligibility.list({ tab: 'held', limit: 50 })
    expect(held).toMatchObject([
      { resident: { name: '陈秀兰' }, state: 'in-force', approvedOn: '2026-09-10', issuedBy: '区民政局' },
    ])
    const again = await compare(rows)
    expect([again.difference.gained, again.difference.lost, again.difference.unchanged]).toEqual([[], [], 1])
    // Sent with what was seen before, it is refused rather than done twice.
    await expect(apply(compared)).rejects.toMatchObject({ data: { code: 'canteen.list-changed' } })
  })

  it('is not brought in after one of a later day for the same categories, and says so before', async () => {
    await somebody('陈秀兰')
    await somebody('王桂珍')
    const of = (name: keyof typeof numbers, category: string) => ['1', name, numbers[name], category, '']
    const november = [header, of('陈秀兰', '低保')]
    await apply(await compare([header, of('王桂珍', '低保'), of('陈秀兰', '低保')], { day: '2026-11-05' }))
    const older = await compare(november)
    expect(older.difference.overtakenBy).toBe('2026-11-05')
    await expect(apply(older)).rejects.toMatchObject({ data: { code: 'canteen.list-overtaken' } })
    const words = [{ word: '特困', category: '特困' }]
    const other = await compare([header, of('陈秀兰', '特困')], { words })
    expect(other.difference.overtakenBy).toBeNull()
    await apply(other)
    expect((await compare(november, { day: '2026-11-05' })).difference.overtakenBy).toBeNull()
  })

  it('passes over a header of two rows that is printed again on each page', async () => {
    await somebody('王桂珍')
    await somebody('李国强')
    const twoRows = [
      ['序号', '救助对象', '', '救助类别', '审批时间'],
      ['', '姓名', '身份证号', '', ''],
    ]
    const rows = [
      ...twoRows,
      ['1', '王桂珍', numbers.王桂珍, '低保', ''],
      ...twoRows,
      ['2', '李国强', numbers.李国强, '低保', ''],
    ]
    const { difference } = await compare(rows, { headerRow: 1 })
    expect(difference.rows).toBe(2)
    expect(difference.rest).toEqual([])
    expect(difference.gained).toHaveLength(2)
  })

  it('drops no row in silence: each that nobody can act on says why', async () => {
    await somebody('王桂珍')
    const { difference } = await compare(
      [
        ['区民政局 2026 年 11 月名单'],
        header,
        ['1', '', numbers.王桂珍, '低保', ''],
        ['2', '王桂珍', '', '低保', ''],
        ['3', '赵无人', idNumberFor('1940-01-01', 55), '低保', ''],
        ['4', '王桂兰', numbers.王桂珍, '低保', ''],
        ['5', '王桂珍', numbers.王桂珍, '', ''],
        ['6', '王桂珍', numbers.王桂珍, '城乡低保', ''],
        ['7', '王桂珍', numbers.王桂珍, '其他', ''],
        ['8', '王桂珍', numbers.王桂珍, '特困', '去年'],
        ['', '', '', '', ''],
        ['', '合计', '', '', '8 人'],
      ],
      {
        headerRow: 1,
        words: [
          { word: '其他', category: null },
          { word: '特困', category: '特困' },
        ],
      },
    )
    expect(difference.rows).toBe(9)
    expect(difference.rest.map(({ row, code }) => [row, code])).toEqual([
      [3, 'no-name'],
      [4, 'no-number'],
      [5, 'not-known'],
      [6, 'other-name'],
      [7, 'category-empty'],
      [8, 'category-not-known'],
      [9, 'category-left-out'],
      [10, 'since-unread'],
      [12, 'no-number'],
    ])
    expect(difference.gained).toMatchObject([{ category: '特困', since: day }])
    expect(difference.words).toEqual([
      { word: '城乡低保', rows: 1, category: null, said: false },
      { word: '其他', rows: 1, category: null, said: true },
      { word: '特困', rows: 1, category: '特困', said: true },
    ])
  })

  it('ends nothing of somebody whose row, or a row of whose name, was not understood', async () => {
    const kept = await holds(await somebody('王桂珍'))
    const lost = await holds(await somebody('李国强'))
    await somebody('陈秀兰')
    const { difference } = await compare([
      header,
      ['1', '陈秀兰', numbers.陈秀兰, '低保', ''],
      ['2', '王桂珍', '42011219480607', '低保', ''],
    ])
    expect(difference.doubtful).toMatchObject([{ eligibility: kept }])
    expect(difference.lost).toMatchObject([{ eligibility: lost }])
  })

  it.each([
    ['its name mistyped', '王桂贞', numbers.王桂珍],
    ['no name', '', numbers.王桂珍],
    [
      'its name mistyped and its number half hidden',
      '王桂贞',
      `${numbers.王桂珍.slice(0, 6)}********${numbers.王桂珍.slice(14)}`,
    ],
  ])('ends nothing of somebody whose own number stands in a row with %s', async (_, name, number) => {
    const kept = await holds(await somebody('王桂珍'))
    const lost = await holds(await somebody('李国强'))
    await somebody('陈秀兰')
    const { difference } = await compare([
      header,
      ['1', '陈秀兰', numbers.陈秀兰, '低保', ''],
      ['2', name, number, '低保', ''],
    ])
    expect(difference.doubtful).toMatchObject([{ eligibility: kept }])
    expect(difference.lost).toMatchObject([{ eligibility: lost }])
  })

  it.each([
    [
      'of a name that is another one',
      '李秀梅',
      (number: string) => `${number.slice(0, 6)}********${number.slice(14)}`,
      'lost',
    ],
    ['of no name', '', (number: string) => `${number.slice(0, 6)}********${number.slice(14)}`, 'doubtful'],
    [
      'of another name, which tells the year of birth',
      '李秀梅',
      (number: string) => `${number.slice(0, 10)}****${number.slice(14)}`,
      'doubtful',
    ],
  ] as const)(
    'holds by a half hidden number %s whom it tells apart, and ends what only its last four would keep',
    async (_, name, hide, where) => {
      const kept = await holds(await somebody('王桂珍'))
      await somebody('陈秀兰')
      const { difference } = await compare([
        header,
        ['1', '陈秀兰', numbers.陈秀兰, '低保', ''],
        ['2', name, hide(numbers.王桂珍), '低保', ''],
      ])
      expect(difference[where]).toMatchObject([{ eligibility: kept }])
    },
  )

  it('asks the file once for whoever is not on it, however many rows with half hidden numbers were not understood', async () => {
    for (const name of ['王桂珍', '李国强'] as const) await holds(await somebody(name))
    await somebody('陈秀兰')
    const recorder = recordStatements(desk.desk.session.requireOpen().store.sqlite)
    const askedFor = async (unread: number): Promise<number> => {
      recorder.begin()
      await compare([
        header,
        ['1', '陈秀兰', numbers.陈秀兰, '低保', ''],
        ...Array.from({ length: unread }, (_, at) => [
          '2',
          '',
          `420112********${String(4000 + at)}`,
          '低保',
          '',
        ]),
      ])
      return recorder.end().filter(({ sql }) => sql.startsWith('SELECT id, name, id_number FROM residents'))
        .length
    }
    expect([await askedFor(1), await askedFor(40)]).toEqual([1, 1])
  })

  it('ends nothing of any of several people whom a half hidden number may mean', async () => {
    const other = idNumberFor('1948-06-07', 56)
    const twin = await register(desk.client, { name: '王桂珍', idKind: 'resident-id', idNumber: other })
    const kept = [await holds(await somebody('王桂珍')), await holds(twin)]
    await somebody('陈秀兰')
    const { difference } = await compare([
      header,
      ['1', '陈秀兰', numbers.陈秀兰, '低保', ''],
      ['2', '王桂珍', `${other.slice(0, 14)}****`, '低保', ''],
    ])
    expect(difference.rest.map(({ code }) => code)).toEqual(['several-people'])
    expect(difference.doubtful.map(({ eligibility }) => eligibility).toSorted()).toEqual(kept.toSorted())
    expect(difference.lost).toEqual([])
  })

  it('knows a person by a number that is half hidden, together with the name', async () => {
    const id = await somebody('陈秀兰')
    const hidden = `${numbers.陈秀兰.slice(0, 6)}********${numbers.陈秀兰.slice(14)}`
    const { difference } = await compare([header, ['1', '陈秀兰', hidden, '低保', '']])
    expect(difference.gained).toMatchObject([{ resident: { id } }])
  })

  it('gives nothing to whoever died or moved away, and says so', async () => {
    const id = await somebody('陈秀兰')
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id,
      version: 1,
      status: 'deceased',
      since: '2026-10-20',
      note: '',
    })
    const { difference } = await compare([header, ['1', '陈秀兰', numbers.陈秀兰, '低保', '']])
    expect([difference.gained, difference.rest.map(({ row, code }) => [row, code])]).toEqual([
      [],
      [[2, 'died']],
    ])
  })

  it('leaves a category alone that it is not whole for, until somebody says that nobody has it any more', async () => {
    await somebody('陈秀兰')
    const other = await holds(await somebody('李国强'), '特困')
    const rows = [
      ['姓名', '身份证号'],
      ['陈秀兰', numbers.陈秀兰],
    ]
    const nameAndNumber: Partial<ListLayout> = {
      columns: [
        { field: 'name', column: 0 },
        { field: 'id-number', column: 1 },
      ],
      category: '低保',
    }
    const { difference } = await compare(rows, nameAndNumber)
    expect([difference.gained.length, difference.lost]).toEqual([1, []])
    const whole = await compare(rows, { ...nameAndNumber, alsoWhole: ['特困'] })
    expect(whole.difference.lost).toMatchObject([{ eligibility: other }])
  })

  it('of a day to come, or one that names nobody, is not read', async () => {
    const rows = [header, ['1', '陈秀兰', numbers.陈秀兰, '低保', '']]
    await expect(compare(rows, { day: '2026-12-01' })).rejects.toMatchObject({
      data: { code: 'canteen.list-ahead' },
    })
    await expect(compare(rows, { columns: [{ field: 'name', column: 1 }] })).rejects.toMatchObject({
      data: { code: 'canteen.list-names-nobody' },
    })
  })
})
