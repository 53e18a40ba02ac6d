/** What the counter is told of its search: no key may mean somebody who was chosen before it, however quickly it comes. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import fc from 'fast-check'
import type { ChosenResident } from '#app/feature'
import { followSearch, rest, type Choice } from '#features/visits/ui/counter/choice'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const person = (id: number): ChosenResident => ({
  id,
  name: `居民${id}`,
  sex: null,
  age: null,
  address: '',
  gone: null,
  grid: '',
  lastServedAt: null,
})

function followed() {
  const told: Choice[] = []
  return { told, ...followSearch((choice) => told.push(choice)) }
}
const last = ({ told }: { told: readonly Choice[] }) => {
  const choice = told.at(-1)
  return choice && [choice.search.text, choice.search.answered, choice.chosen?.id]
}

it('tells at once that something is typed, and who answers to it when the typing rests', () => {
  const search = followed()
  search.onSearching({ text: 'w', answered: false })
  expect(last(search)).toEqual(['w', false, undefined])
  search.onChosen(person(1))
  search.onSearching({ text: 'w', answered: true })
  expect(last(search)).toEqual(['w', false, undefined])
  vi.advanceTimersByTime(rest)
  expect(last(search)).toEqual(['w', true, 1])
})

it('tells nothing of who answered to a key that another one followed', () => {
  const search = followed()
  for (const [text, id] of [
    ['w', 1],
    ['wl', 2],
    ['wlz', 3],
  ] as const) {
    search.onSearching({ text, answered: false })
    search.onChosen(person(id))
    search.onSearching({ text, answered: true })
    vi.advanceTimersByTime(rest - 1)
  }
  expect(search.told.map(({ chosen }) => chosen)).toEqual([undefined, undefined, undefined])
  vi.advanceTimersByTime(1)
  expect(last(search)).toEqual(['wlz', true, 3])
})

it('an arrow pressed while it rests is told with the answer, and one after it at once', () => {
  const search = followed()
  search.onSearching({ text: 'w', answered: false })
  search.onChosen(person(1))
  search.onSearching({ text: 'w', answered: true })
  search.onChosen(person(2))
  expect(last(search)).toEqual(['w', false, undefined])
  vi.advanceTimersByTime(rest)
  expect(last(search)).toEqual(['w', true, 2])
  search.onChosen(person(3))
  expect(last(search)).toEqual(['w', true, 3])
})

it('what is taken away is told at once', () => {
  const search = followed()
  search.onSearching({ text: 'w', answered: false })
  search.onChosen(person(1))
  search.onSearching({ text: 'w', answered: true })
  search.onChosen(undefined)
  search.onSearching({ text: '', answered: true })
  expect(last(search)).toEqual(['', true, undefined])
  vi.advanceTimersByTime(10 * rest)
  expect(last(search)).toEqual(['', true, undefined])
})

it('whatever comes in whatever order, what stands as answered is what the search says', () => {
  const step = fc.oneof(
    fc.record({ key: fc.constantFrom('', 'w', 'wl', 'z'), answered: fc.boolean() }),
    fc.record({ chosen: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ wait: fc.integer({ min: 1, max: 2 * rest }) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const search = followed()
      let says: [string, boolean, number | undefined] = ['', true, undefined]
      for (const one of steps) {
        if ('wait' in one) vi.advanceTimersByTime(one.wait)
        else if ('chosen' in one) {
          search.onChosen(one.chosen === 0 ? undefined : person(one.chosen))
          says = [says[0], says[1], one.chosen === 0 ? undefined : one.chosen]
        } else {
          const answered = one.answered || one.key === ''
          search.onSearching({ text: one.key, answered })
          says = [one.key, answered, says[2]]
        }
        const told = last(search) ?? says
        expect(told[0]).toBe(says[0])
        if (told[1] === true) expect(told).toEqual(says)
      }
      vi.advanceTimersByTime(rest)
      expect((last(search) ?? says)[1]).toBe(says[1])
      search.stop()
    }),
  )
})
