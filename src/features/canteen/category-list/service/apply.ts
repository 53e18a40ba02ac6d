/** Does all of what a list changes in one transaction, and keeps which eligibilities it began and ended. */
import { eq } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import { addDays } from '#ground/days'
import type { WriteCall } from '#desk/rpc/call'
import { canteenCategoryLists, canteenListChanges } from '../../schema/category-lists'
import { canteenEligibilities, canteenEligibilityMoves } from '../../schema/policies'
import type { ListDifference } from '../contract'
import type { Listed } from '../../rules/index'
import { compared } from './compared'
import { overtakenBy } from './known'

type Changes = Pick<ListDifference, 'gained' | 'lost' | 'unchanged' | 'rest'>

interface Applied {
  readonly day: string
  readonly fileName: string
  readonly issuedBy: string
  /** The categories it is whole for. */
  readonly whole: readonly string[]
}

/** Returns the id of the list. */
export function applyList(call: WriteCall, { gained, lost, unchanged, rest }: Changes, of: Applied): number {
  const { day, issuedBy, whole } = of
  const later = overtakenBy(call, day, [...whole, ...lost.map(({ category }) => category)])
  if (later !== null) throw new DeskError('conflict', 'canteen.list-overtaken', { day: later })
  const made = { at: call.now, staffId: call.staff.id }
  const list = Number(
    call.database
      .insert(canteenCategoryLists)
      .values({
        ...of,
        ...made,
        whole: JSON.stringify(whole),
        gained: gained.length,
        lost: lost.length,
        unchanged,
        rest: JSON.stringify(rest.map(({ row, code }) => ({ row, code }))),
      })
      .run().lastInsertRowid,
  )
  const note = (eligibilityId: number, change: 'gained' | 'lost', from: string, moved: string) => {
    const move = change === 'gained' ? 'approve' : 'end'
    const reason = `${issuedBy} ${day}`
    call.database
      .insert(canteenEligibilityMoves)
      .values({ eligibilityId, move, day: moved, reason, ...made })
      .run()
    call.database.insert(canteenListChanges).values({ listId: list, eligibilityId, change, day: from }).run()
  }
  for (const { resident, category, since } of gained) {
    // Of a list that tells of days to come the approval is the list itself; else it was approved when it says.
    const approvedOn = since > day ? day : since
    const { lastInsertRowid } = call.database
      .insert(canteenEligibilities)
      .values({
        residentId: resident.id,
        category,
        proof: '',
        issuedBy,
        appliedOn: approvedOn,
        from: since > day ? since : null,
        until: null,
        approvedOn,
      })
      .run()
    note(Number(lastInsertRowid), 'gained', since, approvedOn)
  }
  for (const { eligibility, from } of lost) {
    const until = addDays(from, -1)
    call.database
      .update(canteenEligibilities)
      .set({ until })
      .where(eq(canteenEligibilities.id, eligibility))
      .run()
    note(eligibility, 'lost', from, until)
  }
  call.record({
    subject: `canteen-list:${list}`,
    change: { ...of, gained, lost: lost.map(({ eligibility, from }) => ({ eligibility, from })), unchanged },
  })
  return list
}

/** Applies what people are said to be on, as the list of a day; what it would have asked about is left as it is. */
export function applyListed(call: WriteCall, listed: readonly Listed[], of: Omit<Applied, 'whole'>): number {
  const whole = [...new Set(listed.map(({ category }) => category))]
  const rows = listed.map((one, at) => ({ ...one, row: at + 2, name: '' }))
  return applyList(call, compared(call, of.day, { counted: rows, stopped: [] }, whole, nothingUnread), {
    ...of,
    whole,
  })
}

const nothingUnread = {
  namesUnread: new Set<string>(),
  peopleUnread: new Set<number>(),
  rowsUnread: [],
}
