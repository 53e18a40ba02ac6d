/** People already in the register who may be the one being typed in. */
import { z } from 'zod'
import { unfinishedImports, type Reader } from './rows'
import { rowsOf } from '#work/rows'

const idRow = z.object({ id: z.number(), import_id: z.number().nullable() })
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
  const hidden = unfinishedImports(call)
  return rowsOf(
    call,
    idRow,
    `SELECT r.id, r.import_id FROM residents r
      WHERE r.name = ? AND r.merged_into IS NULL AND r.locked_at IS NULL
        AND (r.birth = ? OR EXISTS (SELECT 1 FROM resident_phones p WHERE p.resident_id = r.id
                                      AND p.number IN (SELECT value FROM json_each(?))))
      ORDER BY r.id LIMIT 20`,
    person.name,
    person.birth,
    JSON.stringify(person.phones.filter((phone) => phone !== '')),
  )
    .filter(
      ({ id, import_id }) => id !== person.except && (import_id === null || !hidden.includes(import_id)),
    )
    .map(({ id }) => id)
    .slice(0, mostShown)
}
