/** What the manager answers for of the rights of persons: requests whose legal day is near or past, and in whose hands they are. */
import { z } from 'zod'
import type { Hands, OpenMatter } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { unanswered } from './requests'

const dueRow = z.object({ id: z.number(), number: z.string(), due: z.string() })
const mostShown = 30

/** The earliest day first. Who asked is not told here: their record may be locked. */
export const requestsOpen = (call: ReadCall): readonly OpenMatter[] =>
  rowsOf(
    call,
    dueRow,
    `SELECT id, number, due FROM privacy_requests WHERE ${unanswered} ORDER BY due, id LIMIT ?`,
    mostShown,
  ).map(({ id, number, due }) => ({
    kind: 'asked',
    id,
    title: number,
    number,
    residentId: null,
    residentName: null,
    due,
    path: `/privacy/requests/${id}`,
  }))

export const handsOfPrivacy: Hands = {
  open: (call, staffId) =>
    Number(
      call
        .statement(`SELECT count(*) FROM privacy_requests WHERE handler_id = ? AND ${unanswered}`)
        .pluck()
        .get(staffId),
    ),
  give: (call, from, to) =>
    call
      .statement(`UPDATE privacy_requests SET handler_id = ? WHERE handler_id = ? AND ${unanswered}`)
      .run(to, from).changes,
}
