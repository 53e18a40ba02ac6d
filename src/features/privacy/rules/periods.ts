/**
 * The periods of the centre: which there are is what the features declare, how long they are is the manager's setting.
 *
 * Where the law sets none, a duty to keep begins with the three years in which a claim lapses (民法典 art. 188).
 */
import { property } from '#ground/property'
import type { PrivacySettings } from '../contract'

/** Months: the usual, until the manager sets others, and the fewest that may be set. */
interface Period {
  readonly usual: number
  readonly least: number
}

interface DeclaredDuty extends Period {
  readonly kind: string
  readonly standsAlone: boolean
  /** Kinds that stay as long. */
  readonly alike?: Readonly<Record<string, { readonly standsAlone: boolean }>>
}

/** What the features declare, as the house has it. */
export interface DeclaredPeriods {
  readonly dutiesToKeep: readonly DeclaredDuty[]
  readonly retentions: readonly { readonly kind: string; readonly period: Period | null }[]
}

/** How long a record of a kind stays, and whether it tells by itself whose it is. */
export interface Staying {
  readonly months: number
  readonly standsAlone: boolean
}
export type StayingByKind = ReadonlyMap<string, Staying>

const usualAnswerDays = 15

/** Months by kind. */
export type MonthsByKind = Readonly<Record<string, number>>

const periodsOf = ({
  dutiesToKeep,
  retentions,
}: DeclaredPeriods): Readonly<Record<'duties' | 'retention', readonly (Period & { kind: string })[]>> => ({
  duties: dutiesToKeep,
  retention: retentions.flatMap(({ kind, period }) => (period === null ? [] : [{ kind, ...period }])),
})

const isMonths = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0

/**
 * The settings in force: what was stored for each period that is declared, and the usual for the rest. A period that came
 * with a later version is the usual one in a desk that stored its settings before; one that is gone is passed over.
 */
export function settingsFrom(declared: DeclaredPeriods, stored: unknown): PrivacySettings {
  const { duties, retention } = periodsOf(declared)
  const answerDays = property(stored, 'answerDays')
  const monthsOf = (group: 'duties' | 'retention', periods: typeof duties) =>
    Object.fromEntries(
      periods.map(({ kind, usual, least }) => {
        const months = property(property(stored, group), kind)
        return [kind, isMonths(months) ? Math.max(months, least) : usual]
      }),
    )
  return {
    answerDays: isMonths(answerDays) && answerDays >= 1 ? answerDays : usualAnswerDays,
    duties: monthsOf('duties', duties),
    retention: monthsOf('retention', retention),
  }
}

/** What the manager may set at least, in the order in which the features declare it. */
export function leastOf(declared: DeclaredPeriods): Record<'duties' | 'retention', Record<string, number>> {
  const { duties, retention } = periodsOf(declared)
  const least = (periods: typeof duties, floor: number) =>
    Object.fromEntries(periods.map((period) => [period.kind, Math.max(period.least, floor)]))
  return { duties: least(duties, 0), retention: least(retention, 1) }
}

export type SettingsFault = 'no-such-period' | 'shorter-than-law' | 'shorter-than-duty'

/**
 * Nothing is set that no feature declares or that is shorter than a law asks for, and a record cannot be proposed for
 * erasure while it has to stay.
 */
export function settingsFault(
  declared: DeclaredPeriods,
  { duties, retention }: PrivacySettings,
): SettingsFault | null {
  const least = leastOf(declared)
  const named = [
    ...Object.entries(duties).map(([kind, months]) => ({ months, least: property(least.duties, kind) })),
    ...Object.entries(retention).map(([kind, months]) => ({
      months,
      least: property(least.retention, kind),
    })),
  ]
  if (named.some((one) => !isMonths(one.least))) return 'no-such-period'
  if (named.some((one) => isMonths(one.least) && one.months < one.least)) return 'shorter-than-law'
  const goesEarly = Object.entries(duties).some(([kind, months]) => {
    const proposed = retention[kind]
    return proposed !== undefined && proposed < months
  })
  return goesEarly ? 'shorter-than-duty' : null
}

/** How long each kind of record stays, those that stay as long as another included. */
export const stayingOf = (
  { dutiesToKeep }: Pick<DeclaredPeriods, 'dutiesToKeep'>,
  { duties }: Pick<PrivacySettings, 'duties'>,
): StayingByKind =>
  new Map(
    dutiesToKeep.flatMap(({ kind, usual, standsAlone, alike = {} }) => {
      const months = duties[kind] ?? usual
      return [
        [kind, { months, standsAlone }] as const,
        ...Object.entries(alike).map(([other, its]) => [other, { months, ...its }] as const),
      ]
    }),
  )
