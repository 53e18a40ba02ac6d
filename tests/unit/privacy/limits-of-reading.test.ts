/** What is more than the work of a counter stops or stands in the log, and what is less meets no limit. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defaultLimits } from '#desk/reading/contract'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { disclosuresOf } from '../../support/disclosures'
import { register } from '../residents/people'

let desk: TestDesk
let person: number
beforeEach(async () => {
  desk = await openTestDesk()
  person = await register(desk.client, {
    name: '王桂珍',
    birth: '1944-03-20',
    phones: [{ number: '13812342204', owner: 'self', ownerName: '' }],
  })
})
afterEach(() => desk.close())

const reason = { code: 'verify-identity', note: '' } as const
const reveal = (on: TestDesk, kind: 'birth' | 'id-number' = 'birth') =>
  on.client.residents.reveal({ id: person, field: { kind }, reason })
const later = (milliseconds: number): void => desk.clock.setDate(desk.clock.now() + milliseconds)
const rows = z.array(z.object({ procedure: z.string(), subject: z.string(), digest: z.string() }))
const refusals = () =>
  rows.parse(
    desk.desk.session
      .requireOpen()
      .store.statement(
        "SELECT procedure, subject, digest FROM audit WHERE outcome = 'refused' ORDER BY sequence",
      )
      .all(),
  )

describe('reveals', () => {
  const tooMany = { code: 'FORBIDDEN', data: { code: 'reading.too-many-reveals' } }

  it('are refused after forty in ten minutes, on record under whose record it was, also after a restart', async () => {
    await desk.signIn('front-desk')
    for (let at = 0; at < defaultLimits.revealsPerTenMinutes; at += 1) {
      expect((await reveal(desk)).value).toBe('1944-03-20')
      later(2_000)
    }
    await expect(reveal(desk)).rejects.toMatchObject(tooMany)
    expect(refusals()).toEqual([
      { procedure: 'residents.reveal', subject: `resident:${person}`, digest: 'reading.too-many-reveals' },
    ])
    const again = await desk.reopen()
    await again.signIn('front-desk')
    await expect(reveal(again)).rejects.toMatchObject(tooMany)
    later(10 * 60_000)
    expect((await reveal(again)).value).toBe('1944-03-20')
    again.close()
  })

  it('that the table refuses name whose record was asked for', async () => {
    await desk.signIn('canteen')
    await expect(reveal(desk, 'id-number')).rejects.toMatchObject({
      data: { code: 'sensitive.not-for-this-role' },
    })
    expect(refusals().map(({ subject }) => subject)).toEqual([`resident:${person}`])
  })
})

describe('lists', () => {
  it('are a row after five hundred rows a day, and again after five hundred more; nobody is stopped', async () => {
    const { store } = desk.desk.session.requireOpen()
    const insert = store.sqlite.prepare(
      `INSERT INTO residents (name, id_number, registration_place, relation, estate, building, unit, room, door_order, grid, status,
         status_note, remark, phone_masked, phone_owner_name, version, created_at, created_by)
       VALUES ('周某', '', '', '', '', ?, '', '', ?, '', 'living', '', '', '', '', 1, 0, ?)`,
    )
    for (let at = 0; at < 1_200; at += 1) insert.run(String(at), String(at).padStart(6, '0'), desk.managerId)
    const staffId = await desk.signIn('mediator')
    const walk = async () => {
      let after: Parameters<typeof desk.client.residents.list>[0]['after']
      let read = 0
      for (;;) {
        const page = await desk.client.residents.list({
          limit: 100,
          ...(after === undefined ? {} : { after }),
        })
        read += page.rows.length
        if (page.next === null) return read
        after = page.next
      }
    }
    expect(await walk()).toBe(1_201)
    const paged = disclosuresOf(desk).filter(({ reason: code }) => code === 'paging')
    expect(paged.map(({ note, subject, procedure }) => [note, subject, procedure])).toEqual(
      ['500', '1000'].map((note) => [note, `staff:${staffId}`, 'residents.list']),
    )
    // The same first page, seen again when one comes back to it, is no new page.
    for (let at = 0; at < 10; at += 1) await desk.client.residents.list({ limit: 100 })
    expect(disclosuresOf(desk)).toHaveLength(2)
  })

  it('are not for the canteen: a till finds', async () => {
    await desk.signIn('canteen')
    await expect(desk.client.residents.list({ limit: 10 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await desk.client.residents.find({ query: '王桂珍', limit: 5 })).found).toHaveLength(1)
  })
})

describe('whoever looks at a person', () => {
  it.each([
    ['their card', (id: number) => desk.client.residents.card({ id })],
    ['their history', (id: number) => desk.client.residents.history({ id, limit: 10 })],
    ['their visits', (residentId: number) => desk.client.visits.timeline({ residentId })],
    ['what is due for them', (residentId: number) => desk.client.visits.ofResident({ residentId })],
    [
      'their requests',
      (residentId: number) => desk.client.serviceRequests.ofResident({ residentId, limit: 10 }),
    ],
    ['their bookings', (residentId: number) => desk.client.rooms.bookings.timeline({ residentId })],
  ] as const)('is on record, by %s', async (_what, ask) => {
    const staffId = await desk.signIn('front-desk')
    await ask(person)
    await ask(person)
    expect(disclosuresOf(desk)).toMatchObject([{ staffId, subject: `resident:${person}`, reason: 'duty' }])
  })
})

describe('a queue of forty an hour', () => {
  it('meets no limit in a day, each searched for twice by number, opened, and shown in four fields', async () => {
    await desk.signIn('front-desk')
    const { client } = desk
    for (let at = 0; at < 80; at += 1) {
      for (const query of ['13812342205', '13812342204']) {
        for (let typed = 1; typed <= query.length; typed += 1) {
          await client.residents.find({ query: query.slice(0, typed), limit: 20 })
        }
        later(5_000)
      }
      await client.residents.read({ id: person })
      for (let field = 0; field < 4; field += 1) await reveal(desk)
      later(80_000)
    }
    expect(refusals()).toEqual([])
    expect(disclosuresOf(desk).filter(({ reason: code }) => code === 'paging')).toEqual([])
  })

  it('may be given other limits by the manager, within bounds', async () => {
    const set = (limits: object) =>
      desk.client.privacy.reading.setLimits({ sendId: newSendId(), limits: { ...defaultLimits, ...limits } })
    expect(await desk.client.privacy.reading.limits({})).toEqual(defaultLimits)
    await expect(set({ numbersPerMinute: 1_000 })).rejects.toMatchObject({ code: 'INVALID' })
    await set({ numbersPerMinute: 10 })
    await desk.signIn('front-desk')
    for (let at = 0; at < 10; at += 1) {
      await desk.client.residents.find({ query: String(13_900_002_000 + at), limit: 5 })
    }
    const one = desk.client.residents.find({ query: '13812342204', limit: 5 })
    await expect(one).rejects.toMatchObject({ data: { code: 'reading.too-many-numbers' } })
  })
})
