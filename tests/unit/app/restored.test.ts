/** A draft taken up again: nobody's change goes unseen, and nothing that was typed is lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asDraft, restored } from '#app/drafts/restored'

const record = {
  name: '王桂珍',
  address: { room: '501', estate: '翰林苑' },
  phones: ['13800000001'],
  remark: '',
}
const kept = (typed: object): Record<string, unknown> => ({ ...asDraft({ ...record, ...typed }, record) })

describe('a draft of a record', () => {
  it('is laid over the record where nothing has changed', () => {
    expect(restored(record, kept({ name: '王桂真' }))).toEqual({
      values: { ...record, name: '王桂真' },
      changed: [],
    })
  })

  it('takes what a colleague has changed meanwhile where nobody had typed', () => {
    const now = { ...record, address: { room: '502', estate: '翰林苑' }, phones: [] }
    expect(restored(now, kept({ name: '王桂真' }))).toEqual({
      values: { ...now, name: '王桂真' },
      changed: [],
    })
  })

  it('keeps what was typed where a colleague has changed the same, and names it', () => {
    const now = { ...record, address: { room: '502', estate: '翰林苑' }, name: '王桂芝' }
    const draft = kept({ name: '王桂真', address: { room: '503', estate: '翰林苑' } })
    expect(restored(now, draft)).toEqual({
      values: { ...record, name: '王桂真', address: { room: '503', estate: '翰林苑' } },
      changed: ['name', 'address.room'],
    })
  })

  it('says nothing where both came to the same', () => {
    expect(restored({ ...record, name: '王桂真' }, kept({ name: '王桂真' })).changed).toEqual([])
  })

  it('takes nothing and an empty text for the same', () => {
    const { remark: _none, ...without } = record
    expect(
      restored({ ...record, remark: '怕狗' }, { ...asDraft(without, without), name: '王桂真' }).values,
    ).toMatchObject({
      remark: '怕狗',
    })
  })

  it('of an earlier version is laid over as it is', () => {
    expect(restored(record, { name: '王桂真' })).toEqual({
      values: { ...record, name: '王桂真' },
      changed: [],
    })
  })
})

it('no field of a colleague is undone unseen, and none that was typed is lost', () => {
  const values = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.record({ d: fc.nat(2), e: fc.nat(2) }) })
  fc.assert(
    fc.property(values, values, values, (begun, typed, now) => {
      const { values: shown, changed } = restored(now, { ...asDraft(typed, begun) })
      const flat = (one: object): Record<string, unknown> =>
        Object.fromEntries(
          Object.entries(one).flatMap(([name, value]: [string, unknown]) =>
            typeof value === 'object' && value !== null
              ? Object.entries(value).map(([inner, each]: [string, unknown]) => [`${name}.${inner}`, each])
              : [[name, value]],
          ),
        )
      const [then, written, fresh, seen] = [flat(begun), flat(typed), flat(now), flat(shown)]
      for (const name of Object.keys(then)) {
        expect(seen[name]).toBe(written[name] === then[name] ? fresh[name] : written[name])
        const isBoth =
          written[name] !== then[name] && fresh[name] !== then[name] && written[name] !== fresh[name]
        expect(changed.includes(name)).toBe(isBoth)
      }
    }),
  )
})
