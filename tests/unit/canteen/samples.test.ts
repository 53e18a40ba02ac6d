/** 留样: how much of a dish is kept, for how long, and that none is forgotten (GB 31654-2021). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type DeskClient, type TestDesk } from '../../support/desk'

type Entry = Parameters<DeskClient['canteen']['safety']['note']>[0]['entries'][number]

let desk: TestDesk
let dish: number
beforeEach(async () => {
  desk = await openTestDesk()
  // Wednesday 25 November 2026, 11:30.
  desk.clock.setDate(Date.parse('2026-11-25T03:30:00Z'))
  await desk.signIn('manager')
  const { menu } = desk.client.canteen
  dish = (await menu.keepDish({ sendId: newSendId(), id: null, name: '红烧鱼块', contains: [] })).id
})
afterEach(() => desk.close())

const safety = () => desk.client.canteen.safety
const note = async (...entries: readonly Entry[]): Promise<number> => {
  const { records } = await safety().note({ sendId: newSendId(), entries: [...entries] })
  return records[0] ?? 0
}
const sample = (grams: number, short: 'little-made' | null = null): Entry => ({
  kind: 'sample',
  meal: 'lunch',
  dish,
  grams,
  short,
})
const waiting = async () =>
  (await safety().today({})).missing.flatMap((one) => (one.code === 'disposal' ? [one.sample] : []))
const later = async (hours: number) => {
  desk.clock.advance(hours * 3_600_000)
  await desk.signIn('manager')
}
const sqlite = () => desk.desk.session.requireOpen().store.sqlite

describe('a sample', () => {
  it('of less than the setting is not written without why, and the line says why', async () => {
    await expect(note(sample(12))).rejects.toMatchObject({
      data: { code: 'canteen.sample-too-little', parameters: { grams: 12, least: 125 } },
    })
    await note(sample(12, 'little-made'))
    // Enough is enough, whatever was chosen before.
    await note(sample(125, 'little-made'))
    const { records } = await safety().book({ month: '2026-11' })
    expect(records.map(({ entry }) => entry)).toMatchObject([
      { grams: 12, short: 'little-made' },
      { grams: 125, short: null },
    ])
  })

  it('is not thrown away before its hours are over, nor twice, and the line says how long it was kept', async () => {
    const id = await note(sample(125))
    await expect(note({ kind: 'disposal', sample: id })).rejects.toMatchObject({
      data: { code: 'canteen.sample-not-yet', parameters: { day: '2026-11-27', clock: '11:30' } },
    })
    await later(49)
    await note({ kind: 'disposal', sample: id })
    await expect(note({ kind: 'disposal', sample: id })).rejects.toMatchObject({
      data: { code: 'canteen.sample-gone' },
    })
    const { records } = await safety().book({ month: '2026-11' })
    expect(records.map(({ entry }) => entry)[1]).toEqual({
      kind: 'disposal',
      sample: id,
      meal: 'lunch',
      takenAt: Date.parse('2026-11-25T03:30:00Z'),
      minutesKept: 49 * 60,
    })
  })

  it('that waits is named however long ago it was taken, and again where its disposal is struck out', async () => {
    const [first, second] = [await note(sample(125)), await note(sample(130))]
    await later(24 * 60)
    expect(await waiting()).toEqual([first, second])
    const disposal = await note({ kind: 'disposal', sample: first })
    expect(await waiting()).toEqual([second])
    await safety().strike({ sendId: newSendId(), record: disposal })
    expect(await waiting()).toEqual([first, second])
    await safety().strike({ sendId: newSendId(), record: second })
    expect(await waiting()).toEqual([first])
  })

  it('that is written down on a later day was taken before its own day was over', async () => {
    desk.clock.setDate(Date.parse('2026-11-28T03:30:00Z'))
    await desk.signIn('manager')
    await safety().note({ sendId: newSendId(), entries: [sample(125)], on: '2026-11-25' })
    const { missing } = await safety().today({})
    expect(missing.filter(({ code }) => code === 'disposal')).toMatchObject([
      { takenAt: Date.parse('2026-11-25T20:00:00Z') },
    ])
  })

  it('goes once, whoever writes', async () => {
    const id = await note(sample(125))
    await later(48)
    await note({ kind: 'disposal', sample: id })
    expect(() =>
      sqlite()
        .exec(`INSERT INTO canteen_safety_records (kind, day, about, label, content, kept_until, at, staff_id)
        SELECT kind, day, about, label, content, kept_until, at, staff_id FROM canteen_safety_records WHERE kind = 'disposal'`),
    ).toThrow(/not kept any more/)
  })
})
