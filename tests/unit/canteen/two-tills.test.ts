/** Two tills at once, with the desk going away in between: nobody has two subsidised meals, nothing acknowledged is lost or doubled. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connect, newSendId, openTestDesk, type DeskClient, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { fiveYuanFrom60 } from './selling'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  // Monday 23 November 2026, 11:30.
  desk.clock.setDate(Date.parse('2026-11-23T03:30:00Z'))
})
afterEach(() => desk.close())

const diners = 12
const paidIn = 2000
const ownFen = 850

interface Sale {
  readonly sendId: string
  readonly diner: number
}

const sell = (client: DeskClient, offer: number, { sendId, diner }: Sale) =>
  client.canteen.till.sell({
    sendId,
    day: '2026-11-23',
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: [{ offer, count: 1 }],
    tenders: [{ kind: 'balance', fen: ownFen }],
    expectFen: ownFen,
    card: null,
    again: false,
    late: null,
  })

const sums = z.object({
  meals: z.number(),
  people: z.number(),
  subsidy: z.number(),
  least: z.number(),
  left: z.number(),
})

describe('two tills', () => {
  it('that sell to the same queue at once, and lose the desk in between', async () => {
    const { canteen } = desk.client
    await canteen.policies.add({ sendId: newSendId(), policy: fiveYuanFrom60 })
    const set = { id: null, name: '一荤两素', dishes: [], fen: 1350, from: '2026-01-01' }
    const { id: offer } = await canteen.menu.keepOffer({ sendId: newSendId(), ...set })
    const entries = [{ offer, substitute: null }]
    await canteen.menu.setBoard({ sendId: newSendId(), day: '2026-11-23', meal: 'lunch', entries })
    const sales: Sale[] = []
    for (let at = 0; at < diners; at += 1) {
      const residentId = await register(desk.client, { name: '王桂珍', birth: '1940-01-01' })
      const { id: diner } = await canteen.diners.enrol({
        sendId: newSendId(),
        residentId,
        registered: 'community',
        lives: 'community',
        avoids: [],
        diet: '',
        code: null,
      })
      await canteen.balance.topUp({ sendId: newSendId(), diner, fen: paidIn, giftFen: 0, tender: 'cash' })
      // Each stands before both tills.
      sales.push({ sendId: newSendId(), diner }, { sendId: newSendId(), diner })
    }
    const acknowledged = new Map<string, number>()
    let open = sales
    for (let kills = 0; open.length > 0 && kills < 4; kills += 1) {
      const tills = [connect(desk.desk), connect(desk.desk)]
      const answers = open.map((sale, at) =>
        sell(tills[at % 2] ?? desk.client, offer, sale).then(
          ({ meal }) => {
            expect(acknowledged.get(sale.sendId) ?? meal).toBe(meal)
            acknowledged.set(sale.sendId, meal)
            return null
          },
          (error: unknown) => (/sitting-had/.test(JSON.stringify(error)) ? null : sale),
        ),
      )
      if (kills < 3) {
        await answers[kills * 3]
        const reopened = await desk.reopen()
        await Promise.allSettled(answers)
        desk = reopened
        await desk.signIn('manager')
      }
      const left = await Promise.all(answers)
      open = left.flatMap((sale) => sale ?? [])
    }
    expect(open).toEqual([])
    // What was acknowledged is sent once more, as by a page that did not hear it, and stays one meal.
    for (const sale of sales.filter(({ sendId }) => acknowledged.has(sendId))) {
      expect((await sell(desk.client, offer, sale)).meal).toBe(acknowledged.get(sale.sendId))
    }
    const row = sums.parse(
      desk.desk.session
        .requireOpen()
        .store.sqlite.prepare(
          `SELECT count(*) AS meals, count(DISTINCT diner_id) AS people, sum(subsidy_fen) AS subsidy,
                  (SELECT min(left_fen) FROM canteen_lots) AS least, (SELECT sum(left_fen) FROM canteen_accounts) AS left
             FROM canteen_meals`,
        )
        .get(),
    )
    expect(row).toEqual({
      meals: diners,
      people: diners,
      subsidy: diners * 500,
      least: paidIn - ownFen,
      left: diners * (paidIn - ownFen),
    })
    expect(acknowledged.size).toBe(diners)
  })
})
