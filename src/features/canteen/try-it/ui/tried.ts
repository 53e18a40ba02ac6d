/** What of a trial on the screen is asked: lines that have no name yet, and a day that is no day yet, are being written. */
import type { Trial } from '../../contract/index'
import type { CanteenSettings } from '../../settings/contract'

export type Given = NonNullable<Trial['given']>
export type GivenSpan = 'today' | 'week' | 'month'

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** `by`: the policy that is being written. What nobody had is asked of no policy. */
export function tried(trial: Trial, by: string | null): Trial {
  const { person, meal, given } = trial
  const asked = given === null ? null : { ...given, by: by ?? given.by }
  return {
    person: { ...person, birth: person.birth !== null && isDay(person.birth) ? person.birth : null },
    meal: { ...meal, lines: meal.lines.filter(({ name }) => name.trim() !== '') },
    // Money that no meal was given for is being written as well.
    given:
      asked === null || [asked.today, asked.week, asked.month].some((one) => one.fen > 0 && one.meals === 0)
        ? null
        : asked,
  }
}

/** What it costs to bring a meal there, by the settings: of a band that has no fee of its own as of every stop. */
export const feeOffered = (
  settings: Pick<CanteenSettings, 'deliveryFeeFen' | 'deliveryBands'> | undefined,
  way: Trial['meal']['way'],
  band: string,
): number =>
  way === 'delivered' && settings !== undefined
    ? (settings.deliveryBands.find(({ name }) => name === band)?.fen ?? settings.deliveryFeeFen)
    : 0

/** What of the food no line has yet. */
export const restOf = ({ listFen, lines }: Pick<Trial['meal'], 'listFen' | 'lines'>): number =>
  Math.max(0, listFen - lines.reduce((sum, { fen }) => sum + fen, 0))

const nothing = { meals: 0, fen: 0 }

const atLeast = (one: Given['today'], other: Given['today']): Given['today'] => ({
  meals: Math.max(one.meals, other.meals),
  fen: Math.max(one.fen, other.fen),
})

/** What was had today was had this week and this month as well. */
export function withGiven(
  given: Trial['given'],
  by: string,
  span: GivenSpan,
  counted: Given['today'],
): Given {
  const { today, week, month } = given ?? { today: nothing, week: nothing, month: nothing }
  switch (span) {
    case 'today':
      return { by, today: counted, week: atLeast(week, counted), month: atLeast(month, counted) }
    case 'week': {
      const ofWeek = atLeast(counted, today)
      return { by, today, week: ofWeek, month: atLeast(month, ofWeek) }
    }
    case 'month':
      return { by, today, week, month: atLeast(counted, today) }
  }
}
