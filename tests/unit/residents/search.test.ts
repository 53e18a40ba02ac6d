/** Whatever a person has with them finds them, and those who come often come first. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCall, writeOnRecord } from '#desk/session/calls'
import { noteServed } from '#features/residents/index'
import { findIds } from '#features/residents/search/service/find'
import { termsOf } from '#features/residents/search/rules/query'
import { halfLife, rankAfter, rankTogether } from '#features/residents/search-index/rules/ranking'
import { hitsOf } from '#features/residents/search/rules/hits'
import { readingsOf } from '#features/residents/search-index/rules/pinyin'
import { tokensOf } from '#features/residents/search-index/rules/tokens'
import { newSendId, openTestDesk, testNow, type TestDesk } from '../../support/desk'
import { isThorough } from '../../support/thorough'
import { idNumberFor, register } from './people'
import { answersTo } from '../../support/answers-to'

describe('pinyin', () => {
  it.each([
    ['单雄信', 'shan', 'dan'],
    ['仇英', 'qiu', 'chou'],
    ['解晓东', 'xie', 'jie'],
    ['查良镛', 'zha', 'cha'],
    ['区楚良', 'ou', 'qu'],
    ['朴树', 'piao', 'pu'],
    ['曾国藩', 'zeng', 'ceng'],
    ['覃海洋', 'qin', 'tan'],
  ])('reads %s as %s first, and also as %s', (name, first, other) => {
    const surnames = readingsOf(name).map(([surname]) => surname)
    expect(surnames[0]).toBe(first)
    expect(surnames).toContain(other)
  })

  it('reads rare characters', () => {
    expect(['龑', '㛃', '䶮', '𬭎'].map((name) => readingsOf(name)[0]?.join(''))).toEqual([
      'yan',
      'jie',
      'yan',
      'hong',
    ])
  })
})

describe('what a query hit', () => {
  const shown = {
    name: '欧阳桂珍',
    address: '水印桃源 13栋 3单元 501',
    idNumber: '420****266X',
    phone: '138****2204',
  }

  it('is marked where it stands', () => {
    expect(hitsOf('桂珍 13-3-501', shown)).toMatchObject({
      name: [[2, 4]],
      address: [
        [5, 8],
        [9, 12],
        [13, 16],
      ],
    })
    expect(hitsOf('oygz 桃源', shown)).toMatchObject({ name: [[0, 4]], address: [[2, 4]] })
    expect(hitsOf('guizhen 266x 8122204', shown)).toMatchObject({
      name: [[2, 4]],
      idNumber: [[7, 11]],
      phone: [[7, 11]],
    })
    expect(hitsOf('3栋', { ...shown, address: '3栋 501' }).address).toEqual([[0, 2]])
  })

  it('is not marked in a number that only looks alike', () => {
    expect(hitsOf('3栋', shown).address).toEqual([])
    expect(hitsOf('220', shown)).toMatchObject({ phone: [[7, 10]], idNumber: [] })
    expect(hitsOf('王', shown)).toEqual({ name: [], address: [], idNumber: [], phone: [] })
  })
})

describe('rank', () => {
  it('never changes the order of two people by waiting', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3_000), { minLength: 1 }),
        fc.array(fc.nat(3_000), { minLength: 1 }),
        (one, other) => {
          const dayLength = 86_400_000
          const rankOf = (days: readonly number[]) =>
            [...days]
              .sort((a, b) => a - b)
              .reduce<number | null>((rank, day) => rankAfter(rank, day * dayLength), null) ?? 0
          const weightAt = (days: readonly number[], now: number) =>
            days.reduce((sum, day) => sum + 2 ** ((day * dayLength - now) / halfLife), 0)
          const difference = rankOf(one) - rankOf(other)
          fc.pre(Math.abs(difference) > 1e-9)
          for (const now of [3_000 * dayLength, 3_100 * dayLength]) {
            expect(Math.sign(weightAt(one, now) - weightAt(other, now))).toBe(Math.sign(difference))
          }
        },
      ),
    )
  })

  it('is the same for two records together as for their visits in one', () => {
    const together = rankTogether(rankAfter(null, 100), rankAfter(null, 5_000_000_000))
    expect(together).toBeCloseTo(rankAfter(rankAfter(null, 100), 5_000_000_000), 9)
    expect(rankTogether(null, 3)).toBe(3)
  })
})

let desk: TestDesk
const people: { id: number; tokens: readonly string[]; said: readonly string[]; visits: number }[] = []
const surnames = ['王', '李', '张', '单', '仇', '查', '欧阳', '曾']
const given = ['桂珍', '建国', '秀英', '䶮', '梓萱', '伟', '丽华', '𬭎民']

beforeAll(async () => {
  desk = await openTestDesk()
  const estate = await desk.client.dictionaries.add({
    sendId: newSendId(),
    dictionary: 'estate',
    label: '水印桃源',
    tone: 'plain',
    note: '',
  })
  let seed = 20_261_123
  const draw = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed % below
  }
  const { store } = desk.desk.session.requireOpen()
  for (let at = 0; at < 400; at += 1) {
    const name = `${surnames[draw(surnames.length)] ?? ''}${given[draw(given.length)] ?? ''}`
    const address = {
      estate: draw(2) === 0 ? estate.code : '',
      building: String(1 + draw(12)),
      unit: String(1 + draw(3)),
      room: `${1 + draw(20)}0${1 + draw(4)}`,
      grid: '',
    }
    const number = `1${3 + draw(7)}${String(draw(1_000_000_000)).padStart(9, '0')}`
    const idNumber = draw(3) === 0 ? '' : idNumberFor(`19${50 + draw(50)}-0${1 + draw(9)}-1${draw(9)}`, at)
    const id = await register(desk.client, {
      name,
      address,
      phones: [{ number, owner: 'self', ownerName: '' }],
      idKind: idNumber === '' ? null : 'resident-id',
      idNumber,
    })
    const visits = draw(4) === 0 ? 1 + draw(3) : 0
    for (let visit = 0; visit < visits; visit += 1) {
      writeOnRecord(desk.desk.session, 'test', { sendId: newSendId() }, (call) => {
        noteServed(call, id, testNow - draw(400) * 86_400_000)
        call.record({ subject: `resident:${id}` })
        return {}
      })
    }
    people.push({
      id,
      visits,
      said: [
        name.slice(0, 1),
        name.slice(-1),
        number.slice(-4),
        ...(idNumber === '' ? [] : [idNumber.slice(-4), idNumber.slice(-6)]),
        `${address.building}栋`,
        address.room,
      ],
      tokens: tokensOf({ name, phones: [number], idNumber, address, estate: address.estate }),
    })
  }
  expect(store.statement('SELECT count(*) AS n FROM residents').get()).toEqual({ n: 400 })
})
afterAll(() => desk.close())

const rankOf = (id: number): number => {
  const row = desk.desk.session
    .requireOpen()
    .store.statement('SELECT rank FROM resident_ranks WHERE resident = ?')
    .get(id)
  return typeof row === 'object' && row !== null && 'rank' in row && typeof row.rank === 'number'
    ? row.rank
    : -Infinity
}

/** So much later that the next search by a number is no more than people make. */
const later = (): void => desk.clock.setDate(desk.clock.now() + 4_000)

describe('the search', () => {
  it('finds exactly those whom a plain scan finds, the most often and lately served first', async () => {
    const part = fc.oneof(
      fc.constantFrom(...surnames, ...given, '建', '桂', '阳', '䶮', '水印', '桃源'),
      fc.constantFrom(
        'w',
        'wg',
        'wgz',
        'wang',
        'guizhen',
        'shan',
        'dan',
        'qiu',
        'zha',
        'ouyang',
        'oyjg',
        'zh',
        'yan',
      ),
      fc.nat(9_999).map(String),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('栋', '#', '号楼'))
        .map((pair) => pair.join('')),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 })).map((pair) => pair.join('-')),
      fc.constantFrom('３栋', '１３'),
    )
    const query = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 50 }), async (typed, limit) => {
        later()
        const terms = termsOf(typed, [{ code: 'shui-yin-tao-yuan', label: '水印桃源' }])
        const scanned = people.filter(({ tokens }) => terms.every((term) => answersTo(tokens, term)))
        const { found, more } = await desk.client.residents.find({ query: typed, limit })
        const ids = found.map(({ card }) => card.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(Math.min(limit, scanned.length))
        expect(more).toBe(scanned.length > limit)
        expect(ids.every((id) => scanned.some((person) => person.id === id))).toBe(true)
        // Whoever is called just so stands first.
        const name = /^\p{Script=Han}{2,}$/u.test(typed) ? typed : null
        const isCalledSo = (id: number) =>
          name !== null && people.some((person) => person.id === id && person.tokens.includes(name)) ? 1 : 0
        const order = scanned
          .map(({ id }) => [isCalledSo(id), rankOf(id)] as const)
          .sort((a, b) => b[0] - a[0] || b[1] - a[1])
        expect(ids.map((id) => [isCalledSo(id), rankOf(id)])).toEqual(order.slice(0, ids.length))
      }),
      { numRuns: isThorough ? 10_000 : 400 },
    )
  })

  it('answers alike in whatever order the terms are typed, however many answer to each', () => {
    const call = readCall(desk.desk.session)
    const estates = [{ code: 'shui-yin-tao-yuan', label: '水印桃源' }]
    // Ends of their own numbers, names, doors: what leads to one of them and to others beside.
    const ofPerson = fc.constantFrom(...people).chain(({ tokens, said }) =>
      fc.tuple(
        fc.array(
          fc.constantFrom(
            ...said,
            ...tokens.filter((token) => /^\d+$/.test(token)).map((token) => token.slice(0, 4)),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        fc.constantFrom(0, 2, 16, 128),
        fc.nat(),
      ),
    )
    fc.assert(
      fc.property(ofPerson, ([parts, few, turn]) => {
        // Numbers in groups are one number: 0761 6198 3784.
        const between = parts.filter((part) => /^\d+$/.test(part)).length > 1 ? '、' : ' '
        const typed = parts.join(between)
        const from = turn % parts.length
        const others = [...parts.slice(from), ...parts.slice(0, from)].join(between)
        const terms = termsOf(typed, estates)
        const scanned = people.filter(({ tokens }) => terms.every((term) => answersTo(tokens, term)))
        const expected = new Set(scanned.map(({ id }) => id))
        for (const query of [typed, others, parts.toReversed().join(between)]) {
          const found = findIds(call, query, people.length, few)
          expect([query, new Set(found)]).toEqual([query, expected])
          const ranks = found.map(rankOf)
          if (!/^\p{Script=Han}+$/u.test(query))
            expect(ranks).toEqual(ranks.toSorted((one, next) => next - one))
        }
      }),
      { numRuns: isThorough ? 10_000 : 2_000 },
    )
  })

  it('keeps numbers masked and shows what the query hit', async () => {
    const id = await register(desk.client, {
      name: '王桂珍',
      idKind: 'resident-id',
      idNumber: idNumberFor('1943-06-12', 152),
      phones: [{ number: '13812342204', owner: 'child', ownerName: '李明' }],
      address: { estate: 'shui-yin-tao-yuan', building: '33', unit: '2', room: '501', grid: '' },
    })
    later()
    const [first] = (await desk.client.residents.find({ query: 'wgz 33栋 2204', limit: 5 })).found
    expect(first).toMatchObject({
      card: { id, name: '王桂珍', age: 83, phone: '138****2204', address: '水印桃源 33栋 2单元 501' },
      hits: { name: [[0, 3]], address: [[5, 8]], phone: [[7, 11]], idNumber: [] },
    })
    expect(first?.card.idNumber).toMatch(/^420\*{4}\d{3}[\dX]$/)
    expect(JSON.stringify(first)).not.toContain('13812342204')
    for (const typed of ['33-2-501', '33栋2单元501', '王桂 33#', 'guizhen 33栋', '１３８１２３４２２０４']) {
      later()
      const { found } = await desk.client.residents.find({ query: typed, limit: 5 })
      expect(
        found.map(({ card }) => card.id),
        typed,
      ).toEqual([id])
    }
  })

  it('finds a door however it is said, beside its estate and without blanks', async () => {
    const id = await register(desk.client, {
      name: '高洁娟',
      address: { estate: 'shui-yin-tao-yuan', building: '121', unit: '2', room: '302', grid: '' },
    })
    const said = [
      '121栋 2单元 302',
      '水印桃源 121栋 2单元 302室',
      '水印桃源121栋2单元302',
      '水印 121栋',
      '121号楼2门302',
      '121栋 302',
      '水印桃源121-2-302',
    ]
    for (const query of said) {
      const { found } = await desk.client.residents.find({ query, limit: 5 })
      expect(
        found.map(({ card }) => card.id),
        query,
      ).toEqual([id])
    }
  })

  it('shows whoever is called just so before those whose name goes on', async () => {
    const often = await register(desk.client, { name: '覃敏倩' })
    writeOnRecord(desk.desk.session, 'test', { sendId: newSendId() }, (call) => {
      noteServed(call, often, testNow)
      call.record({ subject: `resident:${often}` })
      return {}
    })
    const just = await register(desk.client, { name: '覃敏' })
    const { found } = await desk.client.residents.find({ query: '覃敏', limit: 5 })
    expect(found.map(({ card }) => card.id)).toEqual([just, often])
  })

  it('answers nothing to nothing', async () => {
    for (const query of ['', '   ', '，']) {
      expect(await desk.client.residents.find({ query, limit: 5 })).toEqual({ found: [], more: false })
    }
  })
})
