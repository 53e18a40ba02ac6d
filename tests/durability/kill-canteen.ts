/**
 * The same kills of a canteen at noon: every lane is a till, and all of them have the same queue. Nobody has two subsidised
 * meals in a sitting, no balance falls below zero or differs from its entries, and what was answered is there once.
 */
import { randomInt } from 'node:crypto'
import { codeOf } from './refusals'
import type { Policy } from '#features/canteen/contract/index'
import { meals, type Meal } from '#features/canteen/contract/words'
import type { SQLiteFile } from '#vault/store/open'
import { keysOf, lookInto, openHere, setUpRequest, signIn, temporaryFolder } from './desk-folder'
import type { DeskClient } from './host-process'
import type { DeskToKill } from './kill'
import type { Page } from './page'
import { faultsOf, tally } from './soundness'
import { personNamed } from './working-day'

const diners = 8
const priceFen = 1350
const subsidyFen = 500
const ownFen = priceFen - subsidyFen

/** Five yuan of every meal for whoever eats here, three of them the city's. */
const fiveYuan: Policy = {
  kind: 'subsidy',
  code: 'five',
  name: '五元餐',
  basis: '民发〔2026〕1号',
  from: '2020-01-01',
  until: null,
  priority: 100,
  ageCounting: 'on-birthday',
  endsOnMovingAway: true,
  conditions: [],
  classes: [
    {
      code: 'all',
      name: '就餐人',
      who: [],
      amount: { kind: 'fixed', fen: subsidyFen },
      division: {
        kind: 'fixed',
        parts: [
          { funder: '市', fen: 300, conditions: [], otherwise: 'lost' },
          { funder: '区', fen: null, conditions: [], otherwise: 'lost' },
        ],
      },
    },
  ],
  bestOf: null,
  choose: 'best',
  limits: [],
  budgets: [],
  delivery: [],
  running: [],
}

const answered = (procedure: string): string =>
  `SELECT a.request_id FROM answered_requests a WHERE a.procedure = '${procedure}'`

/** A meal and an entry have no room for a text: they are known by the number that was answered. */
const traces: Readonly<Record<string, string>> = {
  'canteen.till.sell': `SELECT a.request_id FROM answered_requests a
     JOIN canteen_meals m ON m.id = json_extract(a.answer, '$.meal') AND m.kind = 'sale'
    WHERE a.procedure = 'canteen.till.sell'`,
  'canteen.till.takeBack': `SELECT a.request_id FROM answered_requests a
     JOIN canteen_meals m ON m.id = json_extract(a.answer, '$.meal') AND m.reverses IS NOT NULL
    WHERE a.procedure = 'canteen.till.takeBack'`,
  'canteen.balance.topUp': `SELECT a.request_id FROM answered_requests a
     JOIN canteen_entries e ON e.id = json_extract(a.answer, '$.entry') AND e.kind = 'top-up'
    WHERE a.procedure = 'canteen.balance.topUp'`,
}

/** Each finds what must not be there, by the name of what is wrong. */
const mustBeEmpty: Readonly<Record<string, string>> = {
  'two subsidised meals in a sitting': `SELECT m.day, m.meal, m.diner_id FROM canteen_meals m
    WHERE m.kind = 'sale' AND m.subsidy_fen > 0
      AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)
    GROUP BY m.day, m.meal, m.diner_id HAVING count(*) > 1`,
  'a lot below zero': 'SELECT id FROM canteen_lots WHERE left_fen < 0',
  'a lot that is not the sum of its entries': `SELECT l.id FROM canteen_lots l WHERE l.left_fen <>
    (SELECT coalesce(sum(CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END), 0)
       FROM canteen_entries e WHERE e.lot_id = l.id)`,
  'an account that is not the sum of its lots': `SELECT a.id FROM canteen_accounts a WHERE a.left_fen <>
    (SELECT coalesce(sum(l.left_fen), 0) FROM canteen_lots l WHERE l.account_id = a.id)`,
  'a meal that is not what its tenders paid': `SELECT m.id FROM canteen_meals m WHERE m.own_fen <>
    (SELECT coalesce(sum(t.fen), 0) FROM canteen_tenders t WHERE t.meal_id = m.id)`,
  'a subsidy that is not what its funders owe': `SELECT m.id FROM canteen_meals m WHERE m.subsidy_fen <>
    (SELECT coalesce(sum(s.fen), 0) FROM canteen_subsidies s WHERE s.meal_id = m.id)`,
  'meals that nobody was told of': `SELECT 1 WHERE (SELECT count(*) FROM canteen_meals WHERE kind = 'sale') <>
    (SELECT count(*) FROM (${answered('canteen.till.sell')}))`,
  'meals taken back that nobody was told of': `SELECT 1 WHERE
    (SELECT count(*) FROM canteen_meals WHERE reverses IS NOT NULL) <>
    (SELECT count(*) FROM (${answered('canteen.till.takeBack')}))`,
  'top-ups that nobody was told of': `SELECT 1 WHERE
    (SELECT count(*) FROM canteen_entries WHERE kind = 'top-up') <>
    (SELECT count(*) FROM (${answered('canteen.balance.topUp')}))`,
}

const moneyFaults = (sqlite: SQLiteFile): readonly string[] =>
  Object.entries(mustBeEmpty).flatMap(([fault, query]) => {
    const found = sqlite.prepare(query).all().length
    return found === 0 ? [] : [`${fault}: ${String(found)}`]
  })

/** What the other till, or an empty purse, has the right to answer. */
const rightlyRefused = new Set([
  'canteen.sitting-had',
  'canteen.balance-too-small',
  'canteen.meal-taken-back',
])

/** A write that may be refused: then it is under way no more, and nothing of it may be there. */
async function orRefused<Answer>(
  page: Page,
  kind: string,
  call: (desk: DeskClient, sendId: string) => Promise<Answer>,
): Promise<Answer | null> {
  let sent = ''
  try {
    return await page.write(kind, (desk, sendId) => call(desk, (sent = sendId)))
  } catch (error) {
    if (!rightlyRefused.has(codeOf(error))) throw error
    page.underWay.delete(sent)
    return null
  }
}

interface Noon {
  readonly day: string
  readonly offer: number
  readonly queue: readonly number[]
}

const anyOf = <One>(ones: readonly One[]): One => {
  const one = ones[randomInt(ones.length)]
  if (one === undefined) throw new Error('there is none to choose')
  return one
}

/** Out of the balance; or some of it in cash, with change. */
const payments = [
  [{ kind: 'balance' as const, fen: ownFen }],
  [
    { kind: 'balance' as const, fen: 350 },
    { kind: 'cash' as const, fen: ownFen - 350, givenFen: 1000 },
  ],
] as const

async function till(page: Page, { day, offer, queue }: Noon): Promise<void> {
  const sold: number[] = []
  while (!page.over) {
    const diner = anyOf(queue)
    const meal: Meal = anyOf(meals)
    const tenders = [...anyOf(payments)]
    const answer = await orRefused(page, 'canteen.till.sell', (desk, sendId) =>
      desk.canteen.till.sell({
        sendId,
        day,
        meal,
        way: 'eaten',
        eater: 'diner',
        diner,
        choice: [{ offer, count: 1 }],
        tenders,
        expectFen: ownFen,
        card: null,
        again: false,
        late: null,
      }),
    )
    if (answer === null) {
      await page.write('canteen.balance.topUp', (desk, sendId) =>
        desk.canteen.balance.topUp({ sendId, diner, fen: 1000, giftFen: 100, tender: 'cash' }),
      )
    } else sold.push(answer.meal)
    // So many stand at a time that both tills come to the same person often.
    const back = sold.length > 3 ? sold.shift() : undefined
    if (back === undefined) continue
    await orRefused(page, 'canteen.till.takeBack', (desk, sendId) =>
      desk.canteen.till.takeBack({ sendId, meal: back, reason: 'wrong-choice' }),
    )
  }
}

/** A canteen with one set on every board of today, and a few people with a little money. */
async function openCanteen(client: DeskClient): Promise<Noon> {
  let writes = 0
  const sendId = (): string => `00000000-0000-4000-8000-${String((writes += 1)).padStart(12, '0')}`
  const { canteen } = client
  await canteen.policies.add({ sendId: sendId(), policy: fiveYuan })
  const gifts = [{ paidFen: 1000, giftFen: 100 }]
  await canteen.settings.save({ sendId: sendId(), settings: { ...(await canteen.settings.get({})), gifts } })
  const set = { id: null, name: '一荤两素', dishes: [], fen: priceFen, from: '2020-01-01' }
  const { id: offer } = await canteen.menu.keepOffer({ sendId: sendId(), ...set })
  const { today: day } = await canteen.till.state({ day: null, meal: null })
  for (const meal of meals) {
    await canteen.menu.setBoard({ sendId: sendId(), day, meal, entries: [{ offer, substitute: null }] })
  }
  const queue: number[] = []
  for (let at = 0; at < diners; at += 1) {
    const { id: residentId } = await client.residents.register({
      sendId: sendId(),
      person: { ...personNamed('王桂珍'), birth: '1940-01-01' },
      relation: '',
      tags: [],
      consent: null,
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
    await canteen.balance.topUp({ sendId: sendId(), diner, fen: 1000, giftFen: 100, tender: 'cash' })
    queue.push(diner)
  }
  return { day, offer, queue }
}

export async function canteenAtNoon(): Promise<DeskToKill> {
  const dataDir = temporaryFolder()
  const { desk, client } = openHere(dataDir)
  await client.session.setUp(setUpRequest())
  const keys = keysOf(desk)
  const noon = await openCanteen(client)
  desk.close()
  return {
    async open(host) {
      await host.open(dataDir)
      await signIn(host.client)
    },
    work: (page) => till(page, noon),
    inspect: ({ acknowledged, underWay }) =>
      lookInto(dataDir, keys, (sqlite) => ({
        ...tally(sqlite, acknowledged, [...underWay.values()], { traces, places: {} }),
        faults: [...faultsOf(sqlite, keys.audit), ...moneyFaults(sqlite)],
      })),
  }
}
