/** Sets a protection of a person and ends it: on record, and in the history. */
import { write, type HandlersOf } from '#desk/rpc/serve'
import type { peopleContract } from '../contract'
import { done, noteChange, requireVersion } from './change'
import { endProtection, protectionOf, setProtection } from './protection'
import { groupOf, requireStored } from './rows'

const periodOf = (protection: ReturnType<typeof protectionOf>) =>
  protection === null ? null : { basis: protection.basis, since: protection.since, until: protection.until }

export const protecting: Pick<HandlersOf<typeof peopleContract>, 'protect' | 'endProtection'> = {
  protect: write((call, input) => {
    const record = requireStored(call, input.id)
    requireVersion(record, input.version)
    const { basis, since, until } = input
    const before = protectionOf(call, groupOf(call, record.id))
    // Another paper in the place of the one before: they are one protection.
    if (before !== null) endProtection(call, groupOf(call, record.id), '')
    setProtection(call, record.id, { basis, since, until })
    noteChange(call, record.id, 'protection', 'protection', periodOf(before), { basis, since, until })
    return done(call, record.id, 'protection', { basis, since, until })
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
