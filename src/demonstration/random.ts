/** Chance that can be repeated: the same seed makes the same community. */
import { chanceFrom } from '#ground/chance'

export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<Value>(values: readonly [Value, ...Value[]]): Value
  /** One of the values, each as likely as its weight says. */
  weighted<Value>(choices: readonly [Weighted<Value>, ...Weighted<Value>[]]): Value
  /** A source of its own that depends on this one's seed and the name alone, not on what was drawn before. */
  branch(name: string): Random
}

export type Weighted<Value> = readonly [weight: number, value: Value]

export function seededRandom(seed: number): Random {
  const next = chanceFrom(seed)
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    weighted(choices) {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0)
      const found = choices.find(([weight]) => (left -= weight) < 0)
      return (found ?? choices[0])[1]
    },
    branch: (name) => seededRandom(seed ^ hashOf(name)),
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** The values in another order; every order is as likely. */
export function shuffled<Value>(random: Random, values: readonly Value[]): readonly Value[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value)
}
