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
import type { HasStatements } from '#vault/store/store'

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

/** Returns how many eligibilities went. */
function remove(call: HasStatements, ids: readonly number[]): number {
  const list = JSON.stringify(ids)
  const theirs = '(SELECT value FROM json_each(?))'
  // The moves first: whose they are is read from the eligibility.
  call.statement(`DELETE FROM canteen_eligibility_moves WHERE eligibility_id IN ${theirs}`).run(list)
  return call.statement(`DELETE FROM canteen_eligibilities WHERE id IN ${theirs}`).run(list).changes
}

function erase(call: Eraser, { resident, kept }: Erasure) {
  const stay = JSON.stringify(kept['canteen.eligibilities'] ?? [])
  const ids = z.array(z.number()).parse(
    call
      .statement(
        `SELECT id FROM canteen_eligibilities
            WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .all(resident, stay),
  )
  return { 'canteen.eligibilities': remove(call, ids) }
}

/** The last day is over, whoever ended it. */
const dueEligibilities = 'FROM canteen_eligibilities WHERE until < ?'
const dueRow = z.object({ id: z.number(), resident: z.number() })

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
  // A subsidy was claimed on it: whoever pays may ask for it back within three years (民法典 art. 188).
  dutiesToKeep: [{ kind: 'canteen.eligibilities', usual: 36, least: 0, standsAlone: false }],
  retentions: [
    {
      of: 'rows',
      kind: 'canteen.eligibilities',
      subject: 'eligibility',
      period: { usual: 60, least: 0 },
      count: (call, before) =>
        Number(call.statement(`SELECT count(*) ${dueEligibilities}`).pluck().get(before)),
      due: (call, before, after, limit) =>
        z
          .array(dueRow)
          .parse(
            call
              .statement(
                `SELECT id, resident_id AS resident ${dueEligibilities} AND id > ? ORDER BY id LIMIT ?`,
              )
              .all(before, after, limit),
          ),
      erase: (call, { id }) => void remove(call, [id]),
    },
  ],
}
