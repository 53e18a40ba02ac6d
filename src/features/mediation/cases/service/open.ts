/** A case that can still be written to, and the names of those who wrote. */
import type { CaseReader } from '../../service/call'
import { isArchived } from '../../rules'
import { refuse } from './refuse'
import { namesOfStaff, requireCase, type CaseRow } from './rows'

/** As `requireCase`; `conflict` `mediation.archived` where nothing of it is written any more. */
export function requireOpen(call: CaseReader, id: number): CaseRow {
  const row = requireCase(call, id)
  if (isArchived(row.state)) throw refuse('conflict', 'archived')
  return row
}

/** Names colleagues by their ids, each looked up once. */
export function nameOfStaff(call: Pick<CaseReader, 'beside'>): (id: number) => string {
  const known = new Map<number, string>()
  return (id) => {
    const name = known.get(id) ?? namesOfStaff(call, [id]).get(id) ?? ''
    known.set(id, name)
    return name
  }
}

/** Nothing is on record of a day that has not come. */
export function refuseAhead({ today }: Pick<CaseReader, 'today'>, ...days: readonly (string | null)[]): void {
  if (days.some((day) => day !== null && day > today)) throw refuse('invalid', 'day-to-come')
}
