/** Sets a protection of a person and ends it: on record, and in the history. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { ageOn } from '#ground/people/birth'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { write, type HandlersOf } from '#desk/rpc/serve'
import { rowsOf } from '#work/rows'
import { isChild } from '../rules/protection'
import type { peopleContract } from '../contract'
import { done, noteChange, requireVersion, settle } from './change'
import { endProtection, protectionOf, setProtection, type ProtectionInput } from './protection'
import { groupOf, requireStored, type StoredResident } from './rows'
import { peopleInSight } from './sight'

const periodOf = (protection: ReturnType<typeof protectionOf>) =>
  protection === null ? null : { basis: protection.basis, since: protection.since, until: protection.until }

/** Another paper in the place of the one before: they are one protection. */
function putProtection(call: WriteCall, id: number, protection: ProtectionInput): void {
  const group = groupOf(call, id)
  const before = protectionOf(call, group)
  if (before !== null) endProtection(call, group, '')
  setProtection(call, id, protection)
  noteChange(call, id, 'protection', 'protection', periodOf(before), protection)
}

const childRow = z.object({ id: z.number(), birth: z.string() })

/** Children who live with somebody and are not protected yet. */
const childrenWith = (call: Reader, record: StoredResident): readonly number[] =>
  record.household_id === null
    ? []
    : rowsOf(
        call,
        childRow,
        `SELECT r.id, r.birth FROM residents r
          WHERE r.household_id = ? AND r.id <> ? AND r.birth IS NOT NULL AND r.status = 'living'
            AND r.merged_into IS NULL AND r.is_protected = 0 AND ${peopleInSight.ofRow('r')}`,
        record.household_id,
        record.id,
      ).flatMap(({ id, birth }) => (isChild(ageOn(birth, call.today)) ? [id] : []))

export const protecting: Pick<HandlersOf<typeof peopleContract>, 'protect' | 'endProtection'> = {
  protect: write((call, input) => {
    const record = requireStored(call, input.id)
    requireVersion(record, input.version)
    const { basis, since, until, children = [] } = input
    const there = childrenWith(call, record)
    if (!children.every((child) => there.includes(child))) {
      throw new DeskError('invalid', 'residents.no-child-there')
    }
    for (const child of children) {
      putProtection(call, child, { basis, since, until })
      settle(call, requireStored(call, child))
    }
    putProtection(call, record.id, { basis, since, until })
    settle(call, requireStored(call, record.id))
    call.house.guard(call)
    return done(call, record.id, 'protection', { basis, since, until, children })
  }),

  endProtection: write((call, input) => {
    const record = requireStored(call, input.id)
    requireVersion(record, input.version)
    const group = groupOf(call, record.id)
    const before = protectionOf(call, group)
    endProtection(call, group, input.reason)
    noteChange(call, record.id, 'protection', 'protection', periodOf(before), null)
    return done(call, record.id, 'protection', { ended: input.reason })
  }),
}
