/** Accounts, lots and entries as they are kept, and how entries are written. */
import { z } from 'zod'
import { builtInsert } from '#vault/store/built'
import type { HasStatements } from '#vault/store/store'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import {
  lotKinds,
  type LotKind,
  tenderKinds,
  type TenderKind,
  type EntryKind,
  type SpendOrder,
} from '../../contract/words'
import { takeFrom, type Lot } from '../../rules/balance'
import { canteenAccounts, canteenEntries, canteenLots } from '../../schema/balance'
import { serviceToday } from '../../close/service/closed-days'

const accountRow = z.object({ id: z.number(), left_fen: z.number(), used_at: z.number() })
const lotRow = z.object({ lot: z.number(), kind: z.enum(lotKinds), fen: z.number() })

export interface OpenAccount {
  readonly id: number
  readonly leftFen: number
  readonly usedAt: number
}

/** The open account of a diner; null while there is none. */
export function accountOf(call: HasStatements, diner: number): OpenAccount | null {
  const row = rowOf(
    call,
    accountRow,
    'SELECT id, left_fen, used_at FROM canteen_accounts WHERE diner_id = ? AND closed_on IS NULL',
    diner,
  )
  return row === null ? null : { id: row.id, leftFen: row.left_fen, usedAt: row.used_at }
}

/** Lots with something in them, in the order in which they were opened. */
export const lotsLeft = (call: HasStatements, account: number): readonly Lot[] =>
  rowsOf(
    call,
    lotRow,
    'SELECT id AS lot, kind, left_fen AS fen FROM canteen_lots WHERE account_id = ? AND spent = 0 AND left_fen > 0 ORDER BY id',
    account,
  )

export function openAccount(call: WriteCall, diner: number): number {
  const open = accountOf(call, diner)
  if (open !== null) return open.id
  const { lastInsertRowid } = call.database
    .insert(canteenAccounts)
    .values({ dinerId: diner, openedOn: serviceToday(call), usedAt: call.now })
    .run()
  return Number(lastInsertRowid)
}

export interface Deed {
  readonly account: number
  readonly kind: EntryKind
  /** The service day. */
  readonly day: string
  /** How money came or went; null where none did. */
  readonly tender?: TenderKind
  readonly second?: number
  /** The first entry of the deed, once there is one. */
  readonly deed?: number | undefined
}

interface EntryOf extends Deed {
  readonly lot: number
  readonly passage: 'in' | 'out'
  readonly fen: number
  readonly reverses?: number
}

const insertEntry = builtInsert(canteenEntries)

function append(call: WriteCall, entry: EntryOf): number {
  return insertEntry(call, {
    accountId: entry.account,
    lotId: entry.lot,
    kind: entry.kind,
    passage: entry.passage,
    fen: entry.fen,
    reverses: entry.reverses ?? null,
    deed: entry.deed ?? null,
    tender: entry.tender ?? null,
    day: entry.day,
    at: call.now,
    staffId: call.staff.id,
    secondId: entry.second ?? null,
  })
}

/** Puts a sum into a new lot; returns the entry. */
export function putIn(call: WriteCall, deed: Deed, kind: LotKind, fen: number): number {
  const { lastInsertRowid } = call.database
    .insert(canteenLots)
    .values({ accountId: deed.account, kind })
    .run()
  return append(call, { ...deed, lot: Number(lastInsertRowid), passage: 'in', fen })
}

/** Takes a sum from lots, the oldest of a kind first; returns the first entry, or null when there is too little. */
export function takeOut(
  call: WriteCall,
  deed: Deed,
  fen: number,
  order: SpendOrder,
  from: readonly Lot[] = lotsLeft(call, deed.account),
): number | null {
  const takes = takeFrom(from, fen, order)
  if (takes === null) return null
  let first: number | undefined
  for (const take of takes) {
    const entry = append(call, {
      ...deed,
      deed: deed.deed ?? first,
      lot: take.lot,
      passage: 'out',
      fen: take.fen,
    })
    first ??= entry
  }
  return first ?? null
}

const deedRow = z.object({
  id: z.number(),
  account: z.number(),
  lot: z.number(),
  passage: z.enum(['in', 'out']),
  fen: z.number(),
  tender: z.enum(tenderKinds).nullable(),
  reversed: z.number(),
})

/** The entries of a deed, by its first. */
export const entriesOfDeed = (call: HasStatements, first: number) =>
  rowsOf(
    call,
    deedRow,
    `SELECT e.id, e.account_id AS account, e.lot_id AS lot, e.passage, e.fen, e.tender,
            EXISTS (SELECT 1 FROM canteen_entries r WHERE r.reverses = e.id) AS reversed
       FROM canteen_entries e WHERE e.id = ? OR e.deed = ? ORDER BY e.id`,
    first,
    first,
  )

/**
 * Takes a deed back, each entry into the lot it came from and by the way it came: a gift that was put in beside a payment goes, and
 * no money with it. False when it was taken back before.
 */
export function reverseDeed(call: WriteCall, first: number, { day }: { readonly day: string }): boolean {
  const entries = entriesOfDeed(call, first)
  if (entries.length === 0 || entries.some(({ reversed }) => reversed === 1)) return false
  let deed: number | undefined
  for (const { id, account, lot, passage, fen, tender } of entries) {
    const entry = append(call, {
      account,
      lot,
      passage,
      fen,
      kind: 'reversal',
      reverses: id,
      day,
      deed,
      ...(tender === null ? {} : { tender }),
    })
    deed ??= entry
  }
  return true
}
