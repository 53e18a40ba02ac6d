/** What the settings say counts the same at the till, in 试算 and wherever an age stands. */
import { afterEach, expect, it } from 'vitest'
import { feeOffered } from '#features/canteen/try-it/ui/tried'
import { usualSettings } from '#features/canteen/settings/contract'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk | undefined
afterEach(() => at?.desk.close())

const day = '2026-02-28'

it.each(['first-of-march', 'last-of-february'] as const)(
  'whoever was born on 29 February is as old on the 28th as the settings say: %s',
  async (leapBirthday) => {
    const [sixty] = claimedPolicy.classes
    const who = [[{ kind: 'age' as const, from: 62, until: null }]]
    at = await openClaimDesk({ ...claimedPolicy, classes: sixty === undefined ? [] : [{ ...sixty, who }] })
    const { canteen } = at.desk.client
    const settings = await canteen.settings.get({})
    await canteen.settings.save({ sendId: newSendId(), settings: { ...settings, leapBirthday } })
    const { diner } = await at.enrol('王桂珍', '1964-02-29')
    at.go(day)
    const offer = { id: null, name: '午餐', dishes: [], fen: 1350, from: '2026-01-01' }
    const { id } = await canteen.menu.keepOffer({ sendId: newSendId(), ...offer })
    const entries = [{ offer: id, substitute: null }]
    await canteen.menu.setBoard({ sendId: newSendId(), day, meal: 'lunch', entries })
    const sitting = { day, meal: 'lunch', way: 'eaten', eater: 'diner' } as const
    const quoted = await canteen.till.quote({ ...sitting, diner, choice: [{ offer: id, count: 1 }] })
    const tried = await canteen.policies.tryIt({
      policy: null,
      trial: {
        person: {
          age: 62,
          birth: '1964-02-29',
          sex: null,
          registered: 'community',
          lives: 'community',
          categories: [],
          inInstitution: false,
        },
        meal: { ...sitting, clock: '11:30', listFen: 1350, deliveryFeeFen: 0 },
      },
    })
    const is62 = leapBirthday === 'last-of-february'
    expect([quoted.price.subsidyFen, tried.price.subsidyFen]).toEqual(is62 ? [200, 200] : [0, 0])
    const shown = is62 ? 62 : 61
    expect((await canteen.till.find({ query: '王桂珍' })).found[0]?.age).toBe(shown)
    expect((await canteen.diners.get({ id: diner })).diner.age).toBe(shown)
  },
)

it('the fee that is offered to try is that of the settings, of the band and of no meal that is not brought', () => {
  const settings = { ...usualSettings, deliveryFeeFen: 350, deliveryBands: [{ name: '四层以上', fen: 500 }] }
  expect(feeOffered(settings, 'delivered', '')).toBe(350)
  expect(feeOffered(settings, 'delivered', '四层以上')).toBe(500)
  expect(feeOffered(settings, 'eaten', '四层以上')).toBe(0)
})
