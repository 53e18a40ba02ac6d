/** Deliveries at a real desk: rounds in order, handed over as a meal of the till, and doors that stay shut. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DoorStep, HandedTo } from '#features/canteen/contract/words'
import { newSendId } from '../../support/desk'
import { disclosuresOf } from '../../support/disclosures'
import { enrol, everyWeek, monday, openCanteen, refusalOf, type Canteen, type Enrolled } from './ordering'

let canteen: Canteen
let wang: Enrolled
let li: Enrolled
beforeEach(async () => {
  canteen = await openCanteen()
  wang = await enrol(canteen, '王桂珍')
  li = await enrol(canteen, '李秀英', { avoids: ['鱼'] })
  for (const { id } of [wang, li]) await everyWeek(canteen, id)
  // 13:00, when the carrier is back.
  canteen.clock.setDate(Date.parse('2026-11-23T05:00:00Z'))
})
afterEach(() => canteen.close())

const delivery = () => canteen.client.canteen.delivery
const lunch = { day: monday, meal: 'lunch' } as const
const keepRoute = (stops: readonly number[], id: number | null = null, name = '东线') =>
  delivery().keepRoute({
    sendId: newSendId(),
    id,
    name,
    carrier: '小陈',
    stops: stops.map((diner) => ({ diner, landmark: '红门旁', keyNote: '钥匙在门卫' })),
  })
const hand = (diner: number, own: { to?: HandedTo; clock?: string } = {}) =>
  delivery().handOver({
    sendId: newSendId(),
    diner,
    ...lunch,
    to: own.to ?? 'self',
    clock: own.clock ?? '11:40',
    collectedFen: 0,
    tender: 'cash',
    late: null,
  })
const step = (diner: number, name: DoorStep, clock: string, result: 'no-answer' | 'opened' = 'no-answer') =>
  delivery().doorStep({ sendId: newSendId(), diner, ...lunch, step: name, result, clock })
const notHanded = (diner: number, reason: 'door-not-opened' | 'in-hospital') =>
  delivery().notHanded({ sendId: newSendId(), diner, ...lunch, reason })
async function protect({ residentId: id }: Enrolled): Promise<void> {
  const { version } = await canteen.client.residents.read({ id })
  await canteen.client.residents.protect({
    sendId: newSendId(),
    id,
    version,
    basis: 'own-request',
    since: '2026-11-01',
    until: null,
  })
}
const run = async () => (await delivery().run(lunch)).stops

describe('a round', () => {
  it('is walked in the order of its stops, and who is on none comes last', async () => {
    const zhang = await enrol(canteen, '张玉兰')
    await everyWeek(canteen, zhang.id, { from: '2026-11-24' })
    const { id } = await keepRoute([li.id, wang.id])
    const names = async (day: string) =>
      (await delivery().run({ day, meal: 'lunch' })).stops.map(({ name }) => name)
    expect(await names(monday)).toEqual(['李秀英', '王桂珍'])
    await keepRoute([wang.id, li.id], id)
    expect(await names('2026-11-24')).toEqual(['王桂珍', '李秀英', '张玉兰'])
  })

  it('takes somebody off the round on which they were before', async () => {
    await keepRoute([wang.id, li.id])
    await keepRoute([li.id], null, '西线')
    const { routes } = await delivery().routes({})
    expect(routes.map(({ name, stops }) => [name, stops.map((stop) => stop.name)])).toEqual([
      ['东线', ['王桂珍']],
      ['西线', ['李秀英']],
    ])
  })
})

describe('a meal handed over', () => {
  it('is a meal of the till: delivered, subsidised by the clock of its handing over, paid from the balance', async () => {
    const { meal, ownFen } = await hand(wang.id, { to: 'neighbour', clock: '11:35' })
    // 13.50 and 2.00 for bringing it, less 5.00.
    expect(ownFen).toBe(1050)
    const { meal: sold, tenders } = await canteen.client.canteen.till.meal({ id: meal })
    expect(sold).toMatchObject({ way: 'delivered', subsidyFen: 500 })
    expect(tenders).toMatchObject([{ kind: 'balance', fen: 1050 }])
    expect((await run()).find(({ name }) => name === '王桂珍')).toMatchObject({
      state: 'had',
      handing: { to: 'neighbour', clock: '11:35' },
    })
    expect(await refusalOf(hand(wang.id))).toBe('canteen.order-had')
  })

  it('counts at that clock for ever: what is learnt afterwards does not move it out of a policy’s hours', async () => {
    const [kept] = (await canteen.client.canteen.policies.list({})).policies
    if (kept === undefined) throw new Error('no policy')
    const { id: policyId, version: from, policy } = kept
    const noon = { kind: 'clock', from: '11:00', until: '12:00' } as const
    const narrow = { ...policy, conditions: [...policy.conditions, noon] }
    await canteen.client.canteen.policies.edit({ sendId: newSendId(), id: policyId, from, policy: narrow })
    // Entered at 13:00.
    await hand(wang.id, { clock: '11:40' })
    canteen.clock.setDate(Date.parse('2026-12-01T04:00:00Z'))
    const { eligibility, claims } = canteen.client.canteen
    const application = {
      residentId: wang.residentId,
      category: '低保',
      proof: '',
      issuedBy: '区民政局',
      appliedOn: monday,
      from: null,
      until: null,
    }
    const { id } = await eligibility.apply({ sendId: newSendId(), application })
    await eligibility.move({ sendId: newSendId(), id, move: 'approve', day: monday, reason: '' })
    const { id: claim } = await claims.make({ sendId: newSendId(), span: 'month', month: '2026-11' })
    expect((await claims.get({ id: claim })).fen).toBe(500)
  })

  it('is what was packed for them, sold out meanwhile or not', async () => {
    await canteen.client.canteen.menu.soldOut({
      sendId: newSendId(),
      ...lunch,
      offer: canteen.soft,
      soldOut: true,
    })
    const { meal } = await hand(li.id)
    const { meal: sold } = await canteen.client.canteen.till.meal({ id: meal })
    expect(sold.lines.map(({ name }) => name)).toEqual(['软食套餐'])
  })

  it('signed for by staff stands and is marked as that', async () => {
    await hand(wang.id, { to: 'staff' })
    expect((await run()).find(({ name }) => name === '王桂珍')?.handing?.to).toBe('staff')
    await hand(li.id)
    const { claims } = canteen.client.canteen
    const { id } = await claims.make({ sendId: newSendId(), span: 'month', month: '2026-11' })
    const { findings } = await claims.anomalies({ id })
    const signed = findings.find(({ kind }) => kind === 'signed-by-staff')
    expect(signed?.meals.map(({ name }) => name)).toEqual(['王桂珍'])
    // The day of these meals is not closed yet, and the claim says so.
    expect((await claims.get({ id })).openDays).toEqual([monday])
  })

  it('is no second meal of the sitting, and is open again when it was entered for the wrong one', async () => {
    const { meal } = await hand(wang.id)
    await canteen.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: null })
    expect((await run()).find(({ name }) => name === '王桂珍')).toMatchObject({
      state: 'open',
      handing: null,
    })
    await hand(wang.id, { to: 'family' })
  })

  it('is not written down for a time that has not come', async () => {
    expect(await refusalOf(hand(wang.id, { clock: '13:01' }))).toBe('canteen.clock-ahead')
  })
})

describe('a meal that was not handed over', () => {
  it('is said of no day to come: the care for that day would be silenced', async () => {
    const said = delivery().notHanded({
      sendId: newSendId(),
      diner: wang.id,
      day: '2026-11-24',
      meal: 'lunch',
      reason: 'with-family',
    })
    expect(await refusalOf(said)).toBe('canteen.in-the-future')
  })
})

describe('a door that is not opened', () => {
  it('is settled after waiting, ringing, next door and the emergency contact, in this order', async () => {
    expect(await refusalOf(notHanded(wang.id, 'door-not-opened'))).toBe('canteen.door-steps-first')
    expect(await refusalOf(step(wang.id, 'ring', '11:40'))).toBe('canteen.door-step-order')
    await step(wang.id, 'wait', '11:40')
    expect(await refusalOf(step(wang.id, 'ring', '11:39'))).toBe('canteen.door-clock-back')
    await step(wang.id, 'ring', '11:45')
    await step(wang.id, 'neighbour', '11:48')
    expect(await refusalOf(notHanded(wang.id, 'door-not-opened'))).toBe('canteen.door-steps-first')
    expect((await step(wang.id, 'emergency-contact', '11:52')).nextStep).toBeNull()
    await notHanded(wang.id, 'door-not-opened')
    const stop = (await run()).find(({ name }) => name === '王桂珍')
    expect(stop).toMatchObject({ state: 'not-taken', reason: 'door-not-opened' })
    expect(stop?.steps.map(({ clock }) => clock)).toEqual(['11:40', '11:45', '11:48', '11:52'])
  })

  it('is held by the database too, whoever writes', () => {
    const { store } = canteen.desk.session.requireOpen()
    expect(() =>
      store.sqlite
        .prepare(
          `INSERT INTO canteen_not_taken (day, meal, diner_id, reason, at, staff_id) VALUES (?, 'lunch', ?, 'door-not-opened', 0, ?)`,
        )
        .run(monday, wang.id, canteen.managerId),
    ).toThrow('after every step')
  })

  it('needs no further step once somebody answered, or when it is known where they are', async () => {
    await step(wang.id, 'wait', '11:40')
    await step(wang.id, 'ring', '11:45', 'opened')
    expect(await refusalOf(step(wang.id, 'neighbour', '11:50'))).toBe('canteen.door-answered')
    await hand(wang.id, { clock: '11:46' })
    await notHanded(li.id, 'in-hospital')
    expect((await run()).map(({ state }) => state).toSorted()).toEqual(['had', 'not-taken'])
  })
})

describe('the carrier’s sheet', () => {
  it('has a phone in full on record under its person, line by line, and once more when it leaves', async () => {
    const { id: route } = await keepRoute([wang.id, li.id])
    const before = disclosuresOf(canteen).length
    await delivery().stopInFull({ diner: wang.id, ...lunch })
    await delivery().sheetPrinted({ sendId: newSendId(), route, ...lunch, onto: 'paper' })
    expect(
      disclosuresOf(canteen)
        .slice(before)
        .map(({ subject, reason }) => [subject, reason]),
    ).toEqual([
      [`resident:${wang.residentId}`, 'paper'],
      [`canteen-route:${route}`, 'print'],
    ])
  })

  it('says whom the last step at a shut door rings, on record with the rest; of a protected person only to whoever may reach them', async () => {
    const contacts = [
      { name: '王小明', relation: '儿子', phone: '13907198823' },
      { name: '王小红', relation: '女儿', phone: '13907198824' },
    ]
    const zhao = await enrol(canteen, '赵素芬', { contacts })
    await everyWeek(canteen, zhao.id, { from: '2026-11-24' })
    const sheet = () => delivery().stopInFull({ diner: zhao.id, day: '2026-11-24', meal: 'lunch' })
    expect((await sheet()).contact).toEqual(contacts[0])
    expect(disclosuresOf(canteen).at(-1)).toMatchObject({
      subject: `resident:${zhao.residentId}`,
      fields: ['phone', 'contact-phone'],
      reason: 'paper',
    })
    await protect(zhao)
    expect((await sheet()).contact).toEqual(contacts[0])
    expect(disclosuresOf(canteen).at(-1)?.fields).toEqual(['protected-phone'])
    await canteen.signIn('canteen')
    expect((await sheet()).contact).toBeNull()
  })

  it('tells the canteen nothing of a protected person’s door and phone', async () => {
    await keepRoute([wang.id, li.id])
    await protect(wang)
    await canteen.signIn('canteen')
    expect(await delivery().stopInFull({ diner: wang.id, ...lunch })).toEqual({
      diner: wang.id,
      phone: '',
      address: '',
      contact: null,
      isHidden: true,
      landmark: '',
      keyNote: '',
      dueFen: 0,
    })
  })
})

describe('a protected person (反家庭暴力法)', () => {
  it('is after the round, with nothing that leads to their door, for whoever is not told it', async () => {
    await keepRoute([wang.id, li.id])
    await protect(wang)
    expect((await run()).map(({ name, landmark }) => [name, landmark])).toEqual([
      ['王桂珍', '红门旁'],
      ['李秀英', '红门旁'],
    ])
    await canteen.signIn('canteen')
    expect((await run()).map(({ name, landmark }) => [name, landmark])).toEqual([
      ['李秀英', '红门旁'],
      ['王桂珍', ''],
    ])
    const [route] = (await delivery().routes({})).routes
    expect(
      route?.stops.map(({ name, landmark, keyNote, isHidden }) => [name, landmark, keyNote, isHidden]),
    ).toEqual([
      ['李秀英', '红门旁', '钥匙在门卫', false],
      ['王桂珍', '', '', true],
    ])
  })

  it('keeps what is written of their door when the round is kept by whoever is not told it', async () => {
    const { id } = await keepRoute([wang.id, li.id])
    await protect(wang)
    await canteen.signIn('canteen')
    const [route] = (await delivery().routes({})).routes
    await delivery().keepRoute({
      sendId: newSendId(),
      id,
      name: '东线',
      carrier: '小周',
      stops: (route?.stops ?? []).map(({ diner, landmark, keyNote, band }) => ({
        diner,
        landmark,
        keyNote,
        band,
      })),
    })
    await canteen.signIn('manager')
    const stops = (await delivery().routes({})).routes[0]?.stops
    expect(stops?.find(({ diner }) => diner === wang.id)).toMatchObject({
      landmark: '红门旁',
      keyNote: '钥匙在门卫',
    })
  })

  it('keeps their place between the doors when the round is kept by whoever is not told it', async () => {
    const zhang = await enrol(canteen, '张玉兰')
    const zhao = await enrol(canteen, '赵国强')
    const qian = await enrol(canteen, '钱秀珍')
    const { id: round } = await keepRoute([wang.id, li.id, zhang.id, zhao.id, qian.id])
    await protect(wang)
    await protect(zhang)
    const walked = async () => (await delivery().routes({})).routes[0]?.stops.map(({ diner }) => diner)
    await canteen.signIn('canteen')
    expect(await walked()).toEqual([li.id, zhao.id, qian.id, wang.id, zhang.id])
    await keepRoute([zhao.id, li.id, wang.id, zhang.id], round)
    await canteen.signIn('manager')
    // The first, and the one behind whom she had been the third; who was taken out is not there any more.
    expect(await walked()).toEqual([wang.id, zhao.id, li.id, zhang.id])
    await canteen.signIn('canteen')
    await keepRoute([li.id, wang.id], round)
    await canteen.signIn('manager')
    expect(await walked()).toEqual([wang.id, li.id])
  })

  it('stays in a place that the canteen is not told', async () => {
    const { diners } = canteen.client.canteen
    const stay = { id: wang.id, place: '妹妹家', from: '2026-11-01', until: null }
    await diners.stay({ sendId: newSendId(), ...stay })
    const placeTold = async () => (await diners.get({ id: wang.id })).stays[0]?.place
    await protect(wang)
    expect(await placeTold()).toBe('妹妹家')
    await canteen.signIn('canteen')
    expect(await placeTold()).toBe('')
  })
})
