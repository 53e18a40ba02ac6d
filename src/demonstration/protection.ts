/** Someone under protection, and the numbers that staff asked to see: what an auditor finds, and what a list looks like with it. */
import { addDays, addMonths } from '#work/calendar/rules/index'
import type { SignedInStaff } from '#desk/session/contract'
import type { Community } from './community'
import { shuffled } from './random'
import type { Registered } from './residents'
import { minuteOfWork } from './working-time'

/** Working days before today on which the order came in. */
const orderCame = 12

const reasons = ['reach-person', 'reach-person', 'verify-identity', 'file-elsewhere'] as const

export function planProtection({ office, time, timeline, random, people, ...staff }: Community): void {
  const chance = random.branch('protection')
  const reachable = shuffled(chance, people).filter(
    ({ person }) => person.gone === null && person.phones.length > 0 && person.idNumber !== '',
  )
  const reveal = (
    at: number,
    by: SignedInStaff,
    { id }: Registered,
    kind: 'phone' | 'id-number',
    code: (typeof reasons)[number],
  ) => {
    const field = kind === 'phone' ? { kind, at: 0 } : { kind }
    timeline.plan(at, () => {
      office.at(at, by).residents.reveal({ id, field, reason: { code, note: '' } })
    })
  }

  const threatened = reachable.find(
    ({ person }) => person.sex === 'female' && person.age >= 28 && person.age <= 45,
  )
  const day = time.days.at(-1 - orderCame)
  if (threatened !== undefined && day !== undefined) {
    const at = time.instant(day, 10 * 60)
    const { id } = threatened
    timeline.plan(at, () => {
      const { residents } = office.at(at, staff.manager)
      const { version } = residents.read({ id })
      residents.protect({
        id,
        version,
        basis: 'protection-order',
        since: addDays(day, -1),
        // 反家庭暴力法 art. 30: six months at most.
        until: addMonths(addDays(day, -1), 6),
      })
    })
    reveal(at + 30 * 60_000, staff.manager, threatened, 'phone', 'reach-person')
  }

  for (const registered of reachable.slice(-8)) {
    const back = chance.between(1, 5)
    const on = time.days.at(-1 - back)
    if (on === undefined) continue
    const code = chance.pick(reasons)
    const kind = code === 'reach-person' ? 'phone' : 'id-number'
    reveal(time.instant(on, minuteOfWork(chance)), staff.frontDesk, registered, kind, code)
  }
}
