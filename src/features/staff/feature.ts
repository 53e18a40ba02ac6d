/** Members of staff: accounts, roles, passwords given and taken. */
import { z } from 'zod'
import { deskFeature } from '#desk/feature'
import { staffContract } from './contract'
import { staffDuties } from './duties'
import { staffService } from './service'

const namedStaff = z.array(z.object({ id: z.number(), name: z.string() }))

export const staff = deskFeature({
  name: 'staff',
  contract: staffContract,
  service: staffService,
  duties: staffDuties,
  subjects: {
    staff: {
      labels: (call, ids) =>
        new Map(
          namedStaff
            .parse(
              call
                .statement('SELECT id, name FROM staff WHERE id IN (SELECT value FROM json_each(?))')
                .all(JSON.stringify(ids)),
            )
            .map(({ id, name }) => [id, name]),
        ),
    },
  },
})
