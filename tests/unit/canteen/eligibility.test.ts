/** Eligibility at a real desk: it starts with its approval, is paused and ends, and ends by itself with a life. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EligibilityMove } from '#features/canteen/contract/index'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'

let desk: TestDesk
let residentId: number
beforeEach(async () => {
  desk = await openTestDesk()
  residentId = await register(desk.client, { name: '王桂珍' })
})
afterEach(() => desk.close())

const today = '2026-11-23'
const apply = (
  own: {
    readonly category?: string
    readonly from?: string
    readonly until?: string
    readonly proof?: string
  } = {},
) =>
  desk.client.canteen.eligibility.apply({
    sendId: newSendId(),
    application: {
      residentId,
      category: own.category ?? '低保',
      proof: own.proof ?? '低保证第 7788 号',
      issuedBy: '区民政局',
      appliedOn: '2026-11-01',
      from: own.from ?? null,
      until: own.until ?? null,
    },
  })
const move = (id: number, what: EligibilityMove, day: string, reason = '') =>
  desk.client.canteen.eligibility.move({ sendId: newSendId(), id, move: what, day, reason })
const read = async (id: number) => (await desk.client.canteen.eligibility.get({ id })).eligibility
const stateOf = async (id: number) => (await read(id)).state
const listed = async (tab: 'pending' | 'held' | 'runs-out' | 'over') => {
  const { rows } = await desk.client.canteen.eligibility.list({ tab, limit: 50 })
  return rows.map(({ id }) => id)
}

describe('an eligibility', () => {
  it('waits until it is approved, is then held, and is over the day after its last', async () => {
    const { id } = await apply()
    expect(await stateOf(id)).toBe('pending')
    expect([await listed('pending'), await listed('held')]).toEqual([[id], []])
    await move(id, 'approve', today)
    expect(await stateOf(id)).toBe('in-force')
    expect([await listed('pending'), await listed('held')]).toEqual([[], [id]])
    await move(id, 'end', '2026-11-30', '收入超过标准')
    expect(await stateOf(id)).toBe('in-force')
    expect(await listed('runs-out')).toEqual([id])
    await move(id, 'end', '2026-11-22', '收入超过标准')
    expect(await stateOf(id)).toBe('ended')
    expect(await listed('over')).toEqual([id])
    const { moves } = await desk.client.canteen.eligibility.get({ id })
    expect(moves.map((made) => [made.move, made.day])).toEqual([
      ['end', '2026-11-22'],
      ['end', '2026-11-30'],
      ['approve', today],
    ])
  })

  it('is paused and resumed, each with its day', async () => {
    const { id } = await apply()
    await move(id, 'approve', today)
    await move(id, 'pause', today, '外出探亲')
    expect(await stateOf(id)).toBe('paused')
    await expect(move(id, 'pause', today, '再停')).rejects.toMatchObject({
      data: { code: 'canteen.eligibility-is-paused' },
    })
    await move(id, 'resume', today)
    expect(await stateOf(id)).toBe('in-force')
  })

  it('is not approved ahead of today or before anybody applied, and not paused or ended without a reason', async () => {
    const { id } = await apply()
    const fault = (code: string) => ({ data: { fields: [expect.objectContaining({ code })] } })
    await expect(move(id, 'approve', '2026-11-24')).rejects.toMatchObject(fault('canteen.approved-ahead'))
    await expect(move(id, 'approve', '2026-10-31')).rejects.toMatchObject(
      fault('canteen.approved-before-applied'),
    )
    await expect(move(id, 'end', today)).rejects.toMatchObject(fault('required'))
    await expect(move(id, 'resume', today)).rejects.toMatchObject({
      data: { code: 'canteen.eligibility-is-pending' },
    })
  })

  it('is one a person and category at a time, and a new one may follow one that is over', async () => {
    const { id } = await apply({ until: '2026-11-22' })
    await apply()
    await expect(apply()).rejects.toMatchObject({ data: { code: 'canteen.category-held' } })
    await apply({ category: '失能' })
    expect(await listed('over')).toEqual([id])
  })

  it('is renewed before it runs out: what follows is applied for and approved, and neither day is without it', async () => {
    const { id } = await apply({ until: '2026-11-30' })
    await move(id, 'approve', today)
    const next = { category: '低保', from: '2026-12-01', until: '2027-11-30' }
    expect((await read(id)).renewal).toEqual({ from: '2026-12-01', by: null })
    await expect(apply({ ...next, from: '2026-11-30' })).rejects.toMatchObject({
      data: { code: 'canteen.category-held' },
    })
    await expect(apply({ ...next, proof: '' })).rejects.toMatchObject({
      data: { fields: [{ path: ['application', 'proof'], code: 'required' }] },
    })
    const { id: renewed } = await apply(next)
    await expect(apply(next)).rejects.toMatchObject({ data: { code: 'canteen.category-held' } })
    expect((await read(id)).renewal).toEqual({ from: '2026-12-01', by: renewed })
    await move(renewed, 'approve', today)
    const held = async (day: string) => {
      desk.clock.setDate(Date.parse(`${day}T11:30:00+08:00`))
      return [await stateOf(id), await stateOf(renewed)]
    }
    expect(await held('2026-11-30')).toEqual(['in-force', 'pending'])
    await desk.signIn('manager')
    expect(await held('2026-12-01')).toEqual(['ended', 'in-force'])
  })

  it('is never lengthened by an end: what goes on longer is applied for on a new proof', async () => {
    const { id } = await apply({ until: '2026-11-30' })
    await move(id, 'approve', today)
    await expect(move(id, 'end', '2027-12-31', '续一年')).rejects.toMatchObject({
      data: { fields: [expect.objectContaining({ code: 'canteen.ends-later' })] },
    })
    expect((await read(id)).until).toBe('2026-11-30')
    await move(id, 'end', '2026-11-30', '到期不再续')
  })

  it('ends by itself with the day on which its person moved away', async () => {
    const { id } = await apply()
    await move(id, 'approve', today)
    const { version } = await desk.client.residents.read({ id: residentId })
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id: residentId,
      version,
      status: 'moved-out',
      since: today,
      note: '',
    })
    const { eligibility } = await desk.client.canteen.eligibility.get({ id })
    expect(eligibility).toMatchObject({
      state: 'ended',
      end: { day: today, why: 'moved-away' },
      moves: ['pause', 'end'],
    })
    // Learnt afterwards: it had been over before they went.
    const later = { data: { fields: [expect.objectContaining({ code: 'canteen.ends-later' })] } }
    await expect(move(id, 'end', '2026-11-22', '收入超过标准')).rejects.toMatchObject(later)
    await move(id, 'end', '2026-11-10', '收入超过标准')
    const { eligibility: ended } = await desk.client.canteen.eligibility.get({ id })
    expect(ended.end).toEqual({ day: '2026-11-11', why: 'until' })
  })

  it('goes on where the note that its person moved away is taken back', async () => {
    const { id } = await apply()
    await move(id, 'approve', today)
    desk.clock.advance(5 * 24 * 60 * 60 * 1000)
    await desk.signIn('front-desk')
    const { residents } = desk.client
    const gone = { status: 'moved-out', since: '2026-11-25', note: '' } as const
    const { version } = await residents.read({ id: residentId })
    const { word, ...noted } = await residents.setStatus({
      sendId: newSendId(),
      id: residentId,
      version,
      ...gone,
    })
    await residents.takeBackStatus({ sendId: newSendId(), ...noted, word: word ?? 0 })
    await desk.signIn('canteen')
    const { eligibility } = await desk.client.canteen.eligibility.get({ id })
    expect(eligibility).toMatchObject({ state: 'in-force', end: null })
  })

  it('is decided by the manager and looked at by the canteen', async () => {
    const { id } = await apply()
    await desk.signIn('canteen')
    expect(await listed('pending')).toEqual([id])
    await expect(move(id, 'approve', today)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
