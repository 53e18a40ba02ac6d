/** Who lives together, and what they are to each other. */
import { write, type HandlersOf } from '#desk/rpc/serve'
import type { peopleContract } from '../contract'
import { changeFields, done, requireVersion } from './change'
import { splitHousehold } from './households'
import { requireStored } from './rows'

export const householdKeeping: Pick<HandlersOf<typeof peopleContract>, 'splitHousehold' | 'setRelation'> = {
  splitHousehold: write((call, input) => {
    const { household_id: from } = requireStored(call, input.of)
    const household = splitHousehold(call, from, input.members)
    call.record({
      subject: `household:${household}`,
      change: { from, members: input.members },
    })
    return {}
  }),

  setRelation: write((call, input) => {
    const record = requireStored(call, input.id)
    requireVersion(record, input.version)
    changeFields(call, record, { relation: input.relation }, 'household')
    return done(call, record.id, 'household', { relation: input.relation })
  }),
}
