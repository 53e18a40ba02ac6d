/** What is known of a person besides who they are: tags, consent, and whether they are still there. */
import { addDays } from '#work/calendar/rules/index'
import type { Random, Weighted } from '../random'
import type { HouseholdKind, Member } from './households'
import type { Person, Tag } from './person'

/** A circumstance, how many in a hundred of those it may touch have it, and what proves it. */
interface Circumstance {
  readonly code: string
  readonly share: number
  readonly proof: string
  readonly touches: (member: Member, household: HouseholdKind) => boolean
  /** For how many days it holds, where it ends by itself. */
  readonly lasts?: number
}

const circumstances: readonly Circumstance[] = [
  { code: 'elderly', share: 100, proof: '身份证', touches: ({ age }) => age >= 80 },
  { code: 'living-alone', share: 96, proof: '网格员走访', touches: (_, kind) => kind === 'old-alone' },
  { code: 'empty-nest', share: 62, proof: '网格员走访', touches: (_, kind) => kind === 'old-couple' },
  { code: 'disabled-elder', share: 9, proof: '失能评估', touches: ({ age }) => age >= 78 },
  { code: 'disability', share: 2.2, proof: '残疾人证', touches: () => true },
  { code: 'subsistence', share: 1.1, proof: '低保证', touches: () => true },
  { code: 'extreme-hardship', share: 0.6, proof: '特困供养证', touches: (_, kind) => kind === 'old-alone' },
  { code: 'low-income', share: 0.8, proof: '低收入认定', touches: () => true },
  { code: 'party-member', share: 7, proof: '', touches: ({ age }) => age >= 24 },
  { code: 'veteran', share: 5, proof: '优待证', touches: ({ age, sex }) => sex === 'male' && age >= 24 },
  { code: 'preferential', share: 0.4, proof: '优抚证', touches: ({ age }) => age >= 30 },
  { code: 'special-family', share: 0.7, proof: '特扶证', touches: ({ age }) => age >= 55 },
  { code: 'child', share: 100, proof: '户口簿', touches: ({ age }) => age < 14 },
  {
    code: 'child-in-need',
    share: 4,
    proof: '走访',
    touches: ({ age }, kind) => age < 16 && kind === 'single-parent',
  },
  {
    code: 'pregnant',
    share: 2.5,
    proof: '孕产妇健康手册',
    lasts: 400,
    touches: ({ age, sex }) => sex === 'female' && age >= 22 && age <= 38,
  },
  { code: 'chronic-illness', share: 19, proof: '慢病卡', touches: ({ age }) => age >= 58 },
  { code: 'severe-illness', share: 0.6, proof: '诊断证明', touches: ({ age }) => age >= 30 },
  { code: 'mental-illness', share: 0.3, proof: '', touches: ({ age }) => age >= 18 },
  { code: 'volunteer', share: 2.4, proof: '', touches: ({ age }) => age >= 18 && age < 75 },
  {
    code: 'unemployed',
    share: 1.3,
    proof: '失业登记',
    lasts: 365,
    touches: ({ age }) => age >= 20 && age < 58,
  },
  { code: 'flexible-employment', share: 5, proof: '', touches: ({ age }) => age >= 20 && age < 58 },
  { code: 'tenant', share: 62, proof: '租赁合同', touches: (_, kind) => kind === 'single' },
  { code: 'tenant', share: 100, proof: '租赁合同', touches: (_, kind) => kind === 'shared-flat' },
]

export function tagsOf(
  random: Random,
  member: Member,
  kind: HouseholdKind,
  birth: string,
  today: string,
): readonly Tag[] {
  return circumstances
    .filter(({ share, touches }) => touches(member, kind) && random.chance(share / 100))
    .map(({ code, proof, lasts }) => {
      const before = addDays(today, -random.between(20, 1500))
      const since = before > birth ? before : birth
      return { code, since, until: lasts === undefined ? null : addDays(since, lasts), proof }
    })
}

/** Why people went, and how often. */
const goneNotes: readonly [Weighted<string>, ...Weighted<string>[]] = [
  [4, '房屋出售'],
  [3, '随子女居住'],
  [3, '租约到期'],
  [2, '工作调动'],
  [1, ''],
]

/** One in sixty has moved away; of the old, some have died. */
export function goneOf(random: Random, age: number, today: string): Person['gone'] {
  const since = addDays(today, -random.between(5, 170))
  if (age >= 66 && random.chance(0.018)) return { status: 'deceased', since, note: '家属告知' }
  if (random.chance(0.016)) return { status: 'moved-out', since, note: random.weighted(goneNotes) }
  return null
}
