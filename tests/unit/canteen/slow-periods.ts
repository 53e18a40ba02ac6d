/** Whether two meals lie in one period, found by walking through days and months. */
import type { EarlierMeal, MealFacts } from '#features/canteen/rules/index'

/** A week is the days since its Monday, to which one walks back. */
export function sharePeriod(
  period: string,
  left: Pick<EarlierMeal, 'day' | 'meal'>,
  right: MealFacts,
): boolean {
  if (period === 'term') return true
  const monthsApart = (months: number) => {
    const [year = 0, first = 1] = left.day.split('-').map(Number)
    let month = first
    // Walks on to the end of its part of the year and looks whether it met the other month.
    while (month % months !== 1 && months > 1) month -= 1
    for (let step = 0; step < months; step += 1) {
      if (`${year}-${String(month + step).padStart(2, '0')}` === right.day.slice(0, 7)) return true
    }
    return false
  }
  if (period === 'quarter') return monthsApart(3)
  if (period === 'half-year') return monthsApart(6)
  if (period === 'year') return left.day.slice(0, 4) === right.day.slice(0, 4)
  if (period === 'month') return left.day.slice(0, 7) === right.day.slice(0, 7)
  if (period === 'day') return left.day === right.day
  if (period === 'sitting') return left.day === right.day && left.meal === right.meal
  const week = (day: string): number => {
    const date = new Date(`${day}T00:00:00Z`)
    while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1)
    return date.getTime()
  }
  return week(left.day) === week(right.day)
}
