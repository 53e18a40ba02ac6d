/** What the canteen keeps of a person, and how it forgets it. */
import { z } from 'zod'
import {
  dayField,
  textField,
  type Eraser,
  type Erasure,
  type KeepsPersonalData,
  type Reader,
} from '#desk/personal-data/keeps'

const eligibilityRow = z.object({
  id: z.number(),
  category: z.string(),
  proof: z.string(),
  issued_by: z.string(),
  applied_on: z.string(),
  approved_on: z.string().nullable(),
  until: z.string().nullable(),
})

const eligibilitiesOf = (call: Reader, ids: readonly number[]) =>
  z.array(eligibilityRow).parse(
    call
      .statement(
        `SELECT id, category, proof, issued_by, applied_on, approved_on, until FROM canteen_eligibilities
          WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      )
      .all(JSON.stringify(ids)),
  )

function erase(call: Eraser, { resident, kept }: Erasure) {
  const stay = JSON.stringify(kept['canteen.eligibilities'] ?? [])
  const ids = `SELECT id FROM canteen_eligibilities
    WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))`
  // The moves first: whose they are is read from the eligibility.
  call.statement(`DELETE FROM canteen_eligibility_moves WHERE eligibility_id IN (${ids})`).run(resident, stay)
  const { changes } = call
    .statement(`DELETE FROM canteen_eligibilities WHERE id IN (${ids})`)
    .run(resident, stay)
  return { 'canteen.eligibilities': changes }
}

export const canteenKeeps: KeepsPersonalData = {
  feature: 'canteen',
  tables: ['canteen_eligibilities', 'canteen_eligibility_moves'],
  kinds: ['canteen.eligibilities'],
  held: (call, ids) => [
    {
      kind: 'canteen.eligibilities',
      rows: eligibilitiesOf(call, ids).map((row) => [
        ...textField('eligibilityCategory', row.category),
        ...textField('proof', row.proof),
        ...textField('issuedBy', row.issued_by),
        ...dayField('day', row.applied_on),
        ...dayField('since', row.approved_on),
        ...dayField('until', row.until),
      ]),
    },
  ],
  records: (call, ids) =>
    eligibilitiesOf(call, ids).map(({ id, until }) => {
      const over = until !== null && until < call.today
      return { kind: 'canteen.eligibilities', id, open: !over, ended: over ? until : null }
    }),
  erase,
}
