/** What the auditor reads: who did what to whose record, and whether the log is what was written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cursor } from '#ground/contract/fields'
import { startOfDay } from '#ground/clock'
import type { LogFilter } from '#features/audit/contract'
import { maskedName, readMac, subjectOf } from '#features/audit/rules'
import type { DaySheet } from '#features/day-sheet/contract'
import { newSendId, testPassword } from '../../support/desk'
import { finish } from '../residents/people'
import { move, openDraft, openServingDesk, type ServingDesk } from '../service-requests/desk'
import { refusalCode } from '../visits/visitors'

let desk: ServingDesk
let sendId: number
let sheet: DaySheet
const day = '2026-11-23'

beforeAll(async () => {
  desk = await openServingDesk()
  const opened = await openDraft(desk, '社保咨询')
  sendId = opened.id
  await move(desk, sendId, { action: 'accept' })
  await move(desk, sendId, { action: 'start' })
  await move(desk, sendId, { action: 'complete', result: '已答复' })
  await desk.client.visits.register({
    sendId: newSendId(),
    residentId: desk.residentId,
    matter: '问路',
    then: { kind: 'wait' },
  })
  await desk.client.drafts.keep({ sendId: newSendId(), key: 'residents.register', content: '{}' })
  await desk.client.session.signIn({ account: 'manager', password: 'wrong' }).catch(() => undefined)
  desk.clock.advance(60_000)
  sheet = await desk.client.daySheet.print({ sendId: newSendId(), day })
  await desk.signIn('front-desk')
  await desk.client.staff.list({}).catch(() => undefined)
  await desk.signIn('auditor')
})
afterAll(() => desk.close())

const list = async (filter: Partial<LogFilter> = {}, limit = 200) =>
  (await desk.client.audit.list({ drafts: false, ...filter, limit })).rows

describe('the day sheet', () => {
  it('has the day in figures, who was on duty, and no resident', () => {
    expect(sheet).toMatchObject({
      figures: [
        {
          feature: 'visits',
          figures: [
            { name: 'came', value: 1 },
            { name: 'done', value: 0 },
            { name: 'left', value: 0 },
            { name: 'rated', value: 0 },
            { name: 'poor', value: 0 },
          ],
        },
        {
          feature: 'service-requests',
          figures: [
            { name: 'accepted', value: 1 },
            { name: 'completed', value: 1 },
          ],
        },
      ],
      wrongPasswords: 1,
      onDuty: [{ name: '沈玉' }],
    })
    expect(JSON.stringify(sheet)).not.toContain('王桂珍')
  })

  it('carries the head of the log with its own row, and the log is verified against it', async () => {
    const { row, mac } = await desk.client.audit.row({ sequence: sheet.head.sequence })
    expect(row.procedure).toBe('daySheet.print')
    const typed = { sequence: sheet.head.sequence, mac: readMac(sheet.head.digits) ?? '', source: day }
    expect(mac.startsWith(typed.mac)).toBe(true)
    const { check, heads } = await finish(desk.client.audit.verify({ sendId: newSendId(), heads: [typed] }))
    expect(check).toMatchObject({ fault: null, vouched: typed.sequence, heads: 1 })
    expect(heads).toEqual([{ sequence: typed.sequence, source: day }])
    const other = { ...typed, mac: '0123456789abcdef' }
    const against = await finish(desk.client.audit.verify({ sendId: newSendId(), heads: [other] }))
    expect(against.check).toMatchObject({ fault: 'recomputed', sequence: typed.sequence, source: day })
    expect(against.row).toMatchObject({ procedure: 'daySheet.print' })
    const { checks } = await desk.client.audit.checks({})
    expect(checks.map(({ fault }) => fault)).toEqual(['recomputed', null])
  })

  it('is not made for a day to come', async () => {
    await desk.signIn('manager')
    const tomorrow = desk.client.daySheet.print({ sendId: newSendId(), day: '2026-11-24' })
    expect(await refusalCode(tomorrow)).toBe('day-sheet.not-yet')
    await desk.signIn('auditor')
  })
})

describe('the log', () => {
  it('is told by staff, part of the program, outcome and day', async () => {
    const all = await list()
    expect(all.some(({ procedure }) => procedure === 'drafts.keep')).toBe(false)
    expect((await list({ drafts: true })).some(({ procedure }) => procedure === 'drafts.keep')).toBe(true)
    expect((await list({ family: 'drafts' })).length).toBe(1)

    const { staff } = await desk.client.audit.staff({})
    const auditor = staff.find(({ name }) => name === 'auditor')
    for (const row of await list({ staffId: auditor?.id })) expect(row.staff?.name).toBe('auditor')
    expect((await list({ family: 'visits' })).map(({ procedure }) => procedure)).toEqual(['visits.register'])
    expect(await list({ outcome: 'refused' })).toMatchObject([
      { procedure: 'staff.list', code: 'session.forbidden', staff: { name: 'front-desk' } },
    ])
    expect(await list({ outcome: 'failed' })).toMatchObject([
      { code: 'session.wrong-password', subject: { kind: 'staff', label: '沈玉' } },
    ])
    expect(await list({ until: '2026-11-22' })).toEqual([])
    expect((await list({ from: day, until: day })).length).toBe(all.length)
  })

  it('comes page by page, without a row twice or left out', async () => {
    const whole = await list({ drafts: true })
    // Of everybody, and of each person by themselves: theirs are read from an index of another shape.
    for (const staffId of [undefined, ...new Set(whole.flatMap(({ staff }) => staff?.id ?? []))]) {
      const seen: number[] = []
      let after: Cursor | undefined
      do {
        const page = await desk.client.audit.list({
          drafts: true,
          limit: 7,
          ...(staffId === undefined ? {} : { staffId }),
          ...(after === undefined ? {} : { after }),
        })
        seen.push(...page.rows.map(({ sequence }) => sequence))
        after = page.next ?? undefined
      } while (after !== undefined)
      const theirs = whole.filter(({ staff }) => staffId === undefined || staff?.id === staffId)
      expect(seen).toEqual(theirs.map(({ sequence }) => sequence))
    }
  })

  it('leaves drafts out of what one person did, and narrows it by part and outcome', async () => {
    const whole = await list({ drafts: true, staffId: desk.managerId })
    expect(await list({ staffId: desk.managerId })).toEqual(
      whole.filter(({ procedure }) => !procedure.startsWith('drafts.')),
    )
    expect(await list({ staffId: desk.managerId, family: 'visits' })).toEqual(
      whole.filter(({ procedure }) => procedure.startsWith('visits.')),
    )
    expect(await list({ drafts: true, staffId: desk.managerId, outcome: 'done' })).toEqual(
      whole.filter(({ outcome }) => outcome === 'done'),
    )
  })

  it('calls residents by a part of their name, requests by their number', async () => {
    const [registered] = (await list({ family: 'residents' })).toReversed()
    expect(registered?.subject).toMatchObject({
      kind: 'resident',
      label: '王**',
      residentId: desk.residentId,
    })
    const [opened] = await list({ family: 'serviceRequests' })
    expect(opened?.subject.label).toMatch(/\d/)
  })
})

describe('asking who dealt with a resident', () => {
  const ask = () =>
    desk.client.audit.ofResident({
      residentId: desk.residentId,
      reason: 'asked-by-resident',
      note: '本人来问',
      limit: 100,
    })

  it('tells of their record, requests and visits, and of who did it', async () => {
    const { rows, people, resident } = await ask()
    expect(resident.name).toBe('王桂珍')
    const procedures = new Set(rows.map(({ procedure }) => procedure))
    for (const done of [
      'residents.register',
      'serviceRequests.open',
      'serviceRequests.move',
      'visits.register',
    ]) {
      expect(procedures).toContain(done)
    }
    expect(rows.some(({ subject }) => subject.key === String(desk.otherId))).toBe(false)
    expect(people).toMatchObject([{ staff: { name: '沈玉' } }])
    expect(people[0]?.changed).toBeGreaterThan(3)
  })

  it('is on record itself, with its reason', async () => {
    const { people } = await ask()
    expect(people.find(({ staff }) => staff.name === 'auditor')?.seen).toBeGreaterThan(0)
    const { disclosures, disclosureCount, failed, refused } = await desk.client.audit.today({})
    expect(disclosures[0]).toMatchObject({
      procedure: 'audit.ofResident',
      disclosed: { fields: ['audit'], reason: 'asked-by-resident', note: '本人来问' },
    })
    expect(disclosureCount).toBeGreaterThan(1)
    expect({ failed, refused }).toEqual({ failed: 1, refused: 1 })
  })

  it('finds the resident as the desk does, numbers masked', async () => {
    const { found } = await desk.client.audit.findResident({ query: '王桂' })
    expect(found).toMatchObject([{ id: desk.residentId, idNumber: '****29' }])
  })
})

describe('nobody else', () => {
  it('reads the log, the manager neither', async () => {
    for (const role of ['manager', 'front-desk'] as const) {
      await desk.signIn(role)
      expect(await refusalCode(desk.client.audit.list({ drafts: false, limit: 1 }))).toBe('session.forbidden')
      expect(await refusalCode(desk.client.audit.today({}))).toBe('session.forbidden')
    }
    await desk.client.session.signIn({ account: 'auditor', password: testPassword })
  })
})

describe('the words of a row', () => {
  it('come from its subject and a part of a name', () => {
    expect(subjectOf('draft:service-requests.open:17')).toEqual({
      kind: 'draft',
      key: 'service-requests.open:17',
    })
    expect(subjectOf('audit')).toEqual({ kind: 'audit', key: '' })
    expect(maskedName('欧阳试春')).toBe('欧***')
    expect(maskedName('')).toBe('')
    expect(startOfDay(day)).toBeLessThan(desk.clock.now())
  })
})
