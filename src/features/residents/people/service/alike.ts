/**
 * People already in the register who may be the one being typed in. Who is protected is found by a whole phone and not by a
 * birth: by trying days it would be read.
 */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { peopleInSight } from './sight'
import { rowsOf } from '#work/rows'

const idRow = z.object({ id: z.number() })
const mostShown = 5

export function alikeOf(
  call: Reader,
  person: {
    readonly name: string
    readonly birth: string | null
    readonly phones: readonly string[]
    readonly except: number | null
  },
): readonly number[] {
  if (person.name === '') return []
  return rowsOf(
    call,
    idRow,
    `SELECT r.id FROM residents r
      WHERE r.name = ? AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')}
        AND ((r.birth = ? AND r.is_protected = 0) OR EXISTS (SELECT 1 FROM resident_phones p WHERE p.resident_id = r.id
                                      AND p.number IN (SELECT value FROM json_each(?))))
      ORDER BY r.id LIMIT 20`,
    person.name,
    person.birth,
    JSON.stringify(person.phones.filter((phone) => phone !== '')),
  )
    .map(({ id }) => id)
    .filter((id) => id !== person.except)
    .slice(0, mostShown)
}
