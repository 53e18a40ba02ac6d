/** Who lives together: the households of a community, with ages and relations as they are found in one. */
import type { Sex } from '#ground/people/words'
import type { Random, Weighted } from '../random'

export type Relation =
  'head' | 'spouse' | 'child' | 'child-in-law' | 'grandchild' | 'parent' | 'sibling' | 'not-related'

export interface Member {
  readonly sex: Sex
  /** Full years. */
  readonly age: number
  readonly relation: Relation
  /** Members of one family line share it; the surname is drawn for each line once. */
  readonly line: 'own' | 'married-in' | 'alone'
}

export interface Household {
  readonly kind: HouseholdKind
  readonly members: readonly Member[]
}

export type HouseholdKind =
  | 'old-alone'
  | 'old-couple'
  | 'single'
  | 'couple'
  | 'one-child'
  | 'two-children'
  | 'three-generations'
  | 'single-parent'
  | 'old-with-child'
  | 'shared-flat'

/** By how common they are: of the people, some 42 in a hundred come out as sixty and over or under eighteen. */
const kinds: readonly [Weighted<HouseholdKind>, ...Weighted<HouseholdKind>[]] = [
  [12, 'old-alone'],
  [17, 'old-couple'],
  [20, 'single'],
  [13, 'couple'],
  [22, 'one-child'],
  [6, 'two-children'],
  [5, 'three-generations'],
  [3, 'single-parent'],
  [2, 'old-with-child'],
  [1, 'shared-flat'],
]

/** The kinds that always have so many members. */
const kindsOfSize: readonly (readonly [HouseholdKind, ...HouseholdKind[]])[] = [
  ['single', 'old-alone'],
  ['couple', 'old-couple', 'single-parent'],
  ['one-child'],
  ['two-children'],
]

/** The last so many are chosen by size, so that the people come out at exactly the number wanted. */
const evenedOut = (households: number): number => Math.max(300, households / 20)

/** So many households with so many members in all. */
export function makeHouseholds(random: Random, households: number, people: number): readonly Household[] {
  const made: Household[] = []
  let left = people
  for (let remaining = households; remaining > 0; remaining -= 1) {
    const kind: HouseholdKind =
      remaining > evenedOut(households)
        ? random.weighted(kinds)
        : random.pick(kindsOfSize[sizeTowards(random, left / remaining) - 1] ?? ['single'])
    const household: Household = { kind, members: membersOf(kind, random) }
    made.push(household)
    left -= household.members.length
  }
  if (left !== 0) throw new RangeError(`${people} people do not fit into ${households} households`)
  return made
}

/** A whole size that comes to this mean in the long run, and exactly for the last. */
function sizeTowards(random: Random, mean: number): number {
  const size = Math.floor(mean) + (random.chance(mean - Math.floor(mean)) ? 1 : 0)
  return Math.min(kindsOfSize.length, Math.max(1, size))
}

const otherSex = (sex: Sex): Sex => (sex === 'male' ? 'female' : 'male')
const anySex = (random: Random): Sex => (random.chance(0.5) ? 'male' : 'female')
/** Old people live on, women longer. */
const oldAge = (random: Random, sex: Sex): number =>
  Math.min(97, 60 + Math.floor((sex === 'female' ? 36 : 32) * random.next() ** 1.7))

function membersOf(kind: HouseholdKind, random: Random): readonly Member[] {
  switch (kind) {
    case 'old-alone': {
      const sex = random.chance(0.66) ? 'female' : 'male'
      return [{ sex, age: Math.min(98, oldAge(random, sex) + 4), relation: 'head', line: 'own' }]
    }
    case 'old-couple':
      return couple(random, oldAge(random, 'male'))
    case 'single':
      return [{ sex: anySex(random), age: random.between(22, 52), relation: 'head', line: 'own' }]
    case 'couple':
      return couple(random, random.between(25, 59))
    case 'one-child':
      return withChildren(random, 1)
    case 'two-children':
      return withChildren(random, 2)
    case 'three-generations':
      return threeGenerations(random)
    case 'single-parent': {
      const parent = {
        sex: anySex(random),
        age: random.between(27, 52),
        relation: 'head',
        line: 'own',
      } as const
      return [parent, childOf(random, parent.age)]
    }
    case 'old-with-child': {
      const sex = anySex(random)
      const age = oldAge(random, sex)
      return [
        { sex, age, relation: 'head', line: 'own' },
        { ...childOf(random, age), age: age - random.between(23, 34) },
      ]
    }
    case 'shared-flat':
      return [0, 1, 2].map((place) => ({
        sex: anySex(random),
        age: random.between(20, 35),
        relation: place === 0 ? 'head' : 'not-related',
        line: 'alone',
      }))
  }
}

/** The husband's age is given; the wife is a little younger, mostly. */
function couple(random: Random, age: number): readonly [Member, Member] {
  const sex: Sex = random.chance(0.72) ? 'male' : 'female'
  return [
    { sex, age, relation: 'head', line: 'own' },
    {
      sex: otherSex(sex),
      age: Math.max(21, age - random.between(-2, 5)),
      relation: 'spouse',
      line: 'married-in',
    },
  ]
}

function childOf(random: Random, parentsAge: number, younger = 0): Member {
  const most = Math.min(24, parentsAge - 23)
  const least = Math.max(0, parentsAge - 36)
  const age = Math.max(0, random.between(Math.min(least, most), most) - younger)
  return { sex: random.chance(0.52) ? 'male' : 'female', age, relation: 'child', line: 'own' }
}

function withChildren(random: Random, children: 1 | 2): readonly Member[] {
  const [head, spouse] = couple(random, random.between(27, 51))
  const youngest = Math.min(head.age, spouse.age)
  const first = childOf(random, youngest)
  if (children === 1) return [head, spouse, first]
  const second = childOf(random, youngest, random.between(2, 6))
  return [head, spouse, first, second]
}

/** The family of the one whose flat it is, with one or both of their parents. */
function threeGenerations(random: Random): readonly Member[] {
  const family = withChildren(random, 1)
  const head = family[0]?.age ?? 40
  const grandmother: Member = {
    sex: 'female',
    age: Math.min(96, head + random.between(22, 30)),
    relation: 'parent',
    line: 'married-in',
  }
  if (random.chance(0.4)) return [...family, grandmother]
  const grandfather: Member = {
    sex: 'male',
    age: Math.min(97, grandmother.age + random.between(-1, 4)),
    relation: 'parent',
    line: 'own',
  }
  return [...family, grandfather, grandmother]
}
