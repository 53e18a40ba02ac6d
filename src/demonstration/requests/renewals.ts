/** Duties that come back: who is due this month and next, who has been missed, and what has been begun for them. */
import { addDays, addMonths, yearOf } from '#work/calendar/rules/index'
import type { Community } from '../community'
import type { Random } from '../random'
import type { Registered } from '../residents'
import { minuteOfWork } from '../working-time'
import type { Applicants } from './applicants'

/** Services that come back each year, and for how many the centre keeps the day. */
const kept: readonly (readonly [code: string, count: number, by: 'birthday' | 'any-day'])[] = [
  ['old-age-allowance-review', 150, 'birthday'],
  ['pension-certification', 120, 'any-day'],
  ['residence-permit-endorsement', 20, 'any-day'],
  ['flexible-employment-subsidy', 20, 'any-day'],
  ['disability-care-allowance', 20, 'any-day'],
]

export function planRenewals(
  { office, time, timeline, random, share, manager, frontDesk }: Community,
  applicants: Applicants,
  items: ReadonlyMap<string, { readonly id: number }>,
): void {
  const chance = random.branch('renewals')
  for (const [code, count, by] of kept) {
    const item = items.get(code)
    if (item === undefined) continue
    for (const resident of applicants.all(chance, code).slice(0, Math.ceil(count * share))) {
      const due = dueDayOf(chance, resident, by, time.today)
      timeline.plan(time.begin, () => {
        const { serviceRequests } = office.at(time.begin, manager)
        const { id } = serviceRequests.renewals.enrol({ residentId: resident.id, itemId: item.id, due })
        // Of those that are nearly due, one in six has been begun; a few have been taken off the list.
        if (due < time.today || due > addDays(time.today, 20)) return
        const begun = time.instant(time.days.at(-2) ?? time.today, minuteOfWork(chance))
        const fate = chance.next()
        if (fate < 0.16) {
          timeline.plan(begun, () => void office.at(begun, frontDesk).serviceRequests.renewals.start({ id }))
        } else if (fate < 0.22) {
          timeline.plan(begun, () => {
            office
              .at(begun, frontDesk)
              .serviceRequests.renewals.setDropped({ id, reason: '已在子女所在地办理' })
          })
        }
      })
    }
  }
}

/** Within the coming year; a few days have just been missed. */
function dueDayOf(random: Random, { person }: Registered, by: 'birthday' | 'any-day', today: string): string {
  const earliest = addDays(today, random.chance(0.2) ? -12 : 0)
  if (by === 'any-day') return addDays(earliest, Math.floor(330 * random.next() ** 1.4))
  const inYear = (year: number): string => addMonths(person.birth, (year - yearOf(person.birth)) * 12)
  const thisYear = inYear(yearOf(earliest))
  return thisYear >= earliest ? thisYear : inYear(yearOf(earliest) + 1)
}
