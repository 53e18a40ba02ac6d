/** Whoever lost to an approved request is told: named before, on the list after, until they know; and the sheet of calls. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../../support/desk'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from '../desk'
import { at, on } from '../house'

let desk: RoomsDesk
let room: number
beforeEach(async () => {
  desk = await openRoomsDesk()
  room = await desk.room('议事厅', { approvalFor: ['outside-group', 'resident'], pendingHours: 24 })
})
afterEach(() => desk.close())

const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)
const company = (name: string) => ({ kind: 'outside-group', name }) as const
const rivals = () => desk.client.rooms.rivals
const decide = (id: number, move: 'approve' | 'refuse') =>
  desk.client.rooms.bookings.decide({ sendId: newSendId(), id, move, reason: '排满了' })
const note = (id: number, result: 'not-reached' | 'told') =>
  rivals().note({ sendId: newSendId(), id, result, note: '' })
const code = (what: string) => ({ data: { code: `rooms.${what}` } })
const when = '2026-12-01 09:00-11:00'

/** One whose hold ran out, and another who asked after that. */
async function two() {
  const phone = '13800000001'
  const first = await desk.book(asked(room, when, company('晨光公司'), { phone, inCharge: '周敏' }))
  itIs('2026-11-25T09:00')
  const second = await desk.book(asked(room, when, company('远方公司'), { title: '年会' }))
  return [first.booking.id, second.booking.id] as const
}

describe('a rival of what was approved', () => {
  it('indico#4129: is on the list of calls with who got it, is noted as not reached, and is done once told', async () => {
    const [first, second] = await two()
    expect((await rivals().calls({})).calls).toEqual([])
    await decide(second, 'approve')
    const { calls } = await rivals().calls({})
    expect(calls).toMatchObject([
      { booking: { id: first, state: 'expired' }, by: { id: second, title: '年会' }, result: null },
    ])
    const id = calls[0]?.id ?? 0
    expect(calls[0]?.inCharge).toBe('周敏')
    expect(calls[0]?.phone).not.toBe('13800000001')
    const why = { code: 'reach-person', note: '' } as const
    expect(await rivals().reveal({ id, reason: why })).toEqual({ value: '13800000001' })
    expect((await note(id, 'not-reached')).calls).toMatchObject([{ id, result: 'not-reached' }])
    expect((await note(id, 'told')).calls).toEqual([])
    expect(await refused(note(id, 'told'))).toMatchObject(code('call-settled'))
    // Noted by a slip: they are to be told again.
    const reopen = () => rivals().reopen({ sendId: newSendId(), id })
    expect((await reopen()).calls).toMatchObject([{ id, result: null }])
    expect(await refused(reopen())).toMatchObject(code('rival-not-told'))
  })

  it('is nobody’s duty any more once the approval was taken back', async () => {
    const [, second] = await two()
    const { takeBack } = await decide(second, 'approve')
    await desk.client.rooms.bookings.takeBack({ sendId: newSendId(), eventId: takeBack ?? 0 })
    expect((await rivals().calls({})).calls).toEqual([])
  })

  it('is a duty of whoever sits at the desk', async () => {
    const [, second] = await two()
    await decide(second, 'approve')
    const due = async () =>
      (await desk.client.visits.home({})).duties.filter(({ kind }) => kind === 'call-rival')
    expect(await due()).toHaveLength(1)
  })

  it('indico#4129: is also whom only the time to clear between them turns away', async () => {
    const cleared = await desk.room('多功能厅', {
      approvalFor: ['outside-group'],
      pendingHours: 24,
      bufferAfter: 30,
    })
    const first = await desk.book(asked(cleared, '2026-12-01 11:15-12:00', company('晨光公司')))
    itIs('2026-11-25T09:00')
    const second = await desk.book(asked(cleared, when, company('远方公司')))
    const named = await desk.client.rooms.bookings.get({ id: second.booking.id })
    expect(named.approval?.rivals.map(({ id }) => id)).toEqual([first.booking.id])
    await decide(second.booking.id, 'approve')
    expect((await rivals().calls({})).calls).toMatchObject([{ booking: { id: first.booking.id } }])
  })

  it('who asked for another time of the day is nobody’s rival', async () => {
    await desk.book(asked(room, '2026-12-01 14:00-15:00', company('晨光公司')))
    itIs('2026-11-25T09:00')
    const { booking } = await desk.book(asked(room, when, company('远方公司')))
    await decide(booking.id, 'approve')
    expect((await rivals().calls({})).calls).toEqual([])
  })
})

describe('the sheet of calls', () => {
  const sheet = () => desk.client.rooms.callSheet

  it('has whom a closure hits, with each number in full under whose it is', async () => {
    const open = await desk.room('活动室')
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(open, when, ofResident(li)))
    const { booking: theirs } = await desk.book(
      asked(open, '2026-12-01 12:00-13:00', { kind: 'group', name: '合唱团' }, { phone: '13800000002' }),
    )
    await desk.book(asked(open, '2026-12-02 12:00-13:00', ofResident(li)))
    const { id } = await desk.client.rooms.close({
      sendId: newSendId(),
      closure: {
        rooms: [open],
        kind: 'danger',
        why: '停电',
        when: { by: 'once', span: on('2026-12-01 00:00-24:00') },
      },
      cannotWait: null,
    })
    const { lines } = await sheet().list({ of: { list: 'closure', id } })
    expect(lines.map((line) => [line.booking.id, line.because])).toEqual([
      [booking.id, '停电'],
      [theirs.id, '停电'],
    ])
    expect(await sheet().contact({ booking: theirs.id })).toEqual({ inCharge: null, phones: '13800000002' })
    const log = desk.desk.session.requireOpen().store.sqlite
    const about = log
      .prepare("SELECT count(*) FROM audit WHERE procedure = 'rooms.callSheet.contact' AND subject = ?")
      .pluck()
    expect(about.get(`booking:${theirs.id}`)).toBe(1)
  })
})
