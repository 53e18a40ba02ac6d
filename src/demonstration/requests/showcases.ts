/** Requests that stand where someone who looks around wants to see one: every state, and everything that is due. */
import type { CourseKind } from './courses'

export interface Showcase {
  readonly code: string
  readonly course: CourseKind
  /** The last thing that was done with it; empty when it is a draft. */
  readonly until: string
  /** Working days since it was opened. */
  readonly ago: number
  /** Instead: working days until it is due; 0 is today, negative ones are overdue. */
  readonly due?: number
  /** A colleague who serves at no counter runs its errand; by their place among those. */
  readonly colleague?: number
}

const twice = (showcase: Showcase): readonly Showcase[] => [showcase, { ...showcase, ago: showcase.ago + 1 }]
const due = (
  code: string,
  until: string,
  days: number,
  course: CourseKind = 'corrected-later',
): Showcase => ({
  code,
  course,
  until,
  ago: 0,
  due: days,
})

export const showcases: readonly Showcase[] = [
  ...twice({ code: 'resident-medical-insurance', course: 'usual', until: '', ago: 0 }),
  { code: 'senior-card', course: 'usual', until: '', ago: 0 },
  ...twice({ code: 'old-age-allowance', course: 'corrected-before', until: 'request-correction', ago: 2 }),
  { code: 'chronic-disease', course: 'corrected-later', until: 'request-correction', ago: 4 },
  ...twice({ code: 'social-security-card', course: 'usual', until: 'accept', ago: 0 }),
  ...twice({ code: 'medicine-errand', course: 'errand-first', until: 'dispatch', ago: 0 }),
  { code: 'appliance-repair', course: 'errand-first', until: 'dispatch', ago: 1, colleague: 0 },
  { code: 'medicine-errand', course: 'errand-first', until: 'dispatch', ago: 1, colleague: 1 },
  { code: 'disability-certificate', course: 'errand-first', until: 'dispatch', ago: 3 },
  // In progress: due today, due soon, overdue.
  due('old-age-allowance-review', 'start', 0),
  due('retiree-review', 'start', 0),
  due('family-doctor', 'start', 0),
  due('senior-card', 'start', 1),
  due('chronic-disease', 'start', 2),
  due('residence-permit', 'start', -1),
  due('disability-living-allowance', 'start', -2),
  due('old-age-allowance-review', 'start', -4),
  due('flexible-employment-subsidy', 'start', -7),
  ...twice({ code: 'flexible-employment-subsidy', course: 'late', until: 'submit', ago: 3 }),
  ...twice({ code: 'old-age-allowance', course: 'suspended', until: 'suspend', ago: 5 }),
  ...twice({ code: 'pension-certification', course: 'late', until: 'complete', ago: 0 }),
  ...twice({ code: 'senior-card', course: 'errand-first', until: 'prepare-delivery', ago: 3 }),
  ...twice({ code: 'social-security-card', course: 'usual', until: 'deliver', ago: 2 }),
  // The follow-up of the first was due yesterday.
  { code: 'veteran-card', course: 'usual', until: 'deliver', ago: 16 },
  { code: 'resident-medical-insurance', course: 'usual', until: 'deliver', ago: 15 },
  { code: 'birth-registration', course: 'usual', until: 'follow-up-poor', ago: 6 },
  { code: 'property-repair', course: 'usual', until: 'follow-up-poor', ago: 4 },
  { code: 'appliance-repair', course: 'usual', until: 'follow-up-poor', ago: 18 },
  { code: 'legal-advice', course: 'terminated', until: 'terminate', ago: 3 },
  { code: 'minimum-living', course: 'refused', until: 'refuse', ago: 2 },
]
