/** A case that can still be written to, and the names of those who wrote. */
import type { CaseReader } from '../../service/call'
import { isBeforeAcceptance, mayChange, mayRewrite } from '../../rules'
import { refuse } from './refuse'
import { namesOfStaff, requireCase, type CaseRow } from './rows'

/**
 * As `requireCase`; `conflict` where nothing of it is written any more: `mediation.archived` once it is bound,
 * `mediation.joined` once it goes on as part of another, into which it is written.
 */
export function requireOpen(call: CaseReader, id: number): CaseRow {
  const row = requireCase(call, id)
  if (!mayChange(row.state)) throw refuse('conflict', row.state === 'joined' ? 'joined' : 'archived')
  return row
}

/** The same of what a reviewer has seen: `conflict` `mediation.case-closed` once it is closed, until it is sent back. */
export function requireRewritable(call: CaseReader, id: number): CaseRow {
  const row = requireOpen(call, id)
  if (!mayRewrite(row.state)) throw refuse('conflict', 'case-closed')
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

/** Nobody is mediated before their case is taken up: what is of an earlier day has a slip in it. */
export function refuseBeforeAcceptance(
  { accepted_on: acceptedOn }: Pick<CaseRow, 'accepted_on'>,
  ...days: readonly (string | null)[]
): void {
  if (acceptedOn !== null && isBeforeAcceptance(acceptedOn, days))
    throw refuse('invalid', 'before-acceptance', { day: acceptedOn })
}

/** Nothing is on record of a day that has not come. */
export function refuseAhead({ today }: Pick<CaseReader, 'today'>, ...days: readonly (string | null)[]): void {
  if (days.some((day) => day !== null && day > today)) throw refuse('invalid', 'day-to-come')
}
