/** A person's own copy tells all that the canteen keeps of them, in words that are there (个人信息保护法 art. 45). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import chinese from '#features/canteen/ui/zh-CN.json'
import english from '#features/canteen/ui/en.json'
import { newSendId } from '../../support/desk'
import { eat, enrol, everyWeek, openCanteen, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

async function copyOf(residentId: number) {
  const { requests } = canteen.client.privacy
  const { id } = await requests.receive({
    sendId: newSendId(),
    residentId,
    kind: 'access',
    by: 'self',
    byName: '',
    words: '',
    received: '2026-11-23',
  })
  await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  return (await requests.copy({ id })).kinds
}

type Kinds = Awaited<ReturnType<typeof copyOf>>
type Told = Kinds[number]['rows'][number][number]['value']

/** What stands on the paper, word by word. */
const plain = (value: Told): readonly string[] => {
  switch (value.as) {
    case 'several':
      return value.each.flatMap((one) => one.flatMap(plain))
    case 'word':
      return [value.word]
    case 'text':
      return [value.text]
    case 'day':
      return [value.day]
    default:
      return []
  }
}

const rowsOfKind = (kinds: Kinds, kind: string) =>
  kinds.find((one) => one.kind === kind)?.rows.map((row) => row.flatMap(({ value }) => plain(value))) ?? []

const wordsIn = (kinds: Kinds): readonly string[] =>
  kinds.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.flatMap(({ value }) => plain(value).filter((one) => one.startsWith('canteen:'))),
    ),
  )

const saidIn = (language: unknown, word: string): unknown =>
  word
    .slice('canteen:'.length)
    .split('.')
    .reduce<unknown>((at, key) => Reflect.get(Object(at), key), language)

describe('a weekly pattern', () => {
  it('is told with every weekday it can have, Sunday too', async () => {
    const { id, residentId } = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, id)
    const kinds = await copyOf(residentId)
    const [pattern] = rowsOfKind(kinds, 'canteen.orders')
    const weekdays = (pattern ?? []).filter((one) => one.includes('weekdays'))
    expect(weekdays).toHaveLength(7)
    expect(saidIn(chinese, weekdays[0] ?? '')).toBe('周日')
    for (const word of wordsIn(kinds)) {
      expect([word, typeof saidIn(chinese, word), typeof saidIn(english, word)]).toEqual([
        word,
        'string',
        'string',
      ])
    }
  })
})

it('an eligibility is told with what was decided of it and why, and a stay with its end', async () => {
  const { eligibility, diners } = canteen.client.canteen
  const { id: diner, residentId } = await enrol(canteen, '王桂珍')
  const { id } = await eligibility.apply({
    sendId: newSendId(),
    application: {
      residentId,
      category: '低保',
      proof: '',
      issuedBy: '区民政局',
      appliedOn: '2026-03-01',
      from: null,
      until: null,
    },
  })
  const move = (name: 'approve' | 'pause', day: string, reason: string) =>
    eligibility.move({ sendId: newSendId(), id, move: name, day, reason })
  await move('approve', '2026-03-02', '')
  await move('pause', '2026-05-01', '收入复核')
  const stay = { id: diner, place: '福寿苑', from: '2026-05-01', until: '2026-06-01' }
  await diners.stay({ sendId: newSendId(), ...stay })
  const kinds = await copyOf(residentId)
  expect(rowsOfKind(kinds, 'canteen.eligibilities')[0]).toEqual(
    expect.arrayContaining([
      'canteen:eligibilityMoves.approve',
      '2026-03-02',
      'canteen:eligibilityMoves.pause',
      '2026-05-01',
      '收入复核',
    ]),
  )
  expect(rowsOfKind(kinds, 'canteen.diners')[0]?.slice(-4)).toEqual([
    '福寿苑',
    '2026-05-01',
    '–',
    '2026-06-01',
  ])
})

it('what was answered on the telephone about meals is told', async () => {
  const { id: diner, residentId } = await enrol(canteen, '王桂珍')
  await eat(canteen, diner, '2026-11-23')
  const { sqlite } = canteen.desk.session.requireOpen().store
  canteen.clock.setDate(Date.parse('2026-12-01T09:00:00+08:00'))
  const { id: claim } = await canteen.client.canteen.claims.make({
    sendId: newSendId(),
    month: '2026-11',
    span: 'month',
  })
  sqlite
    .prepare(
      "INSERT INTO canteen_calls (claim_id, place, diner_id, result, called_at, staff_id) VALUES (?, 99, ?, 'confirmed', 0, ?)",
    )
    .run(claim, diner, canteen.managerId)
  expect(rowsOfKind(await copyOf(residentId), 'canteen.meals').at(-1)).toEqual([
    'canteen:callResults.confirmed',
  ])
})
