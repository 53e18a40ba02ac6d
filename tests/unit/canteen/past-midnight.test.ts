/** A meal that is served past midnight: nobody has missed it while it is still to come, or goes on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { whyNoDoorStep } from '#features/canteen/delivery/rules'
import { sittingIsOver } from '#features/canteen/rules/service-day'
import { usualSettings } from '#features/canteen/settings/contract'
import { newSendId } from '../../support/desk'
import { enrol, monday, openCanteen, type Canteen } from './ordering'

const tuesday = addDays(monday, 1)
const untilHalfPastMidnight = {
  ...usualSettings,
  windows: [
    ...usualSettings.windows.filter(({ meal }) => meal !== 'supper'),
    { meal: 'supper' as const, from: '17:00', until: '00:30' },
  ],
}

describe('a supper until half past midnight', () => {
  let canteen: Canteen
  beforeEach(async () => {
    canteen = await openCanteen()
  })
  afterEach(() => canteen.close())

  it('of somebody who lives alone is missed when it is over, and overdue the day after', async () => {
    const { canteen: client } = canteen.client
    await client.settings.save({ sendId: newSendId(), settings: untilHalfPastMidnight })
    const supper = {
      day: monday,
      meal: 'supper',
      entries: [{ offer: canteen.soft, substitute: null }],
    } as const
    await client.menu.setBoard({ sendId: newSendId(), ...supper, entries: [...supper.entries] })
    const { id } = await enrol(canteen, '王桂珍', { livesAlone: true })
    const pattern = { diner: id, meal: 'supper', way: 'delivered', weekdays: [1], offer: null } as const
    await client.orders.addPattern({
      ...{ sendId: newSendId(), ...pattern, weekdays: [...pattern.weekdays], from: monday, until: null },
      ...{ replaces: null, late: null },
    })
    const missed = async (day: string, clock: string) => {
      canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
      return (await client.care.list({})).alerts.map(({ isOverdue }) => isOverdue)
    }
    expect(await missed(monday, '09:30')).toEqual([])
    expect(await missed(monday, '23:50')).toEqual([])
    expect(await missed(tuesday, '00:10')).toEqual([])
    expect(await missed(tuesday, '00:30')).toEqual([false])
    expect(await missed(tuesday, '09:00')).toEqual([true])
  })
})

describe('whether a sitting is over', () => {
  const isOver = (day: string, clock: string, settings = untilHalfPastMidnight) =>
    sittingIsOver({ day: monday, meal: 'supper' }, { day, clock }, settings)

  it('is told by its own service day', () => {
    expect(isOver(monday, '16:00')).toBe(false)
    expect(isOver(tuesday, '00:29')).toBe(false)
    expect(isOver(tuesday, '00:31')).toBe(true)
    expect(isOver(addDays(monday, -1), '20:00')).toBe(false)
  })

  it('waits for the end of that day where its window runs past it', () => {
    const allNight = {
      ...usualSettings,
      windows: [{ meal: 'supper' as const, from: '17:00', until: '04:30' }],
    }
    expect(isOver(monday, '05:00', allNight)).toBe(false)
    expect(isOver(tuesday, '03:59', allNight)).toBe(false)
    expect(isOver(tuesday, '04:00', allNight)).toBe(true)
  })
})

it('a second ring after midnight comes after a first before it', () => {
  const tried = [{ step: 'wait', result: 'no-answer', clock: '23:58' }] as const
  expect(whyNoDoorStep({ step: 'ring', clock: '00:03' }, tried, '04:00')).toBeNull()
  expect(whyNoDoorStep({ step: 'ring', clock: '23:40' }, tried, '04:00')?.code).toBe('door-clock-back')
})
