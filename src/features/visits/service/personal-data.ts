/**
 * What visits keep of a person, and how they forget it: the visit stays as a figure of its day, and says nothing any more
 * of who came, what for and what they were told (个人信息保护法 art. 4: anonymous is not personal).
 */
import { addDays } from '#ground/days'
import type { Reader } from '#desk/rpc/call'
import { countSomeDaysAtATime } from '#work/figures/parts'
import type { Pieces } from '#work/pieces'
import { z } from 'zod'
import {
  dayField,
  textField,
  wordField,
  type Eraser,
  type Erasure,
  type KeepsPersonalData,
} from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { visitCategories, visitStates } from '../contract'
import { ratings } from '../screen/contract'
import { openStates } from './rows'

const visitRow = z.object({
  id: z.number(),
  day: z.string(),
  state: z.enum(visitStates),
  matter: z.string(),
  category: z.enum(visitCategories).nullable(),
  answer: z.string(),
  rating: z.enum(ratings).nullable(),
})

const visitsOf = (call: Reader, ids: readonly number[]) =>
  z.array(visitRow).parse(
    call
      .statement(
        `SELECT v.id, v.day, v.state, v.matter, v.category, v.answer, g.rating
           FROM visits v LEFT JOIN visit_ratings g ON g.visit_id = v.id
          WHERE v.resident_id IN (SELECT value FROM json_each(?)) ORDER BY v.id`,
      )
      .all(JSON.stringify(ids)),
  )

const blankVisit =
  "UPDATE visits SET resident_id = NULL, visitor = NULL, matter = '', answer = '' WHERE id = ?"
const blankMoves = 'UPDATE visit_moves SET before = NULL WHERE visit_id = ? AND before IS NOT NULL'

function blank(call: HasStatements, id: number): void {
  // The moves first: whose they are is read from the visit.
  call.statement(blankMoves).run(id)
  call.statement(blankVisit).run(id)
}

const idRow = z.object({ id: z.number() })

function erase(call: Eraser, { resident, kept }: Erasure) {
  const ids = z
    .array(idRow)
    .parse(
      call
        .statement(
          `SELECT id FROM visits WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))`,
        )
        .all(resident, JSON.stringify(kept['visits.visits'] ?? [])),
    )
  for (const { id } of ids) blank(call, id)
  // Visits that were somebody else's in the end: a move of theirs may still tell of this person.
  call
    .statement(
      `UPDATE visit_moves SET before = NULL
        WHERE json_extract(before, '$.residentId') = ?
          AND visit_id NOT IN (SELECT id FROM visits WHERE resident_id = ?)`,
    )
    .run(resident, resident)
  return { 'visits.visits': ids.length }
}

/** Visits that are over and still say something of somebody. */
const isDue = `state NOT IN ('waiting', 'called', 'serving')
   AND (resident_id IS NOT NULL OR visitor IS NOT NULL OR matter <> '' OR answer <> '')`

const dueRow = z.object({ id: z.number(), resident: z.number().nullable() })

/** Some thousand visits of a busy centre. */
const daysAtOnce = 14

function* countDue(call: Reader, before: string): Pieces<number> {
  const first = z.string().nullable().parse(call.statement('SELECT min(day) FROM visits').pluck().get())
  const due = call.statement(`SELECT count(*) FROM visits WHERE day BETWEEN ? AND ? AND ${isDue}`).pluck()
  return yield* countSomeDaysAtATime(
    { from: first ?? before, to: addDays(before, -1) },
    daysAtOnce,
    ({ from, to }) => Number(due.get(from, to)),
  )
}

export const visitsKeep: KeepsPersonalData = {
  feature: 'visits',
  tables: ['visits', 'visit_moves', 'visit_ratings'],
  kinds: ['visits.visits'],
  held: (call, ids) => [
    {
      kind: 'visits.visits',
      rows: visitsOf(call, ids).map(({ day, state, matter, category, answer, rating }) => [
        ...dayField('day', day),
        ...wordField('category', category === null ? null : `visits:categories.${category}`),
        ...textField('matter', matter),
        ...wordField('state', `visits:states.${state}`),
        ...textField('answer', answer),
        // Their word for it is the requests', by which both are asked.
        ...wordField('rating', rating === null ? null : `service-requests:ratings.${rating}`),
      ]),
    },
  ],
  records: (call, ids) =>
    visitsOf(call, ids).map(({ id, day, state }) => {
      const open = openStates.includes(state)
      return { kind: 'visits.visits', id, open, ended: open ? null : day }
    }),
  erase,
  retentions: [
    {
      of: 'rows',
      kind: 'visits.visits',
      subject: 'visit',
      period: { usual: 24, least: 0 },
      count: countDue,
      due: (call, before, after, limit) =>
        z
          .array(dueRow)
          .parse(
            call
              .statement(
                `SELECT id, resident_id AS resident FROM visits WHERE day < ? AND ${isDue} AND id > ? ORDER BY id LIMIT ?`,
              )
              .all(before, after, limit),
          ),
      erase: (call, { id }) => blank(call, id),
    },
  ],
}
