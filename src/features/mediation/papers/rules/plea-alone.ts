/** 求助记录 of no case on the same paper as one of a case, without a number of a case. */
import type { PaperPlea } from '../contract/source'
import type { PaperValues } from './fields'
import { additionLines } from './lists'
import type { Saying } from './saying'
import { pleaFields } from './work-fields'

export const pleaAlone = (committee: string, plea: PaperPlea, say: Saying): PaperValues => ({
  fields: {
    committee,
    saidAt: pleaFields.saidAt({ plea }, say),
    writtenAt: pleaFields.writtenAt({ plea }, say),
    pleader: pleaFields.pleader({ plea }, say),
    spoken: pleaFields.spoken({ plea }, say),
    handler: pleaFields.handler({ plea }),
  },
  lists: { additions: additionLines(plea, say) },
})
