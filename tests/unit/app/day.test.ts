/** The day turns under an open page, however often the desk says what time it is. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dayCheck, watchDay } from '#app/session/day'

const at = (instant: string) => Date.parse(instant)

describe('today', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Half a minute before the year ends in Shanghai, on a machine whose own clock is a day slow. */
  function beforeMidnight() {
    vi.setSystemTime(at('2026-12-30T15:59:30Z'))
    const days: string[] = []
    const watch = watchDay(at('2026-12-31T15:59:30Z'), (day) => days.push(day))
    return { days, watch }
  }

  it('is the new day within five seconds of midnight', () => {
    const { days, watch } = beforeMidnight()
    vi.advanceTimersByTime(29_000)
    expect(days).toEqual([])
    vi.advanceTimersByTime(1_000 + dayCheck)
    expect(days).toEqual(['2027-01-01'])
    watch.stop()
  })

  it('turns also when the state of the desk is looked at every few seconds', () => {
    const { days, watch } = beforeMidnight()
    for (let second = 3; second <= 39; second += 3) {
      vi.advanceTimersByTime(3_000)
      watch.correct(at('2026-12-31T15:59:30Z') + second * 1_000)
    }
    expect(days).toEqual(['2027-01-01'])
    watch.stop()
  })

  it('goes back when a clock that was wrong is put right across a day', () => {
    const { days, watch } = beforeMidnight()
    watch.correct(at('2027-01-02T01:00:00Z'))
    watch.correct(at('2026-12-31T15:59:31Z'))
    expect(days).toEqual(['2027-01-02', '2026-12-31'])
    watch.stop()
  })

  it('is looked at no more once the page has gone', () => {
    const { days, watch } = beforeMidnight()
    watch.stop()
    vi.advanceTimersByTime(120_000)
    expect(days).toEqual([])
  })
})

/** A form's own day is what somebody may change in it, and a cursor stays where it was put. */
const mayKeepTheDay = [
  'src/features/calendar/ui/YearView.tsx',
  'src/features/canteen/category-list/ui/ComparePage.tsx',
  'src/features/canteen/try-it/ui/TryIt.tsx',
]

it('no screen keeps the day on which it was opened: the day, the week and the season turn under it', () => {
  const keeping = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /useState(<[^>]*>)?\([^\n]*\btoday\b/.test(readFileSync(file, 'utf8')))
  expect(keeping.toSorted()).toEqual(mayKeepTheDay)
})
