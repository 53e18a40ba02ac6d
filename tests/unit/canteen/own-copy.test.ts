/** A person's own copy tells all that the canteen keeps of them, in words that are there (个人信息保护法 art. 45). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import chinese from '#features/canteen/ui/zh-CN.json'
import english from '#features/canteen/ui/en.json'
import { newSendId } from '../../support/desk'
import { enrol, everyWeek, openCanteen, type Canteen } from './ordering'

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
