/** A note of a life that was a slip is taken back whole: status, day and note are what they were. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const told = { data: { code: 'residents.status-told-since' } }
const say = (
  id: number,
  version: number,
  status: 'living' | 'moved-out' | 'deceased',
  since: string,
  note = '',
) =>
  desk.client.residents.setStatus({
    ...{ sendId: newSendId(), id, version, status, since, note },
    correctsDay: true,
  })
const takeBack = (id: number, version: number, word: number | null) =>
  desk.client.residents.takeBackStatus({ sendId: newSendId(), id, version, word: word ?? 0 })
const life = async (id: number) => {
  const { card, statusSince, statusNote } = await desk.client.residents.read({ id })
  return { status: card.status, since: statusSince, note: statusNote }
}

describe('a note of a life that is taken back', () => {
  it('leaves no day since which they live here', async () => {
    const id = await register(desk.client)
    const { version, word } = await say(id, 1, 'moved-out', '2026-11-01')
    await takeBack(id, version, word)
    expect(await life(id)).toEqual({ status: 'living', since: null, note: '' })
    const { rows } = await desk.client.residents.history({ id, limit: 10 })
    expect(rows[0]).toMatchObject({ cause: 'status-take-back', field: 'status_since', before: '2026-11-01' })
  })

  it('gives a number written into the note back as it was', async () => {
    const id = await register(desk.client)
    const first = await say(id, 1, 'moved-out', '2026-03-01', '儿子电话13812342204')
    const second = await say(id, first.version, 'living', '2026-11-20')
    await takeBack(id, second.version, second.word)
    expect(await life(id)).toEqual({
      status: 'moved-out',
      since: '2026-03-01',
      note: '儿子电话138****2204',
    })
    const reason = { code: 'verify-identity', note: '' } as const
    expect(await desk.client.residents.reveal({ id, field: { kind: 'status-note' }, reason })).toEqual({
      value: '儿子电话13812342204',
    })
  })

  it('is the last one, and is taken back once', async () => {
    const id = await register(desk.client)
    const first = await say(id, 1, 'moved-out', '2026-11-01')
    const second = await say(id, first.version, 'moved-out', '2026-11-02')
    await expect(takeBack(id, second.version, first.word)).rejects.toMatchObject(told)
    const { version } = await takeBack(id, second.version, second.word)
    await expect(takeBack(id, version, second.word)).rejects.toMatchObject(told)
    expect(await say(id, version, 'moved-out', '2026-11-01')).toMatchObject({ word: null })
  })
})
