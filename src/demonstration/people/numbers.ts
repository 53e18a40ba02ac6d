/** ID numbers and phones that are valid in form and that nobody has. */
import { checkCharacterOf } from '#ground/people/id-numbers'
import type { Sex } from '#ground/people/words'
import type { Random } from '../random'

/**
 * Districts that GB/T 2260 has not given out: a number of one of them belongs to no person. The first stands for
 * Wuhan, the others for places that people have moved from.
 */
const noDistrict = '420199'
const noDistrictElsewhere = [
  '421199',
  '420999',
  '421299',
  '411599',
  '430699',
  '341599',
  '360499',
  '510199',
] as const

/** Gives out each number once. */
export class Numbers {
  readonly #idNumbers = new Set<string>()
  readonly #phones = new Set<string>()

  /** A resident ID number with its check character; `local` says whose district it begins with. */
  idNumber(
    random: Random,
    person: { readonly birth: string; readonly sex: Sex; readonly local: boolean },
  ): string {
    return this.#once(this.#idNumbers, () => {
      const district = person.local ? noDistrict : random.pick(noDistrictElsewhere)
      // The last digit of the sequence is odd for men.
      const sequence = random.between(0, 499) * 2 + (person.sex === 'male' ? 1 : 0)
      const first17 = `${district}${person.birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
      return first17 + checkCharacterOf(first17)
    })
  }

  /** A mobile number of a range that no operator has been given. */
  mobile(random: Random): string {
    return this.#once(
      this.#phones,
      () =>
        random.pick(['154', '161', '163', '164']) + String(random.between(0, 99_999_999)).padStart(8, '0'),
    )
  }

  /** A landline of Wuhan; no number there begins with 3. */
  landline(random: Random): string {
    return this.#once(this.#phones, () => `0273${String(random.between(0, 9_999_999)).padStart(7, '0')}`)
  }

  #once(given: Set<string>, make: () => string): string {
    let made = make()
    while (given.has(made)) made = make()
    given.add(made)
    return made
  }
}
