/** Cash noted as taken to the bank, and what of it is taken back because it never went there. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { mostBankings, type Banking } from '../contract'

const bankingRow = z.object({
  id: z.number(),
  fen: z.number(),
  takenBackFen: z.number(),
  at: z.number(),
  by: z.string(),
})

/** Of a shift, the newest first, each with what of it was taken back. */
export const bankingsOf = (call: HasStatements, shift: number): Banking[] =>
  rowsOf(
    call,
    bankingRow,
    `SELECT b.id, b.fen, coalesce(back.fen, 0) AS takenBackFen, b.at, s.name AS by
       FROM canteen_bankings b JOIN staff s ON s.id = b.staff_id LEFT JOIN canteen_bankings back ON back.reverses = b.id
      WHERE b.shift_id = ? AND b.reverses IS NULL ORDER BY b.id DESC LIMIT ?`,
    shift,
    mostBankings,
  )

const keptRow = z.object({
  shift: z.number(),
  fen: z.number(),
  reverses: z.number().nullable(),
  taken: z.number(),
})

/** The one that is taken back. Refuses one that is none, and one that was taken back before. */
export function bankingOf(call: HasStatements, id: number): { readonly shift: number; readonly fen: number } {
  const row = rowOf(
    call,
    keptRow,
    `SELECT b.shift_id AS shift, b.fen, b.reverses,
            EXISTS (SELECT 1 FROM canteen_bankings back WHERE back.reverses = b.id) AS taken
       FROM canteen_bankings b WHERE b.id = ?`,
    id,
  )
  if (row === null || row.reverses !== null) throw new DeskError('not-found', 'canteen.banking-unknown')
  if (row.taken === 1) throw new DeskError('conflict', 'canteen.banking-taken-back')
  return { shift: row.shift, fen: row.fen }
}
