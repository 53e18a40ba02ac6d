/**
 * What the canteen keeps of a person, and how it forgets it. What was paid and spent stays in the books and is nobody's any
 * more; who it was, what they must not eat and where they stayed goes.
 */
import type { Reader } from '#desk/rpc/call'
import { callResults, closingReasons, refundRules, meals } from '../contract/words'
import { z } from 'zod'
import {
  dayField,
  instantField,
  severalField,
  textField,
  wordField,
  type Eraser,
  type Erasure,
  type HeldRow,
  type KeepsPersonalData,
  type PlainValue,
  type RecordOfPerson,
} from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { addDays } from '#ground/days'
import { rowsOf } from '#work/rows'
import { goneForBooks } from '#features/residents/index'
import { moneyHeld } from '../balance/service/personal-data'
import { mealsUnderWay } from '../claims/service/under-way'
import { careHeld, countCare } from '../care/service/personal-data'
import { countDeliveries, deliveriesHeld } from '../delivery/service/personal-data'
import { countOrders, ordersHeld } from '../orders/service/personal-data'
import { canteenRetentions } from './periods'
import { movesIn, movesInJson } from '../eligibility/moves-held'
import { monthsEntitled } from '../rules/eligibility'

const eligibilityRow = z.object({
  id: z.number(),
  resident_id: z.number(),
  category: z.string(),
  proof: z.string(),
  issued_by: z.string(),
  applied_on: z.string(),
  approved_on: z.string().nullable(),
  until: z.string().nullable(),
  moves: z.string(),
})

const ofResidents = 'resident_id IN (SELECT value FROM json_each(?))'

const eligibilitiesOf = (call: Reader, ids: readonly number[]) =>
  rowsOf(
    call,
    eligibilityRow,
    `SELECT e.id, e.resident_id, e.category, e.proof, e.issued_by, e.applied_on, e.approved_on, e.until,
            ${movesInJson} AS moves
       FROM canteen_eligibilities e WHERE e.${ofResidents} ORDER BY e.id`,
    JSON.stringify(ids),
  )

const goneSince = (call: Reader, resident: number): string | null =>
  goneForBooks(call, [resident])[0]?.since ?? null

const dinerRow = z.object({
  id: z.number(),
  enrolled_on: z.string(),
  avoids: z.string(),
  diet: z.string(),
  cards: z.string().nullable(),
  stays: z.string(),
})

const stays = z.array(z.tuple([z.string(), z.string(), z.string().nullable()]))

/** Where, from which day, and until the day of coming back where there was one. */
const staysIn = (stored: string): readonly (readonly PlainValue[])[] =>
  stays
    .parse(JSON.parse(stored))
    .map(([place, day, until]) => [
      { as: 'text', text: place },
      { as: 'day', day },
      ...(until === null ? [] : [{ as: 'text', text: '–' } as const, { as: 'day', day: until } as const]),
    ])

const dinersOf = (call: Reader, ids: readonly number[]) =>
  rowsOf(
    call,
    dinerRow,
    `SELECT d.id, d.enrolled_on, d.diet,
            coalesce((SELECT group_concat(a.value, ', ') FROM json_each(d.avoids) a), '') AS avoids,
            (SELECT group_concat(c.code, ', ') FROM canteen_cards c WHERE c.diner_id = d.id) AS cards,
            (SELECT json_group_array(json_array(s.place, s.from_day, s.until_day)) FROM canteen_stays s WHERE s.diner_id = d.id) AS stays
       FROM canteen_diners d WHERE d.${ofResidents} ORDER BY d.id`,
    JSON.stringify(ids),
  )

const accountRow = z.object({
  id: z.number(),
  opened_on: z.string(),
  closed_on: z.string().nullable(),
  closed_for: z.enum(closingReasons).nullable(),
  closed_by_rule: z.enum(refundRules).nullable(),
  closing_note: z.string().nullable(),
  left_fen: z.number(),
  waits: z.number(),
})

const accountsOf = (call: Reader, ids: readonly number[]) =>
  rowsOf(
    call,
    accountRow,
    `SELECT a.id, a.opened_on, a.closed_on, a.closed_for, a.closed_by_rule, a.closing_note, a.left_fen,
            EXISTS (SELECT 1 FROM canteen_adjustments j WHERE j.account_id = a.id AND j.decided_at IS NULL) AS waits
       FROM canteen_accounts a JOIN canteen_diners d ON d.id = a.diner_id WHERE d.${ofResidents} ORDER BY a.id`,
    JSON.stringify(ids),
  )

const mealRow = z.object({
  id: z.number(),
  day: z.string(),
  meal: z.enum(meals),
  lines: z.string(),
  price_fen: z.number(),
  subsidy_fen: z.number(),
  own_fen: z.number(),
})

const mealsOf = (call: Reader, ids: readonly number[]) =>
  rowsOf(
    call,
    mealRow,
    `SELECT m.id, m.day, m.meal, m.own_fen, m.price_fen + m.delivery_fee_fen AS price_fen,
            m.subsidy_fen + m.delivery_subsidy_fen AS subsidy_fen,
            coalesce((SELECT group_concat(json_extract(l.value, '$.name'), ', ') FROM json_each(m.lines) l), '') AS lines
       FROM canteen_meals m JOIN canteen_diners d ON d.id = m.diner_id WHERE d.${ofResidents} ORDER BY m.id`,
    JSON.stringify(ids),
  )

const callRow = z.object({ result: z.enum(callResults), called_at: z.number() })

/** What they answered when they were rung up about their meals. */
const callsHeld = (call: Reader, ids: readonly number[]): readonly HeldRow[] =>
  rowsOf(
    call,
    callRow,
    `SELECT c.result, c.called_at FROM canteen_diners d JOIN canteen_calls c ON c.diner_id = d.id
      WHERE d.${ofResidents} AND c.result IS NOT NULL ORDER BY c.id`,
    JSON.stringify(ids),
  ).map(({ result, called_at: at }) => [
    ...instantField('calledAboutMeals', at),
    ...wordField('callResult', `canteen:callResults.${result}`),
  ])

/** A claim that asks for a meal, or has to take it back, is worked out of whoever ate it. */
function mealRecords(call: Reader, ids: readonly number[]): readonly RecordOfPerson[] {
  const underWay = mealsUnderWay(call, ids)
  return mealsOf(call, ids).map(({ id, day }) => ({
    kind: 'canteen.meals',
    id,
    open: underWay.has(id),
    ended: day,
  }))
}

/** Returns how many eligibilities went. */
function remove(call: HasStatements, ids: readonly number[]): number {
  const list = JSON.stringify(ids)
  const theirs = '(SELECT value FROM json_each(?))'
  // What hangs on it first: whose it is is read from the eligibility.
  for (const table of ['canteen_eligibility_moves', 'canteen_list_changes']) {
    call.statement(`DELETE FROM ${table} WHERE eligibility_id IN ${theirs}`).run(list)
  }
  return call.statement(`DELETE FROM canteen_eligibilities WHERE id IN ${theirs}`).run(list).changes
}

function eraseEligibilities(call: Eraser, { resident, kept }: Erasure): number {
  const stay = JSON.stringify(kept['canteen.eligibilities'] ?? [])
  const ids = z.array(z.number()).parse(
    call
      .statement(
        `SELECT id FROM canteen_eligibilities
          WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .all(resident, stay),
  )
  return remove(call, ids)
}

/** What goes with the diner as a whole. */
const tablesOfDiner = [
  'canteen_stays',
  'canteen_cards',
  'canteen_patterns',
  'canteen_pauses',
  'canteen_orders',
  'canteen_not_taken',
  'canteen_stops',
  'canteen_door_steps',
  'canteen_care_results',
]

function eraseDiners(call: Eraser, { resident }: Erasure) {
  const ids = 'SELECT id FROM canteen_diners WHERE resident_id = ?'
  const accounts = `SELECT id FROM canteen_accounts WHERE diner_id IN (${ids})`
  // The reasons first: whose they are is read from the account, and the account's from the diner.
  call.statement(`DELETE FROM canteen_adjustments WHERE account_id IN (${accounts})`).run(resident)
  const closed = call
    .statement(`UPDATE canteen_accounts SET diner_id = NULL, closing_note = NULL WHERE diner_id IN (${ids})`)
    .run(resident)
  // By their meals, which have an index by diner: of ten years there are a million sittings.
  call
    .statement(
      `DELETE FROM canteen_sittings
        WHERE (day, meal, diner_id) IN (SELECT day, meal, diner_id FROM canteen_meals WHERE diner_id IN (${ids}))`,
    )
    .run(resident)
  const eaten = call
    .statement(`UPDATE canteen_meals SET diner_id = NULL WHERE diner_id IN (${ids})`)
    .run(resident)
  call.statement(`UPDATE canteen_calls SET diner_id = NULL WHERE diner_id IN (${ids})`).run(resident)
  const orders = countOrders(call, resident)
  const deliveries = countDeliveries(call, resident)
  const care = countCare(call, resident)
  for (const table of tablesOfDiner) {
    call.statement(`DELETE FROM ${table} WHERE diner_id IN (${ids})`).run(resident)
  }
  const { changes } = call.statement('DELETE FROM canteen_diners WHERE resident_id = ?').run(resident)
  return { diners: changes, accounts: closed.changes, meals: eaten.changes, orders, deliveries, care }
}

/** The last day is over, whoever ended it. */
const dueEligibilities = 'FROM canteen_eligibilities WHERE until < ?'
const dueRow = z.object({ id: z.number(), resident: z.number() })

export const canteenKeeps: KeepsPersonalData = {
  feature: 'canteen',
  tables: [
    'canteen_eligibilities',
    'canteen_eligibility_moves',
    'canteen_list_changes',
    'canteen_diners',
    'canteen_stays',
    'canteen_cards',
    'canteen_accounts',
    'canteen_lots',
    'canteen_entries',
    'canteen_adjustments',
    'canteen_meals',
    'canteen_sittings',
    'canteen_tenders',
    'canteen_subsidies',
    'canteen_slips',
    'canteen_patterns',
    'canteen_pauses',
    'canteen_orders',
    'canteen_not_taken',
    'canteen_stops',
    'canteen_door_steps',
    'canteen_handings',
    'canteen_calls',
    'canteen_care_results',
  ],
  kinds: [
    'canteen.eligibilities',
    'canteen.diners',
    'canteen.accounts',
    'canteen.meals',
    'canteen.orders',
    'canteen.deliveries',
    'canteen.care',
  ],
  held: (call, ids) => [
    {
      kind: 'canteen.eligibilities',
      rows: eligibilitiesOf(call, ids).map((row) => [
        ...textField('eligibilityCategory', row.category),
        ...textField('proof', row.proof),
        ...textField('issuedBy', row.issued_by),
        ...dayField('day', row.applied_on),
        ...dayField('since', row.approved_on),
        ...dayField('until', row.until),
        ...severalField('decided', movesIn(row.moves)),
      ]),
    },
    {
      kind: 'canteen.diners',
      rows: dinersOf(call, ids).map((row) => [
        ...dayField('since', row.enrolled_on),
        ...textField('avoids', row.avoids),
        ...textField('diet', row.diet),
        ...textField('cards', row.cards),
        ...severalField('stays', staysIn(row.stays)),
      ]),
    },
    {
      kind: 'canteen.accounts',
      rows: [
        ...accountsOf(call, ids).map((row) => [
          ...dayField('since', row.opened_on),
          ...textField('balance', (row.left_fen / 100).toFixed(2)),
          ...dayField('until', row.closed_on),
          ...wordField(
            'closedFor',
            row.closed_for === null ? null : `canteen:closingReasons.${row.closed_for}`,
          ),
          ...wordField(
            'closedByRule',
            row.closed_by_rule === null ? null : `canteen:refundRules.${row.closed_by_rule}`,
          ),
          ...textField('note', row.closing_note),
        ]),
        ...moneyHeld(call, ids),
      ],
    },
    {
      kind: 'canteen.meals',
      rows: [
        ...mealsOf(call, ids).map((row) => [
          ...dayField('day', row.day),
          ...wordField('meal', `canteen:meals.${row.meal}`),
          ...textField('lines', row.lines),
          ...textField('price', (row.price_fen / 100).toFixed(2)),
          ...textField('subsidy', (row.subsidy_fen / 100).toFixed(2)),
          ...textField('own', (row.own_fen / 100).toFixed(2)),
        ]),
        ...callsHeld(call, ids),
      ],
    },
    { kind: 'canteen.orders', rows: ordersHeld(call, ids) },
    { kind: 'canteen.deliveries', rows: deliveriesHeld(call, ids) },
    { kind: 'canteen.care', rows: careHeld(call, ids) },
  ],
  records: (call, ids) => [
    ...mealRecords(call, ids),
    ...eligibilitiesOf(call, ids).map(({ id, resident_id: resident, until }) => {
      // A death or a move ends it on its day, whether or not anybody has written a last day down.
      const gone = goneSince(call, resident)
      const last = gone === null ? until : until !== null && until < gone ? until : addDays(gone, -1)
      const over = last !== null && last < call.today
      return { kind: 'canteen.eligibilities', id, open: !over, ended: over ? last : null }
    }),
    ...dinersOf(call, ids).map(({ id }) => ({ kind: 'canteen.diners', id, open: false, ended: null })),
    // What is left is theirs and has to be paid out first, and what somebody asked to put in or take out has to be decided.
    ...accountsOf(call, ids).map(({ id, closed_on: ended, left_fen: left, waits }) => ({
      kind: 'canteen.accounts',
      id,
      open: left > 0 || waits === 1,
      ended,
    })),
  ],
  erase(call, erasure) {
    const eligibilities = eraseEligibilities(call, erasure)
    const { diners, accounts, meals: eaten, orders, deliveries, care } = eraseDiners(call, erasure)
    return {
      'canteen.eligibilities': eligibilities,
      'canteen.diners': diners,
      'canteen.accounts': accounts,
      'canteen.meals': eaten,
      'canteen.orders': orders,
      'canteen.deliveries': deliveries,
      'canteen.care': care,
    }
  },
  dutiesToKeep: [{ kind: 'canteen.eligibilities', usual: monthsEntitled, least: 0, standsAlone: false }],
  retentions: [
    {
      of: 'rows',
      kind: 'canteen.eligibilities',
      subject: 'eligibility',
      period: { usual: 60, least: 0 },
      count: (call, before) =>
        Number(call.statement(`SELECT count(*) ${dueEligibilities}`).pluck().get(before)),
      due: (call, before, after, limit) =>
        z
          .array(dueRow)
          .parse(
            call
              .statement(
                `SELECT id, resident_id AS resident ${dueEligibilities} AND id > ? ORDER BY id LIMIT ?`,
              )
              .all(before, after, limit),
          ),
      erase: (call, { id }) => void remove(call, [id]),
    },
    ...canteenRetentions,
  ],
}
