/** Care alerts at a real desk: raised when somebody looks, by what was ordered and what is usual, and done only with a result. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '#ground/days'
import type { CareResult } from '#features/canteen/contract/words'
import { newSendId } from '../../support/desk'
import { disclosuresOf } from '../../support/disclosures'
import { register } from '../residents/people'
import {
  eat,
  enrol,
  everyWeek,
  monday,
  openCanteen,
  refusalOf,
  type Canteen,
  type Enrolled,
} from './ordering'

let canteen: Canteen
let alone: Enrolled
beforeEach(async () => {
  canteen = await openCanteen()
  alone = await enrol(canteen, '王桂珍', { livesAlone: true })
})
afterEach(() => canteen.close())

const at = (day: string, clock: string) => canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
const care = () => canteen.client.canteen.care
const alerts = async () => (await care().list({})).alerts
const names = async () => (await alerts()).map(({ name }) => name)
const settle = (diner: number, day: string, result: CareResult, note = '') =>
  care().settle({ sendId: newSendId(), diner, day, meal: 'lunch', result, note })
const say = (diner: number, reason: 'not-come' | 'with-family') =>
  canteen.client.canteen.orders.notTaken({ sendId: newSendId(), diner, day: monday, meal: 'lunch', reason })

describe('somebody who lives alone and ordered', () => {
  it('is asked after as soon as the meal is over, and not before', async () => {
    await everyWeek(canteen, alone.id)
    at(monday, '12:30')
    expect(await names()).toEqual([])
    at(monday, '13:00')
    expect(await alerts()).toMatchObject([
      {
        name: '王桂珍',
        livesAlone: true,
        isOverdue: false,
        missed: [{ day: monday, reason: 'ordered-alone' }],
      },
    ])
  })

  it('lives alone by whichever word a register has for it', async () => {
    const { residents, dictionaries } = canteen.client
    const tagged = async (name: string, label: string) => {
      const { code } = await dictionaries.add({
        ...{ sendId: newSendId(), dictionary: 'tag', label, tone: 'plain', note: '' },
      })
      const someone = await enrol(canteen, name)
      const tag = { id: someone.residentId, code, since: null, until: null, proof: '' }
      await residents.addTag({ sendId: newSendId(), ...tag })
      await everyWeek(canteen, someone.id)
    }
    await tagged('李秀英', '独居老人')
    await tagged('张玉兰', '非独居老人')
    at(monday, '13:00')
    expect(await names()).toEqual(['李秀英'])
  })

  it('is asked after at once when the carrier or the till says that they did not come', async () => {
    await everyWeek(canteen, alone.id)
    at(monday, '11:00')
    await say(alone.id, 'not-come')
    expect(await names()).toEqual(['王桂珍'])
  })

  it('needs no call when they took the meal, called off, or it is known where they are', async () => {
    await everyWeek(canteen, alone.id)
    at(monday, '11:30')
    await say(alone.id, 'with-family')
    at(monday, '14:00')
    expect(await names()).toEqual([])
    const other = await enrol(canteen, '李秀英', { livesAlone: true })
    await everyWeek(canteen, other.id, { from: '2026-11-24' })
    at('2026-11-24', '11:30')
    await eat(canteen, other.id, '2026-11-24')
    at('2026-11-24', '14:00')
    expect(await names()).toEqual(['王桂珍'])
  })

  it('is asked after for days on which the program was off, once, with all that was missed', async () => {
    await everyWeek(canteen, alone.id)
    at('2026-11-26', '09:00')
    expect(await alerts()).toMatchObject([
      { isOverdue: true, missed: [{ day: '2026-11-25' }, { day: '2026-11-24' }, { day: monday }] },
    ])
    await settle(alone.id, '2026-11-25', 'in-hospital')
    expect(await names()).toEqual([])
    at('2026-11-26', '13:00')
    expect(await alerts()).toMatchObject([{ missed: [{ day: '2026-11-26' }] }])
  })

  it('is asked after until somebody says what became of them, also when more than a week went by', async () => {
    await everyWeek(canteen, alone.id, { weekdays: [1] })
    const other = await enrol(canteen, '李秀英', { livesAlone: true })
    await everyWeek(canteen, other.id, { weekdays: [1] })
    const { orders } = canteen.client.canteen
    for (const { id } of [alone, other]) {
      const stop = { diner: id, meal: null, from: addDays(monday, 1), until: null, late: null }
      await orders.pause({ sendId: newSendId(), ...stop })
    }
    const later = addDays(monday, 12)
    at(addDays(monday, 9), '11:30')
    await eat(canteen, other.id, addDays(monday, 9))
    at(later, '13:00')
    expect(await alerts()).toMatchObject([{ name: '王桂珍', isOverdue: true, missed: [{ day: monday }] }])
    await settle(alone.id, monday, 'seen')
    expect(await names()).toEqual([])
  })

  it('is not asked after once dead', async () => {
    await everyWeek(canteen, alone.id)
    const { version } = await canteen.client.residents.read({ id: alone.residentId })
    await canteen.client.residents.setStatus({
      sendId: newSendId(),
      id: alone.residentId,
      version,
      status: 'deceased',
      since: monday,
      note: '',
    })
    at(monday, '14:00')
    expect(await names()).toEqual([])
  })

  it('is not asked after for a day without a board: nobody cooked', async () => {
    await everyWeek(canteen, alone.id)
    await canteen.client.canteen.menu.setBoard({
      sendId: newSendId(),
      day: monday,
      meal: 'lunch',
      entries: [],
    })
    at(monday, '14:00')
    expect(await names()).toEqual([])
  })
})

describe('a regular', () => {
  /** Ten days of service, at which somebody else eats too. */
  async function tenLunches(diner: number): Promise<void> {
    const other = await enrol(canteen, '张玉兰')
    let day = addDays(monday, -14)
    for (let served = 0; served < 10; day = addDays(day, 1)) {
      if (weekdayOf(day) === 0) continue
      served += 1
      at(day, '11:30')
      await eat(canteen, other.id, day)
      if (served !== 3) await eat(canteen, diner, day)
    }
    at(monday, '11:30')
    await eat(canteen, other.id, monday)
  }

  it('who does not come is asked after though nothing was ordered, whoever lives alone first', async () => {
    const family = await enrol(canteen, '李秀英')
    await tenLunches(family.id)
    await everyWeek(canteen, alone.id, { from: monday, late: 'family-called' })
    at(monday, '13:30')
    expect((await alerts()).map(({ name, missed }) => [name, missed[0]?.reason])).toEqual([
      ['王桂珍', 'ordered-alone'],
      ['李秀英', 'regular'],
    ])
  })

  it('is whoever the canteen’s settings call so', async () => {
    const family = await enrol(canteen, '李秀英')
    await tenLunches(family.id)
    at(monday, '13:30')
    const { settings } = canteen.client.canteen
    const asked = async (careDaysForRegular: number) => {
      const kept = { ...(await settings.get({})), careDaysLooked: 10, careDaysForRegular }
      await settings.save({ sendId: newSendId(), settings: kept })
      return (await alerts()).map(({ name }) => name)
    }
    expect(await asked(9)).toEqual(['李秀英'])
    expect(await asked(10)).toEqual([])
    await expect(asked(11)).rejects.toMatchObject({ data: { code: 'desk.input' } })
  })

  it('who is on a pause is not', async () => {
    const family = await enrol(canteen, '李秀英')
    await tenLunches(family.id)
    await canteen.client.canteen.orders.pause({
      sendId: newSendId(),
      diner: family.id,
      meal: null,
      from: monday,
      until: null,
      late: null,
    })
    at(monday, '13:30')
    expect(await names()).toEqual([])
  })
})

describe('a result', () => {
  it('is the only thing that ends it: said by a person, with words where it is another', async () => {
    await everyWeek(canteen, alone.id)
    at(monday, '14:00')
    expect(await refusalOf(settle(alone.id, monday, 'other'))).toBe('desk.input')
    await settle(alone.id, monday, 'other', '网格员上门，睡着了')
    expect(await names()).toEqual([])
    expect(await refusalOf(settle(alone.id, monday, 'seen'))).toBe('canteen.no-alert')
    const { results } = await care().get({ diner: alone.id })
    expect(results).toMatchObject([{ result: 'other', note: '网格员上门，睡着了' }])
  })

  it('said of somebody else is taken back on the same day, and they are asked after again', async () => {
    await everyWeek(canteen, alone.id)
    at(monday, '14:00')
    const takeBack = () =>
      care().takeBack({ sendId: newSendId(), diner: alone.id, day: monday, meal: 'lunch' })
    expect(await refusalOf(takeBack())).toBe('canteen.no-result')
    await settle(alone.id, monday, 'seen')
    await takeBack()
    expect(await names()).toEqual(['王桂珍'])
    expect(await refusalOf(takeBack())).toBe('canteen.no-result')
    expect((await care().get({ diner: alone.id })).results).toMatchObject([
      { result: 'taken-back' },
      { result: 'seen' },
    ])
    await settle(alone.id, monday, 'spoken-to')
    expect(await names()).toEqual([])
    at(addDays(monday, 1), '09:00')
    expect(await refusalOf(takeBack())).toBe('canteen.no-result')
  })

  it('is listed for as long as it is today and stands, and is what may be taken back', async () => {
    await everyWeek(canteen, alone.id)
    at(monday, '14:00')
    const listed = async () => (await care().list({})).settled
    const back = async () => (await care().get({ diner: alone.id })).results.map((one) => one.mayTakeBack)
    expect(await listed()).toEqual([])
    await settle(alone.id, monday, 'seen')
    expect(await listed()).toMatchObject([
      { diner: alone.id, name: '王桂珍', day: monday, meal: 'lunch', result: 'seen' },
    ])
    expect(await back()).toEqual([true])
    await care().takeBack({ sendId: newSendId(), diner: alone.id, day: monday, meal: 'lunch' })
    expect([await listed(), await back()]).toEqual([[], [false, false]])
    await settle(alone.id, monday, 'spoken-to')
    expect([(await listed()).length, await back()]).toEqual([1, [true, false, false]])
    at(addDays(monday, 1), '09:00')
    expect([await listed(), await back()]).toEqual([[], [false, false, false]])
  })

  it('said by the front desk, whose duty of today it is as well, after a phone that was shown on record', async () => {
    await everyWeek(canteen, alone.id)
    at(monday, '14:00')
    await canteen.signIn('front-desk')
    const { duties } = await canteen.client.visits.home({})
    expect(duties).toMatchObject([
      { feature: 'canteen', kind: 'care-ordered-alone', residentName: '王桂珍', due: monday },
    ])
    const before = disclosuresOf(canteen).length
    const { phones } = await care().get({ diner: alone.id })
    expect(phones).toMatchObject([{ number: '138****2630' }])
    const reason = { code: 'emergency', note: '' } as const
    const shown = await care().reveal({ diner: alone.id, field: { kind: 'phone', at: 0 }, reason })
    expect(shown.value).toBe('13817542630')
    expect(disclosuresOf(canteen).slice(before).at(-1)).toMatchObject({
      subject: `resident:${alone.residentId}`,
      fields: ['phone'],
      reason: 'emergency',
    })
    await settle(alone.id, monday, 'spoken-to')
    expect((await canteen.client.visits.home({})).duties).toEqual([])
  })
})

describe('a protected person (反家庭暴力法)', () => {
  it('is reached through the front desk: the canteen is told of nobody near them, and not what was said of where they are', async () => {
    const { residents, canteen: ofCanteen } = canteen.client
    const phones = [{ number: '13817542631', owner: 'relative' as const, ownerName: '姐姐陈玉兰' }]
    const id = await register(canteen.client, { name: '陈玉芳', birth: '1940-01-01', phones })
    const near = { registered: 'community', lives: 'community' } as const
    const asked = { sendId: newSendId(), residentId: id, ...near, avoids: [], diet: '', code: null }
    const { id: diner } = await ofCanteen.diners.enrol(asked)
    await everyWeek(canteen, diner, { late: 'family-called' })
    await canteen.client.residents.addTag({
      ...{ sendId: newSendId(), id, code: 'living-alone', since: null, until: null, proof: '' },
    })
    at(monday, '13:00')
    await settle(diner, monday, 'other', '在水印桃源9栋姐姐家，平安')
    const told = async () => {
      const { phones: ways, results } = await care().get({ diner })
      return JSON.stringify([ways, results.map(({ note }) => note)])
    }
    await canteen.signIn('canteen')
    expect(await told()).toMatch(/陈玉兰.*水印桃源9栋/)
    await canteen.signIn('manager')
    const { version } = await residents.read({ id })
    const order = { basis: 'own-request', since: monday, until: null } as const
    await residents.protect({ sendId: newSendId(), id, version, ...order })
    expect(await told()).toMatch(/陈玉兰.*水印桃源9栋/)
    await canteen.signIn('canteen')
    expect(await told()).not.toMatch(/姐|兰|relative|桃源/)
  })
})
