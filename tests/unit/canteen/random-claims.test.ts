/**
 * Random months of lunches, voids, eligibilities that begin and are found to have ended, deaths learnt late and found to be wrong: whatever
 * happens, all claims together come to what stands in the end, as a slow reckoning meal by meal has it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, monthOf } from '#ground/days'
import { inNeedFen, openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'
import { refusalOf } from './ordering'

const begin = '2026-09-01'

const step = fc.record({
  /** Days since the first of September; three months of them. */
  day: fc.integer({ min: 0, max: 90 }),
  who: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom(
    'lunch',
    'lunch',
    'lunch',
    'lunch',
    'void',
    'grant',
    'end',
    'end',
    'die',
    'die',
    'live',
  ),
  /** How far back what is learnt reaches, or which meal is meant. */
  back: fc.integer({ min: 0, max: 45 }),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

interface Held {
  readonly id: number
  readonly from: string
  last: string | null
}
interface Person {
  readonly diner: number
  readonly residentId: number
  readonly held: Held[]
  /** What a lunch of theirs is claimed for without 低保: nothing for whoever is too young for the class of the old. */
  readonly usualFen: number
  died: string | null
}
interface Eaten {
  readonly id: number
  readonly person: Person
  readonly day: string
  readonly givenFen: number
  stands: boolean
}

/** What is due for a lunch of that day by what is known. */
function dueFor({ held, died, usualFen }: Person, day: string): number {
  if (died !== null && day >= died) return 0
  const inNeed = held.some(({ from, last }) => day >= from && (last === null || day <= last))
  return inNeed ? inNeedFen : usualFen
}

class Months {
  readonly #at: ClaimDesk
  readonly #people: readonly Person[]
  readonly #meals: Eaten[] = []
  readonly #claims: number[] = []
  #month = '2026-09'

  constructor(at: ClaimDesk, people: readonly Person[]) {
    this.#at = at
    this.#people = people
  }

  async take({ day: since, who, what, back }: Step): Promise<void> {
    const day = addDays(begin, since)
    await this.claimUntil(monthOf(day))
    this.#at.go(day)
    const person = this.#people[who]
    if (person === undefined) return
    const open = person.held.find(({ last }) => last === null)
    if (what === 'lunch') await this.#lunch(person, day)
    else if (what === 'void') await this.#void(back)
    else if (what === 'grant' && open === undefined && person.died === null) {
      person.held.push({ id: await this.#at.grant(person.residentId, '低保', day), from: day, last: null })
    } else if (what === 'end') await this.#end(person, addDays(day, -back), day)
    else if (what === 'die' && person.died === null && back > 30) {
      person.died = addDays(day, -back)
      await this.#at.status(person.residentId, 'deceased', person.died)
    } else if (what === 'live' && person.died !== null) {
      // The death was somebody else's.
      person.died = null
      await this.#at.status(person.residentId, 'living', day)
    }
  }

  async #lunch(person: Person, day: string): Promise<void> {
    if (this.#meals.some((meal) => meal.person === person && meal.day === day && meal.stands)) return
    // Known to have died, they are sold nothing: what was sold until then was sold before it was learnt.
    if (person.died !== null) {
      expect(await refusalOf(this.#at.lunch(person.diner, day))).toBe('canteen.diner-died')
      return
    }
    const id = await this.#at.lunch(person.diner, day)
    this.#meals.push({ id, person, day, givenFen: dueFor(person, day), stands: true })
  }

  async #void(which: number): Promise<void> {
    const meal = this.#meals[which % Math.max(1, this.#meals.length)]
    if (meal?.stands !== true) return
    meal.stands = false
    await this.#at.takeBack(meal.id)
  }

  /** Ends what is held, or finds out that it had ended sooner; what a life ended is not ended again. */
  async #end(person: Person, last: string, today: string): Promise<void> {
    const held = person.held.at(-1)
    if (held === undefined || person.died !== null) return
    const isOver = held.last !== null && held.last < today
    if (isOver && held.last !== null && last >= held.last) return
    await this.#at.end(held.id, last)
    held.last = last
  }

  /** Claims every month before this one. */
  async claimUntil(month: string): Promise<void> {
    while (this.#month < month) {
      const next = monthOf(addDays(`${this.#month}-28`, 5))
      this.#at.go(`${next}-01`)
      this.#claims.push(await this.#at.claim(this.#month))
      this.#month = next
    }
  }

  async claimed(): Promise<number> {
    const sums = await Promise.all(this.#claims.map(async (id) => (await this.#at.get(id)).fen))
    return sums.reduce((sum, fen) => sum + fen, 0)
  }

  standing(): number {
    return this.#meals
      .filter(({ stands }) => stands)
      .reduce((sum, { person, day, givenFen }) => sum + Math.min(givenFen, dueFor(person, day)), 0)
  }
}

describe('claims of random months', () => {
  it('come to what stands in the end, to the fen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const at = await openClaimDesk()
        try {
          const people: Person[] = []
          for (const [name, birth, usualFen] of [
            ['王桂珍', '1950-01-01', ordinaryFen],
            ['李桂兰', '1950-01-01', ordinaryFen],
            ['赵小军', '1990-01-01', 0],
          ] as const) {
            people.push({ ...(await at.enrol(name, birth)), held: [], died: null, usualFen })
          }
          const months = new Months(at, people)
          for (const one of steps.toSorted((left, right) => left.day - right.day)) await months.take(one)
          await months.claimUntil('2027-01')
          expect(await months.claimed()).toBe(months.standing())
        } finally {
          at.desk.close()
        }
      }),
      { numRuns: 12, seed: 7 },
    )
  })
})
