/** The slip adds up: what was taken, the canteen's discount, the subsidy and the fee come to what was paid; taken back it says so. */
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { OnPaper } from '#app/parts/print/index'
import { SessionContext, type OpenSession } from '#app/session/session'
import { paidBy, sumParts } from '#features/canteen/till/ui/sums'
import { Slip } from '#features/canteen/till/ui/Slip.tsx'
import { newSendId, testCentre } from '../../support/desk'
import { enrol, monday, openCanteen, type Canteen } from './ordering'
import type { Policy } from '#features/canteen/contract/index'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

/** Without words each text is its key. */
beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: {} }))

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const tenth: Policy = {
  kind: 'discount',
  code: 'tenth',
  name: '九折',
  basis: '食堂公告',
  from: '2026-01-01',
  until: null,
  priority: 10,
  ageCounting: 'on-birthday',
  endsOnMovingAway: false,
  conditions: [],
  classes: [
    {
      code: 'all',
      name: '全部',
      who: [],
      paysBasisPoints: 9000,
      rounding: { way: 'half-up', toFen: 1 },
    },
  ],
}

async function soldBrought() {
  const { policies, till } = canteen.client.canteen
  await policies.add({ sendId: newSendId(), policy: tenth })
  const { id } = await enrol(canteen, '王桂珍')
  const asked = {
    day: monday,
    meal: 'lunch',
    way: 'delivered',
    eater: 'diner',
    diner: id,
  } as const
  const lunch = { ...asked, choice: [{ offer: canteen.fish, count: 1 }] }
  const { price } = await till.quote(lunch)
  const { meal } = await till.sell({
    sendId: newSendId(),
    ...lunch,
    tenders: [{ kind: 'cash', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: null,
    again: false,
    late: null,
  })
  return meal
}

const session: OpenSession = {
  staff: { id: 1, account: 'canteen', name: '周敏', roles: ['canteen'] },
  centre: { ...testCentre, fullName: '', address: '', phone: '', hours: '' },
  demonstration: false,
  version: '',
  today: monday,
  now: () => 0,
  recoveryKeyConfirmed: true,
  recoveryKeyRenewalDue: false,
  health: null,
  keyringFault: null,
  writesStopped: null,
  clockBehind: null,
  lock: () => Promise.resolve(),
  signOut: () => Promise.resolve(),
}

async function drawn(id: number, copy = 1): Promise<string> {
  const { meal, price, tenders } = await canteen.client.canteen.till.meal({ id })
  const slip = createElement(Slip, { meal, price, tenders, copy })
  return renderToStaticMarkup(
    createElement(SessionContext, { value: session }, createElement(OnPaper, null, slip)),
  )
}

it('the parts of a price with a discount and a fee come to what is paid', async () => {
  const { price } = await canteen.client.canteen.till.meal({ id: await soldBrought() })
  expect(sumParts(price).map(({ name, fen }) => [name, fen])).toEqual([
    ['list', 1350],
    ['discount', -135],
    ['subsidy', -500],
    ['deliveryFee', 200],
  ])
  expect(sumParts(price).reduce((sum, { fen }) => sum + fen, 0)).toBe(price.ownFen)
  expect(paidBy(price).reduce((sum, { fen }) => sum + fen, 0)).toBe(500)
})

it('the slip has a line of its own for each of them, and one of a meal taken back says that it was', async () => {
  const meal = await soldBrought()
  const slip = await drawn(meal)
  expect(slip).toContain('till.discount')
  expect(slip).toContain('price.deliveryFee')
  expect(slip).not.toContain('slip.takenBack')
  await canteen.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: null })
  expect(await drawn(meal)).toContain('slip.takenBack')
})

it('OCA/hr#845: of a slip printed three times the second and the third say that they are copies', async () => {
  const meal = await soldBrought()
  const marked: boolean[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const { copy } = await canteen.client.canteen.till.slip({ sendId: newSendId(), meal })
    marked.push((await drawn(meal, copy)).includes('slip.copy'))
  }
  expect(marked).toEqual([false, true, true])
})
