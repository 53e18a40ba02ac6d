/** Who may ask for a person's data: by whoever comes, the age, death and protection of whom it is about. */
import { ageOn } from '#ground/people/birth'
import type { Asker, AskingDoubt } from '../contract/words'

/** Whom a request is about, as the register knows them. */
export interface AskedAbout {
  /** Null where nobody knows it: then they count as grown up. */
  readonly birth: string | null
  readonly status: 'living' | 'moved-out' | 'deceased'
  readonly isProtected: boolean
}

/** `refused` stays so whatever is said; `reason` is taken with a reason that somebody types. */
export type Asking =
  | { readonly says: 'fine'; readonly why: null }
  | { readonly says: 'reason' | 'refused'; readonly why: AskingDoubt }

const fine: Asking = { says: 'fine', why: null }
const refused = (why: AskingDoubt): Asking => ({ says: 'refused', why })
const onlyWithReason = (why: AskingDoubt): Asking => ({ says: 'reason', why })

/** Years of age under which the guardian consents and asks (个人信息保护法 art. 31). */
const asksThemselvesFrom = 14
/** Years of age under which everybody has a guardian (民法典 arts. 17, 27). */
const grownUpFrom = 18

/** What the law says of this person asking, on a day; the protection of the person is not looked at. */
function byLaw(by: Asker, { birth, status }: AskedAbout, day: string): Asking {
  if (status === 'deceased') {
    if (by === 'self') return refused('dead-cannot-ask')
    return by === 'relative' ? fine : onlyWithReason('not-a-relative-of-the-dead')
  }
  if (by === 'relative') return refused('relative-of-the-living')
  const age = birth === null ? grownUpFrom : ageOn(birth, day)
  if (by === 'guardian') return age < grownUpFrom ? fine : onlyWithReason('guardian-of-an-adult')
  if (age >= asksThemselvesFrom) return fine
  return by === 'self' ? refused('child-asks-alone') : onlyWithReason('agent-for-a-child')
}

/** Whether a request may be taken of whoever comes, on the day they came. */
export function askingOf(by: Asker, about: AskedAbout, day: string): Asking {
  const asking = byLaw(by, about, day)
  if (asking.says === 'refused' || by === 'self' || !about.isProtected) return asking
  return onlyWithReason('protected')
}
