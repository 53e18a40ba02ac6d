/** The procedures of diners. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { addMonths } from '#ground/days'
import { startOfDay } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { rowId, type PageRequest } from '#ground/contract/fields'
import type { ReadCall, SearchCall, WriteCall } from '#desk/rpc/call'
import { read, search, write } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { rowOf, rowsOf } from '#work/rows'
import {
  idsAmong,
  idsOfCards,
  lifeOf,
  peopleWhoDied,
  requireResident,
  shownTo,
  withNumbersOf,
} from '#features/residents/index'
import type { NearnessTold } from '../../contract/words'
import { canteenCards, canteenDiners, canteenStays } from '../../schema/diners'
import { settingsOf } from '../../settings/service'
import type { DinerTab, Stay } from '../contract'
import { hiddenAmong } from './hidden'
import { whoEat } from './who-eat'
import {
  dinerOf,
  dinerOfResident,
  dinersWhere,
  livingDinerOf,
  shownCards,
  shownDiners,
  type KeptDiner,
} from './rows'
import { serviceToday } from '../../close/service/closed-days'

interface Told {
  readonly registered: NearnessTold
  readonly lives: NearnessTold
  readonly avoids: readonly string[]
  readonly diet: string
}

const stayRow = z.object({
  id: z.number(),
  place: z.string(),
  from: z.string(),
  until: z.string().nullable(),
})

/** Where a protected person is stays with whoever may be told their address. */
function staysOf(call: ReadCall, { id, resident }: Pick<KeptDiner, 'id' | 'resident'>): Stay[] {
  const { text } = shownTo(call.staff.roles)
  const isHidden = hiddenAmong(call, [resident]).has(resident)
  return rowsOf(
    call,
    stayRow,
    `SELECT id, place, from_day AS "from", until_day AS until FROM canteen_stays WHERE diner_id = ? ORDER BY from_day DESC`,
    id,
  ).map((stay) => ({ ...stay, place: isHidden ? '' : text(stay.place) }))
}

function giveCard(call: WriteCall, diner: number, code: string): number {
  const taken = rowOf(call, z.object({ id: z.number() }), 'SELECT id FROM canteen_cards WHERE code = ?', code)
  if (taken !== null) throw new DeskError('conflict', 'canteen.card-given')
  // Whatever was open before opens nothing any more.
  call
    .statement(
      "UPDATE canteen_cards SET state = 'replaced' WHERE diner_id = ? AND state IN ('open', 'frozen')",
    )
    .run(diner)
  const { lastInsertRowid } = call.database
    .insert(canteenCards)
    .values({ dinerId: diner, code, state: 'open', issuedOn: serviceToday(call) })
    .run()
  return Number(lastInsertRowid)
}

/** What a tab shows: SQL over the diner and the open account. */
function conditionOf(
  call: ReadCall,
  tab: DinerTab,
): { readonly where: string; readonly parameters: number[] } {
  switch (tab) {
    case 'all':
      return { where: 'TRUE', parameters: [] }
    case 'dormant': {
      const since = startOfDay(addMonths(call.today, -settingsOf(call).dormantMonths))
      return {
        where: `a.left_fen > 0 AND a.used_at < ? AND NOT ${peopleWhoDied.ofColumn('d.resident_id')}`,
        parameters: [since],
      }
    }
    case 'dead':
      return {
        where: `a.left_fen > 0 AND ${peopleWhoDied.ofColumn('d.resident_id')}`,
        parameters: [],
      }
  }
}

/** `own`: a stay that is corrected is not in its own way. */
function refuseOverlap(
  call: WriteCall,
  diner: number,
  { from, until }: { readonly from: string; readonly until: string | null },
  own: number | null,
): void {
  const other = rowOf(
    call,
    z.object({ id: z.number() }),
    `SELECT id FROM canteen_stays WHERE diner_id = ? AND id IS NOT ?
        AND (until_day IS NULL OR until_day > ?) AND (? IS NULL OR from_day < ?)`,
    diner,
    own,
    from,
    until,
    until,
  )
  if (other !== null) throw new DeskError('conflict', 'canteen.stay-there')
}

const kept = ({ registered, lives, avoids, diet }: Told) => ({
  registered,
  lives,
  avoids: JSON.stringify([...new Set(avoids)]),
  diet,
})

/** Records of all who eat here and answer to what was typed; the list has them page by page. */
function dinersAnswering(call: SearchCall, query: string): readonly number[] {
  const eat = whoEat(call)
  return idsAmong(call, query, eat.size, (resident) => eat.has(resident))
}

const latestFirst = listOrder('canteen.diners', 'falling', z.tuple([rowId]))

export const dinersHandlers = {
  list: search(
    (call, { tab, query: typed, after, limit }: PageRequest & { tab: DinerTab; query: string }) => {
      const { where, parameters } = conditionOf(call, tab)
      const query = typed.trim()
      const found = query === '' ? null : [...idsOfCards(call, dinersAnswering(call, query)).values()].flat()
      const { beyond, values } = latestFirst.text(['d.id'], latestFirst.startOf(after))
      const among = found === null ? 'TRUE' : 'd.resident_id IN (SELECT value FROM json_each(?))'
      const kept = dinersWhere(call, {
        where: `${beyond} AND ${where} AND ${among}`,
        parameters: [...values, ...parameters, ...(found === null ? [] : [JSON.stringify(found)])],
        limit: limit + 1,
      })
      const { rows, next } = latestFirst.page(kept, limit, ({ id }) => [id])
      return { rows: shownDiners(call, rows), next }
    },
  ),

  get: read((call, { id }: { id: number }) => {
    const kept = dinerOf(call, id)
    const [diner] = shownDiners(call, [kept])
    if (diner === undefined) throw new DeskError('not-found', 'canteen.diner-unknown')
    return { diner, cards: shownCards(call, id), stays: staysOf(call, kept) }
  }),

  enrol: write((call, input: Told & { residentId: number; code: string | null }) => {
    const { id: residentId } = requireResident(call, input.residentId)
    if (lifeOf(call, residentId).status === 'deceased') throw new DeskError('conflict', 'canteen.diner-died')
    if (dinerOfResident(call, residentId) !== null) throw new DeskError('conflict', 'canteen.diner-there')
    const { lastInsertRowid } = call.database
      .insert(canteenDiners)
      .values({ residentId, ...kept(input), enrolledOn: serviceToday(call) })
      .run()
    const id = Number(lastInsertRowid)
    if (input.code !== null) giveCard(call, id, input.code)
    call.record({ subject: `canteen-diner:${id}`, change: input })
    return { id }
  }),

  change: write((call, input: Told & { id: number }) => {
    const before = dinerOf(call, input.id)
    const diet = withNumbersOf(input.diet, before.diet)
    if (diet === null) {
      throw new DeskError('invalid', 'desk.input', {}, [{ path: ['diet'], code: 'masked-number' }])
    }
    call.database
      .update(canteenDiners)
      .set(kept({ ...input, diet }))
      .where(eq(canteenDiners.id, input.id))
      .run()
    call.record({ subject: `canteen-diner:${input.id}`, change: input })
    return { id: input.id }
  }),

  issueCard: write((call, { id, code }: { id: number; code: string }) => {
    livingDinerOf(call, id)
    const card = giveCard(call, id, code)
    call.record({ subject: `canteen-diner:${id}`, change: { card: code } })
    return { card }
  }),

  moveCard: write((call, { card, to }: { card: number; to: 'open' | 'frozen' | 'returned' }) => {
    const row = call.database.select().from(canteenCards).where(eq(canteenCards.id, card)).get()
    if (row === undefined) throw new DeskError('not-found', 'canteen.card-unknown')
    dinerOf(call, row.dinerId)
    if (row.state !== 'open' && row.state !== 'frozen') {
      throw new DeskError('conflict', `canteen.card-is-${row.state}`)
    }
    call.database.update(canteenCards).set({ state: to }).where(eq(canteenCards.id, card)).run()
    call.record({ subject: `canteen-diner:${row.dinerId}`, change: { card: row.code, to } })
    return { card }
  }),

  stay: write((call, input: { id: number; place: string; from: string; until: string | null }) => {
    const { id, place, from, until } = input
    dinerOf(call, id)
    if (until !== null && until <= from) {
      throw new DeskError('invalid', 'desk.input', {}, [{ path: ['until'], code: 'ends-before-it-begins' }])
    }
    refuseOverlap(call, id, { from, until }, null)
    const { lastInsertRowid } = call.database
      .insert(canteenStays)
      .values({ dinerId: id, place, from, until, at: call.now })
      .run()
    call.record({ subject: `canteen-diner:${id}`, change: { place, from, until } })
    return { stay: Number(lastInsertRowid) }
  }),

  endStay: write((call, { stay, until }: { stay: number; until: string }) => {
    const row = call.database.select().from(canteenStays).where(eq(canteenStays.id, stay)).get()
    if (row === undefined) throw new DeskError('not-found', 'canteen.stay-unknown')
    dinerOf(call, row.dinerId)
    if (until < row.from) {
      throw new DeskError('invalid', 'desk.input', {}, [{ path: ['until'], code: 'ends-before-it-begins' }])
    }
    const wasNever = until === row.from
    const kept = eq(canteenStays.id, stay)
    if (wasNever) call.database.delete(canteenStays).where(kept).run()
    else {
      refuseOverlap(call, row.dinerId, { from: row.from, until }, stay)
      call.database.update(canteenStays).set({ until, at: call.now }).where(kept).run()
    }
    call.record({ subject: `canteen-diner:${row.dinerId}`, change: { stay, until, wasNever } })
    return { stay }
  }),
}

/** Under what the log tells of these people: them as diners. */
export const dinerSubjects = (
  call: Pick<ReadCall, 'statement'>,
  residentIds: readonly number[],
): readonly string[] =>
  call
    .statement(
      `SELECT 'canteen-diner:' || id FROM canteen_diners WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)
