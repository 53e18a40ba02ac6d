/** Fills a copy from the booking it is a copy of, with what the page never had in full: whom to call, and who comes. */
import type { Reader } from '#desk/rpc/call'
import { idsOfResident, shownTo } from '#features/residents/index'
import type { AskedHolder, UnsaidBooking } from '../contract'
import { requireRow, type FullRow } from './rows'
import { wholeTextOf } from './text'

export interface Copied<Text> {
  readonly text: Text
  /** The booking whose comers come along, also those who are not in sight; null where others were named, or none is copied. */
  readonly comersOf: number | null
}

function isOfSame(call: Reader, holder: AskedHolder | null, row: FullRow): boolean {
  if (holder === null || holder.kind !== row.holder_kind) return false
  switch (holder.kind) {
    case 'resident':
      return row.resident_id !== null && idsOfResident(call, holder.residentId).includes(row.resident_id)
    case 'group':
    case 'outside-group':
      return holder.name === row.group_name
    case 'centre':
      return true
  }
}

/**
 * What was written stays as it was written; what was left empty is as it was. Of another holder nothing is taken over: whom
 * to call for one group is nobody's business in another. Throws `not-found` for a booking that is not in sight.
 */
export function copiedFrom<Text extends Omit<UnsaidBooking, 'span'>>(
  call: Reader,
  text: Text,
  copyOf: number | undefined,
): Copied<Text> {
  if (copyOf === undefined) return { text, comersOf: null }
  const row = requireRow(call, copyOf)
  if (!isOfSame(call, text.holder, row)) return { text, comersOf: null }
  const from = wholeTextOf(call, row, text.room)
  const namesComers = text.comers.length > 0
  return {
    text: {
      ...text,
      inCharge: text.inCharge ?? from.inCharge,
      phone: text.phone ?? from.phone,
      // A number in a title reached the page masked.
      title: text.title === shownTo(call.staff.roles).text(from.title) ? from.title : text.title,
      comers: namesComers ? text.comers : from.comers,
    },
    comersOf: namesComers ? null : copyOf,
  }
}
