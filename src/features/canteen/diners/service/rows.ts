/** Diners as they are kept and as they are shown. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall, Reader } from '#desk/rpc/call'
import { inJson, rowOf, rowsOf } from '#work/rows'
import {
  idsOfCards,
  idsOfResident,
  oneInSight,
  peopleInSight,
  residentsById,
  shownTo,
  standingOf,
  type ResidentCard,
  type Standing,
} from '#features/residents/index'
import { ageHere } from './age'
import { cardStates, nearnessTold, type Nearness } from '../../contract/words'
import { categoriesOf } from '../../eligibility/service'
import { livesNear, nearBy, registeredNear } from '../../rules/places'
import { settingsOf } from '../../settings/service'
import type { Card, DinerRow } from '../contract'

const dinerRow = z.object({
  id: z.number(),
  resident: z.number(),
  registered: z.enum(nearnessTold),
  lives: z.enum(nearnessTold),
  avoids: inJson(z.array(z.string())),
  diet: z.string(),
  enrolledOn: z.string(),
  account: z.number().nullable(),
  left: z.number().nullable(),
  used: z.number().nullable(),
})
export type KeptDiner = z.infer<typeof dinerRow>

const columns = `d.id, d.resident_id AS resident, d.registered, d.lives, d.avoids, d.diet, d.enrolled_on AS enrolledOn,
    a.id AS account, a.left_fen AS left, a.used_at AS used`
const joined = `canteen_diners d LEFT JOIN canteen_accounts a ON a.diner_id = d.id AND a.closed_on IS NULL`

const inSight = `(${peopleInSight.ofColumn('d.resident_id')})`

/** A diner with their record, read once. */
export interface DinerAsked extends KeptDiner {
  readonly standing: Standing
  readonly status: DinerRow['status']
  readonly near: Near
}

interface Near {
  readonly registered: Nearness
  readonly lives: Nearness
}

const dinerText = `SELECT ${columns} FROM ${joined} WHERE d.id = ? AND ${oneInSight('d.resident_id')}`

/** The diner as kept, with where their life stands; whoever is not in sight is not there. */
export function dinerOf(
  call: Pick<ReadCall, 'statement'>,
  id: number,
  { place } = settingsOf(call),
): DinerAsked {
  const row = rowOf(call, dinerRow, dinerText, id)
  if (row === null) throw new DeskError('not-found', 'canteen.diner-unknown')
  const standing = standingOf(call, row.resident)
  const near = nearBy(row, standing.places, place)
  return { ...row, standing, status: standing.status, near }
}

/** Whoever died has no more meals and pays nothing in, and nobody finds out by cooking for them. */
export function livingDinerOf(call: Pick<ReadCall, 'statement'>, id: number): DinerAsked {
  const diner = dinerOf(call, id)
  if (diner.status === 'deceased') throw new DeskError('conflict', 'canteen.diner-died')
  return diner
}

/** The diner that a resident is, under whichever of their records they were enrolled. */
export const dinerOfResident = (call: Pick<ReadCall, 'statement'>, residentId: number): KeptDiner | null =>
  rowOf(
    call,
    dinerRow,
    `SELECT ${columns} FROM ${joined}
      WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND ${inSight} ORDER BY d.id LIMIT 1`,
    JSON.stringify(idsOfResident(call, residentId)),
  )

const standsAtTill = z.object({ id: z.number(), resident: z.number(), left: z.number().nullable() })
/** As much of a diner as a list of names shows. */
export type DinerAtTill = z.infer<typeof standsAtTill>

/** Of each of these people, by the ids of their cards, the diner they are, under whichever of their records, where they are one. */
export function dinersOfCards(call: Reader, ids: readonly number[]): ReadonlyMap<number, DinerAtTill> {
  const records = idsOfCards(call, ids)
  const diners = rowsOf(
    call,
    standsAtTill,
    `SELECT d.id, d.resident_id AS resident, a.left_fen AS left FROM ${joined}
      WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND ${inSight}`,
    JSON.stringify([...records.values()].flat()),
  )
  const byRecord = new Map(diners.map((diner) => [diner.resident, diner]))
  return new Map(
    [...records].flatMap(([card, own]) => {
      // The oldest stands for them, as where one is asked for alone.
      const [oldest] = own.flatMap((id) => byRecord.get(id) ?? []).toSorted((one, next) => one.id - next.id)
      return oldest === undefined ? [] : [[card, oldest] as const]
    }),
  )
}

export const dinersById = (call: Reader, ids: readonly number[]): readonly KeptDiner[] =>
  rowsOf(
    call,
    dinerRow,
    `SELECT ${columns} FROM ${joined} WHERE d.id IN (SELECT value FROM json_each(?)) AND ${inSight} ORDER BY d.id DESC`,
    JSON.stringify(ids),
  )

export interface DinersAsked {
  /** SQL over `d` and `a`. */
  readonly where: string
  readonly parameters: readonly (string | number)[]
  readonly limit: number
}

export const dinersWhere = (call: Reader, { where, parameters, limit }: DinersAsked): readonly KeptDiner[] =>
  rowsOf(
    call,
    dinerRow,
    `SELECT ${columns} FROM ${joined} WHERE ${where} AND ${inSight} ORDER BY d.id DESC LIMIT ?`,
    ...parameters,
    limit,
  )

const cardRow = z.object({
  id: z.number(),
  diner: z.number(),
  code: z.string(),
  state: z.enum(cardStates),
  issued_on: z.string(),
})

/** Every card of these diners, the newest first. */
export function cardsOf(
  call: Pick<ReadCall, 'statement'>,
  diners: readonly number[],
): ReadonlyMap<number, Card[]> {
  const cards = rowsOf(
    call,
    cardRow,
    `SELECT id, diner_id AS diner, code, state, issued_on FROM canteen_cards
      WHERE diner_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`,
    JSON.stringify(diners),
  )
  return Map.groupBy(
    cards.map(({ issued_on: issuedOn, ...card }) => ({ ...card, issuedOn })),
    ({ diner }) => diner,
  ) satisfies ReadonlyMap<number, readonly unknown[]>
}

const shownCard = ({ id, code, state, issuedOn }: Card): Card => ({ id, code, state, issuedOn })

function shownRow(call: Reader, row: KeptDiner, card: ResidentCard, cards: readonly Card[]): DinerRow {
  const newest = cards[0]
  const { places, status } = standingOf(call, row.resident)
  const { place } = settingsOf(call)
  return {
    id: row.id,
    resident: { id: card.id, name: card.name },
    age: ageHere(call, card),
    address: card.address,
    status,
    registered: row.registered,
    lives: row.lives,
    near: nearBy(row, places, place),
    onRecord: { registered: registeredNear(places, place), lives: livesNear(places) },
    avoids: row.avoids,
    diet: shownTo(call.staff.roles).text(row.diet),
    categories: [...categoriesOf(call, row.resident, call.today)],
    card: newest === undefined ? null : shownCard(newest),
    account: row.account === null ? null : { id: row.account, leftFen: row.left ?? 0, usedAt: row.used ?? 0 },
  }
}

/** Rows with the person behind them; whoever is not in sight is left out. */
export function shownDiners(call: Reader, rows: readonly KeptDiner[]): DinerRow[] {
  const people = residentsById(
    call,
    rows.map(({ resident }) => resident),
  )
  const cards = cardsOf(
    call,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const card = people.get(row.resident)
    return card === undefined ? [] : [shownRow(call, row, card, cards.get(row.id) ?? [])]
  })
}

export const shownCards = (call: Reader, diner: number): Card[] =>
  (cardsOf(call, [diner]).get(diner) ?? []).map(shownCard)
