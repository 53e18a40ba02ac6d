/** Who may have cases and is still here, as the desk's own file says. */
import { z } from 'zod'
import { holds, roles } from '#ground/roles/permissions'
import { inJson, rowsOf } from '#work/rows'
import { refuse } from '../../cases/service/refuse'
import type { CaseReader } from '../../service/call'

const colleagueRow = z.object({
  id: z.number(),
  name: z.string(),
  roles: inJson(z.array(z.enum(roles))),
})

export const colleaguesOf = (call: CaseReader) =>
  rowsOf(
    call.beside('desk'),
    colleagueRow,
    'SELECT id, name, roles FROM staff WHERE active = 1 AND left_at IS NULL ORDER BY id',
  ).flatMap(({ id, name, roles: held }) => (holds(held, 'mediation.cases') ? [{ id, name }] : []))

/** Somebody to whom something can be given: one of them, or `not-found`. */
export function requireColleague(
  call: CaseReader,
  id: number,
): { readonly id: number; readonly name: string } {
  const found = colleaguesOf(call).find((one) => one.id === id)
  if (found === undefined) throw refuse('not-found', 'no-mediator-there')
  return found
}
