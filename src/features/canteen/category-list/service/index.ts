/** The procedures for the civil affairs office's monthly list: look into the file, compare, apply, and what was applied. */
import { asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { LongCall, ReadCall, Reader } from '#desk/rpc/call'
import { long, read } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { openWorkbook, refuseUnread } from '#work/workbook/reading/open'
import { columnsShown, likeliestSheet } from '#work/workbook/rules/columns'
import { maskIdNumber, residentsById } from '#features/residents/index'
import { canteenCategoryLists, canteenListChanges } from '../../schema/category-lists'
import { canteenEligibilities } from '../../schema/policies'
import { restCodes, type AppliedList, type ListLayout } from '../contract'
import { listHeaderIn } from '../rules/rows'
import { applyList } from './apply'
import { decisionsSoFar, knownCategories } from './known'
import { planOf } from './plan'

const mostLists = 60
const keptRest = z.array(z.object({ row: z.number(), code: z.enum(restCodes) }))

interface ListRow {
  readonly list: typeof canteenCategoryLists.$inferSelect
  readonly by: string
}

const appliedOf = ({ list, by }: ListRow): AppliedList => {
  const { id, day, fileName, at, gained, lost, unchanged } = list
  const rest = keptRest.parse(JSON.parse(list.rest)).length
  return { id, day, fileName, at, by, gained, lost, unchanged, rest }
}

const lists = (call: Reader) =>
  call.database
    .select({ list: canteenCategoryLists, by: staff.name })
    .from(canteenCategoryLists)
    .innerJoin(staff, eq(staff.id, canteenCategoryLists.staffId))

/** Under what the log tells of these people: lists that began or ended something of theirs. */
export const listSubjects = (
  call: Pick<ReadCall, 'statement'>,
  residentIds: readonly number[],
): readonly string[] =>
  call
    .statement(
      `SELECT DISTINCT 'canteen-list:' || c.list_id
         FROM canteen_list_changes c JOIN canteen_eligibilities e ON e.id = c.eligibility_id
        WHERE e.resident_id IN (SELECT value FROM json_each(?)) ORDER BY c.list_id DESC`,
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)

interface Compared {
  readonly file: Blob
  readonly layout: ListLayout
}

export const categoryListHandlers = {
  inspect: long(async function* (call: LongCall, { file }: { readonly file: Blob }, signal: AbortSignal) {
    const sheets = yield* openWorkbook(file, signal)
    const found = sheets.map(({ name, hidden, unread, rows }, index) => {
      const header = listHeaderIn(rows)
      const columns = columnsShown(rows, header).map((shown) => ({
        ...shown,
        samples: shown.field === 'id-number' ? shown.samples.map(maskIdNumber) : [...shown.samples],
      }))
      return { index, name, hidden, unread, rows: rows.length, headerRow: header?.row ?? null, columns }
    })
    const likely = likeliestSheet(found)
    refuseUnread(sheets, likely)
    return { sheets: found, likely, known: [...knownCategories(call)] }
  }),

  compare: long(async function* (call: LongCall, { file, layout }: Compared, signal: AbortSignal) {
    const { decisions: _, ...difference } = yield* planOf(call, file, layout, signal)
    return difference
  }),

  apply: long(async function* (
    call: LongCall,
    input: Compared & { readonly fileName: string; readonly issuedBy: string; readonly fingerprint: string },
    signal: AbortSignal,
  ) {
    const { file, layout, fileName, issuedBy, fingerprint } = input
    const plan = yield* planOf(call, file, layout, signal)
    const id = call.transaction((writer) => {
      if (plan.fingerprint !== fingerprint || plan.decisions !== decisionsSoFar(writer))
        throw new DeskError('conflict', 'canteen.list-changed')
      return applyList(writer, plan, { day: layout.day, fileName, issuedBy, whole: plan.whole })
    })
    return { id }
  }),

  history: read((call, _input: Readonly<Record<string, never>>) => ({
    lists: lists(call).orderBy(desc(canteenCategoryLists.id)).limit(mostLists).all().map(appliedOf),
  })),

  get: read((call, { id }: { readonly id: number }) => {
    const found = lists(call).where(eq(canteenCategoryLists.id, id)).get()
    if (found === undefined) throw new DeskError('not-found', 'canteen.list-unknown')
    const changes = call.database
      .select({
        change: canteenListChanges.change,
        day: canteenListChanges.day,
        category: canteenEligibilities.category,
        resident: canteenEligibilities.residentId,
      })
      .from(canteenListChanges)
      .innerJoin(canteenEligibilities, eq(canteenEligibilities.id, canteenListChanges.eligibilityId))
      .where(eq(canteenListChanges.listId, id))
      .orderBy(asc(canteenListChanges.id))
      .all()
    const cards = residentsById(
      call,
      changes.map(({ resident }) => resident),
    )
    return {
      list: appliedOf(found),
      issuedBy: found.list.issuedBy,
      changes: changes.flatMap(({ resident, ...change }) => {
        const card = cards.get(resident)
        return card === undefined ? [] : [{ ...change, resident: { id: card.id, name: card.name } }]
      }),
      rest: keptRest.parse(JSON.parse(found.list.rest)),
    }
  }),
}
