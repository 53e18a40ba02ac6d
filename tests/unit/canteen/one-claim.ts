/** The smallest claim with something in it: one lunch of today, in a draft of its month. */
import { newSendId, type DeskClient } from '../../support/desk'
import { register } from '../residents/people'
import { fiveYuanFrom60 } from './selling'

export async function claimOfOneLunch(client: DeskClient): Promise<number> {
  const { canteen } = client
  const sendId = newSendId
  await canteen.policies.add({ sendId: sendId(), policy: fiveYuanFrom60 })
  const set = { id: null, name: '一荤两素', dishes: [], fen: 1350, from: '2026-01-01' }
  const { id: offer } = await canteen.menu.keepOffer({ sendId: sendId(), ...set })
  const { today: day } = await canteen.till.state({ day: null, meal: null })
  await canteen.menu.setBoard({
    sendId: sendId(),
    day,
    meal: 'lunch',
    entries: [{ offer, substitute: null }],
  })
  const residentId = await register(client, { name: '王桂珍', birth: '1950-01-01' })
  const { id: diner } = await canteen.diners.enrol({
    sendId: sendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [],
    diet: '',
    code: null,
  })
  await canteen.till.sell({
    sendId: sendId(),
    day,
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: [{ offer, count: 1 }],
    tenders: [{ kind: 'cash', fen: 850 }],
    expectFen: 850,
    card: null,
    again: false,
    late: null,
  })
  const { id } = await canteen.claims.make({ sendId: sendId(), span: 'month', month: day.slice(0, 7) })
  return id
}
