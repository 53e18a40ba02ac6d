/** Many people at once, for what other features put on a list: by age and tag, or as an import brought them. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { selectionOf } from '../people/service/list'
import { peopleInSight } from '../people/service/sight'

export type ChosenPeople =
  | {
      readonly from: 'register'
      readonly tag?: string | undefined
      readonly ageFrom?: number | undefined
      readonly ageTo?: number | undefined
      readonly birthMonth?: number | undefined
    }
  | { readonly from: 'import'; readonly id: number }

export interface ChosenPerson {
  readonly id: number
  readonly birth: string | null
}

const chosenRow = z.object({ id: z.number(), birth: z.string().nullable() })

/** Those who live here, at most so many. */
export function residentsChosen(call: Reader, chosen: ChosenPeople, most: number): readonly ChosenPerson[] {
  if (chosen.from === 'import') {
    return rowsOf(
      call,
      chosenRow,
      // Whom it brought, and whose record it changed.
      `SELECT r.id, r.birth FROM residents r
        WHERE (r.import_id = ? OR r.id IN (SELECT c.resident_id FROM resident_changes c WHERE c.import_id = ?))
          AND r.status = 'living' AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')}
        ORDER BY r.id LIMIT ?`,
      chosen.id,
      chosen.id,
      most,
    )
  }
  const { from: _from, ...filter } = chosen
  const { where, parameters } = selectionOf(call, { ...filter, status: 'living' })
  return rowsOf(
    call,
    chosenRow,
    `SELECT r.id, r.birth FROM residents r WHERE ${where} ORDER BY r.id LIMIT ?`,
    ...parameters,
    most,
  )
}
