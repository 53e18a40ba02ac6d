/** A walk through care alerts, for the tests that walk every feature. */
import type { ContractRouterClient } from '@orpc/contract'
import type { residentsContract } from '#features/residents/contract'
import type { ScreenAddress, Walker } from '#desk/walk'
import type { canteenContract } from '../contract'

type Canteen = ContractRouterClient<typeof canteenContract>
type CanteenWalker = Walker<{ canteen: Canteen; residents: ContractRouterClient<typeof residentsContract> }>

/** Somebody who lives alone did not come for what they had ordered: whom to call, and what became of them. */
export async function walkCare({
  client: { canteen, residents },
  sendId,
  say,
}: CanteenWalker): Promise<void> {
  const { id: residentId } = await residents.register({
    sendId: sendId(),
    person: {
      name: say.name,
      sex: null,
      idKind: null,
      idNumber: '',
      birth: null,
      registration: null,
      registrationPlace: '',
      address: { estate: '', building: '', unit: '', room: '', grid: '' },
      phones: [{ number: say.phone, owner: 'self', ownerName: '' }],
      contacts: [],
      remark: '',
    },
    relation: '',
    tags: [],
    consent: null,
  })
  await residents.addTag({
    sendId: sendId(),
    id: residentId,
    code: 'living-alone',
    since: null,
    until: null,
    proof: '',
  })
  const { id: diner } = await canteen.diners.enrol({
    sendId: sendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [],
    diet: '',
    code: null,
  })
  const { day } = await canteen.orders.day({ day: null, meal: 'lunch' })
  const sitting = { diner, day, meal: 'lunch' } as const
  await canteen.orders.order({ sendId: sendId(), ...sitting, way: 'taken', offer: null, late: 'visitor' })
  await canteen.orders.notTaken({ sendId: sendId(), ...sitting, reason: 'not-come' })
  await canteen.care.list({})
  await canteen.care.get({ diner })
  await canteen.care.reveal({
    diner,
    field: { kind: 'phone', at: 0 },
    reason: { code: 'emergency', note: '' },
  })
  const seen = { result: 'seen', note: say.text.slice(0, 200) } as const
  await canteen.care.settle({ sendId: sendId(), ...sitting, ...seen })
  await canteen.care.takeBack({ sendId: sendId(), ...sitting })
  await canteen.care.settle({ sendId: sendId(), ...sitting, ...seen })
}

export const careScreens = {
  '/canteen/care': { at: '/canteen/care', shows: '关怀提醒' },
  '/canteen/care/:dinerId': { at: '/canteen/care/1', shows: /./ },
} as const satisfies Readonly<Record<string, ScreenAddress>>
