/** The procedures of balances. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { addMonths } from '#ground/days'
import { startOfDay } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import { read, write } from '#desk/rpc/serve'
import { givingWay } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import { peopleWhoDied, shownTo } from '#features/residents/index'
import { lotKinds, type LotKind, entryKinds, type ClosingReason } from '../../contract/words'
import { openToday, serviceToday } from '../../close/service/closed-days'
import { dinerOf, livingDinerOf } from '../../diners/service/rows'
import { endPatternsOf } from '../../orders/service/changes'
import { canteenAccounts, canteenAdjustments } from '../../schema/balance'
import { giftByRule } from '../../rules/balance'
import { settingsOf } from '../../settings/service'
import type { Account, MoneyTender, ShownEntry } from '../contract'
import { accountOf, entriesOfDeed, lotsLeft, openAccount, putIn, reverseDeed, takeOut } from './account'
import { payOut, refundsOf } from './close'
import { heldNow } from './held'

/** Shown at once; older ones stand in the books. */
const shownEntries = 60

const entryRow = z.object({
  id: z.number(),
  kind: z.enum(entryKinds),
  lot_kind: z.enum(lotKinds),
  fen: z.number(),
  tender: z.string().nullable(),
  day: z.string(),
  at: z.number(),
  by: z.string(),
  second: z.string().nullable(),
  reversed: z.number(),
  whole: z.number(),
  first: z.number(),
})

const entriesOf = (call: ReadCall, account: number): ShownEntry[] =>
  rowsOf(
    call,
    entryRow,
    `SELECT e.id, e.kind, l.kind AS lot_kind, e.tender, e.day, e.at, s.name AS by, x.name AS second,
            CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END AS fen,
            EXISTS (SELECT 1 FROM canteen_entries r WHERE r.reverses = e.id) AS reversed,
            l.left_fen = e.fen AS whole, e.deed IS NULL AS first
       FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id
       JOIN staff s ON s.id = e.staff_id LEFT JOIN staff x ON x.id = e.second_id
      WHERE e.id IN (SELECT own.id FROM canteen_entries own WHERE own.account_id = ? ORDER BY own.id DESC LIMIT ?)
      ORDER BY e.id DESC`,
    account,
    shownEntries,
  ).map(({ lot_kind: lotKind, reversed, whole, first, ...entry }) => ({
    ...entry,
    lotKind,
    reversed: reversed === 1,
    canReverse: entry.kind === 'top-up' && first === 1 && whole === 1 && reversed === 0,
  }))

const adjustmentRow = z.object({
  id: z.number(),
  kind: z.enum(lotKinds),
  fen: z.number(),
  reason: z.string(),
  by: z.string(),
  asked_by: z.number(),
})

const openAdjustments = (call: ReadCall | WriteCall, account: number): Account['adjustments'] =>
  rowsOf(
    call,
    adjustmentRow,
    `SELECT a.id, a.kind, a.fen, a.reason, s.name AS by, a.asked_by
       FROM canteen_adjustments a JOIN staff s ON s.id = a.asked_by
      WHERE a.account_id = ? AND a.decided_at IS NULL ORDER BY a.id LIMIT 200`,
    account,
  ).map(({ by, asked_by: asked, reason, ...row }) => ({
    ...row,
    reason: shownTo(call.staff.roles).text(reason),
    askedBy: by,
    own: asked === call.staff.id,
  }))

function requireAccount(call: Pick<ReadCall, 'statement'>, diner: number): number {
  const account = accountOf(call, diner)
  if (account === null) throw new DeskError('conflict', 'canteen.no-account')
  return account.id
}

const leftOf = (call: Pick<ReadCall, 'statement'>, account: number): number =>
  lotsLeft(call, account).reduce((sum, { fen }) => sum + fen, 0)

const owedRow = z.object({ fen: z.number(), accounts: z.number(), dormant: z.number() })
const deadRow = z.object({ fen: z.number(), dormant: z.number() })

function adjust(
  call: WriteCall,
  asked: { readonly account: number; readonly kind: LotKind; readonly fen: number; readonly by: number },
): void {
  const { account, kind, fen, by } = asked
  const deed = { account, kind: 'adjustment' as const, day: openToday(call), second: by }
  if (fen > 0) {
    putIn(call, deed, kind, fen)
    return
  }
  const lots = lotsLeft(call, account).filter((lot) => lot.kind === kind)
  if (takeOut(call, deed, -fen, 'principal-first', lots) === null) {
    throw new DeskError('conflict', 'canteen.balance-too-small')
  }
}

export const balanceHandlers = {
  get: read((call, { diner }: { diner: number }) => {
    const { id, standing } = dinerOf(call, diner)
    const account = accountOf(call, id)
    if (account === null) return { account: null }
    const lots = lotsLeft(call, account.id)
    const of = (kind: LotKind) =>
      lots.filter((lot) => lot.kind === kind).reduce((sum, { fen }) => sum + fen, 0)
    return {
      account: {
        id: account.id,
        leftFen: account.leftFen,
        principalFen: of('principal'),
        giftFen: of('gift'),
        entries: entriesOf(call, account.id),
        adjustments: openAdjustments(call, account.id),
        refunds: [...refundsOf(call, account.id, standing)],
        refundRule: settingsOf(call).refundRule,
      },
    }
  }),

  owed: read((call) => {
    const since = startOfDay(addMonths(call.today, -settingsOf(call).dormantMonths))
    const row = rowOf(
      call,
      owedRow,
      `SELECT coalesce(sum(left_fen), 0) AS fen, count(*) AS accounts,
              coalesce(sum(CASE WHEN used_at < ? THEN left_fen END), 0) AS dormant
         FROM canteen_accounts WHERE left_fen > 0`,
      since,
    )
    const dead = rowsOf(
      call,
      deadRow,
      `SELECT a.left_fen AS fen, a.used_at < ? AS dormant
         FROM canteen_accounts a JOIN canteen_diners d ON d.id = a.diner_id
        WHERE a.left_fen > 0 AND ${peopleWhoDied.ofColumn('d.resident_id')}`,
      since,
    )
    const ofDead = (rows: typeof dead) => rows.reduce((sum, { fen }) => sum + fen, 0)
    return {
      fen: row?.fen ?? 0,
      accounts: row?.accounts ?? 0,
      // An heir is asked for what a dead person left, and nobody for coming again.
      dormantFen: (row?.dormant ?? 0) - ofDead(dead.filter(({ dormant }) => dormant === 1)),
      deadFen: ofDead(dead),
    }
  }),

  held: read((call) => givingWay(heldNow(call))),

  topUp: write((call, input: { diner: number; fen: number; giftFen: number; tender: MoneyTender }) => {
    const { id } = livingDinerOf(call, input.diner)
    const account = openAccount(call, id)
    const deed = { account, day: openToday(call) }
    const most = giftByRule(input.fen, settingsOf(call).gifts)
    if (input.giftFen > most) {
      throw new DeskError('conflict', 'canteen.gift-beyond-rule', { most: (most / 100).toFixed(2) })
    }
    const entry = putIn(call, { ...deed, kind: 'top-up', tender: input.tender }, 'principal', input.fen)
    if (input.giftFen > 0) putIn(call, { ...deed, kind: 'gift', deed: entry }, 'gift', input.giftFen)
    call.record({ subject: `canteen-diner:${id}`, change: input })
    return { entry, leftFen: leftOf(call, account) }
  }),

  takeBack: write((call, { entry }: { entry: number }) => {
    const [first, ...others] = entriesOfDeed(call, entry)
    const kept = rowOf(
      call,
      z.object({
        kind: z.string(),
        diner: z.number(),
      }),
      `SELECT e.kind, a.diner_id AS diner FROM canteen_entries e JOIN canteen_accounts a ON a.id = e.account_id
        WHERE e.id = ? AND e.deed IS NULL`,
      entry,
    )
    if (first === undefined || kept?.kind !== 'top-up')
      throw new DeskError('not-found', 'canteen.entry-unknown')
    if (first.reversed === 1) throw new DeskError('conflict', 'canteen.already-reversed')
    const { id } = dinerOf(call, kept.diner)
    const left = new Map(lotsLeft(call, first.account).map(({ lot, fen }) => [lot, fen]))
    if ([first, ...others].some(({ lot, fen }) => left.get(lot) !== fen)) {
      throw new DeskError('conflict', 'canteen.already-used')
    }
    reverseDeed(call, entry, { day: openToday(call) })
    call.record({ subject: `canteen-diner:${id}`, change: { takesBack: entry } })
    return { leftFen: leftOf(call, first.account) }
  }),

  askAdjustment: write((call, input: { diner: number; kind: LotKind; fen: number; reason: string }) => {
    const { id: diner } = dinerOf(call, input.diner)
    const accountId = openAccount(call, diner)
    const { kind, fen, reason } = input
    const { lastInsertRowid } = call.database
      .insert(canteenAdjustments)
      .values({ accountId, kind, fen, reason, askedAt: call.now, askedBy: call.staff.id })
      .run()
    call.record({ subject: `canteen-diner:${diner}`, change: { kind, fen, reason } })
    return { id: Number(lastInsertRowid) }
  }),

  decideAdjustment: write((call, { id, agreed }: { id: number; agreed: boolean }) => {
    const asked = call.database.select().from(canteenAdjustments).where(eq(canteenAdjustments.id, id)).get()
    const account =
      asked === undefined
        ? undefined
        : call.database.select().from(canteenAccounts).where(eq(canteenAccounts.id, asked.accountId)).get()
    if (asked === undefined || account?.dinerId === undefined || account.dinerId === null) {
      throw new DeskError('not-found', 'canteen.adjustment-unknown')
    }
    const { id: diner } = dinerOf(call, account.dinerId)
    if (account.closedOn !== null) throw new DeskError('conflict', 'canteen.account-closed')
    if (asked.decidedAt !== null) throw new DeskError('conflict', 'canteen.adjustment-decided')
    if (asked.askedBy === call.staff.id) throw new DeskError('conflict', 'canteen.adjustment-own')
    call.database
      .update(canteenAdjustments)
      .set({ decidedAt: call.now, decidedBy: call.staff.id, agreed })
      .where(eq(canteenAdjustments.id, id))
      .run()
    if (agreed) adjust(call, { account: account.id, kind: asked.kind, fen: asked.fen, by: asked.askedBy })
    call.record({ subject: `canteen-diner:${diner}`, change: { adjustment: id, agreed } })
    return { leftFen: leftOf(call, account.id) }
  }),

  close: write((call, input: { diner: number; reason: ClosingReason; tender: MoneyTender; note: string }) => {
    const { id, standing } = dinerOf(call, input.diner)
    const account = requireAccount(call, id)
    if (!refundsOf(call, account, standing).some((refund) => refund.reason === input.reason))
      throw new DeskError('conflict', 'canteen.cannot-close-for', { reason: input.reason })
    if (input.reason === 'diner-died' && input.note === '') {
      throw new DeskError('invalid', 'desk.input', {}, [{ path: ['note'], code: 'canteen.heir-and-proof' }])
    }
    if (openAdjustments(call, account).length > 0) throw new DeskError('conflict', 'canteen.adjustment-waits')
    const { reason, tender } = input
    const { refundRule: rule } = settingsOf(call)
    const refundFen = payOut(call, { account, reason, rule, tender, day: openToday(call) })
    call.database
      .update(canteenAccounts)
      .set({ closedOn: serviceToday(call), closedFor: reason, closedByRule: rule, closingNote: input.note })
      .where(eq(canteenAccounts.id, account))
      .run()
    if (reason === 'diner-leaves' || reason === 'health-changed') endPatternsOf(call, id)
    call.record({
      subject: `canteen-diner:${id}`,
      change: { closes: account, ...input, rule, refundFen },
    })
    return { refundFen }
  }),
}
