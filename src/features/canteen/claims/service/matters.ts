/**
 * What the lines of a claim are about in words, and how their sums were rounded: as the policies said in the versions that their meals
 * were sold by. A policy that is written anew afterwards changes no word of what was handed in.
 */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import type { ClaimPart } from '../../contract/words'
import type { Policy } from '../../contract/index'
import type { Rounding } from '../../policies/contract/policies'
import { versionOn } from '../../policies/rules/index'
import { versionsOf, type WrittenVersion } from '../../policies/versions'
import type { Claimed } from '../../rules/claim-lines'

export type Matter = Pick<Claimed, 'part' | 'policy' | 'category'>

/** What a version of a policy says of a matter. */
export interface Told {
  readonly policyName: string
  readonly categoryName: string
  /** How what it gives is rounded; null where it is no part of a price. */
  readonly rounding: Rounding | null
}

interface Coded {
  readonly code: string
  readonly name: string
}

function codesOf(policy: Policy, part: ClaimPart): readonly Coded[] {
  if (policy.kind === 'discount') return []
  switch (part) {
    case 'meal':
      return policy.classes
    case 'delivery':
      return policy.delivery
    case 'running':
      return policy.running
  }
}

function roundingOf(policy: Policy, { part, category }: Matter): Rounding | null {
  if (policy.kind === 'discount' || part !== 'meal') return null
  const amount = policy.classes.find(({ code }) => code === category)?.amount
  return amount?.kind === 'percent' ? amount.rounding : null
}

/** Null where the version has no such part. */
function toldIn({ policy }: WrittenVersion, matter: Matter): Told | null {
  const named = codesOf(policy, matter.part).find(({ code }) => code === matter.category)
  if (named === undefined) return null
  return { policyName: policy.name, categoryName: named.name, rounding: roundingOf(policy, matter) }
}

interface Ever {
  readonly versions: readonly WrittenVersion[]
  readonly told: ReadonlyMap<number, Told>
  /** As the newest version says that has it; a code that there never was is shown as it is. */
  readonly last: Told
  /** Whether all versions that have it say the same of it. */
  readonly isOne: boolean
}

/** Of each matter all that was ever said of it; asked line by line, and there are few. */
function everTold(call: Reader): (matter: Matter) => Ever {
  const versions = versionsOf(call)
  const known = new Map<string, Ever>()
  const read = (matter: Matter): Ever => {
    const written = versions(matter.policy)
    const told = new Map(
      written.flatMap((one) => {
        const said = toldIn(one, matter)
        return said === null ? [] : [[one.version, said] as const]
      }),
    )
    const last = [...told.values()].at(-1) ?? {
      policyName: written.at(-1)?.policy.name ?? matter.policy,
      categoryName: matter.category,
      rounding: null,
    }
    return { versions: written, told, last, isOne: new Set([...told.values()].map(textOf)).size <= 1 }
  }
  return (matter) => {
    const key = keyOf(matter)
    const found = known.get(key) ?? read(matter)
    known.set(key, found)
    return found
  }
}

/** No code has a line's end in it. Asked of every line of a claim. */
const keyOf = ({ part, policy, category }: Matter): string => `${part}\n${policy}\n${category}`
const textOf = (told: Told): string => JSON.stringify(told)

/** By the names they have now: for what is no claim's, as figures are. */
export function matterNames(call: Reader): (matter: Matter) => Told {
  const everOf = everTold(call)
  return (matter) => everOf(matter).last
}

const soldByRow = z.object({ meal: z.number(), policy: z.string(), version: z.number() })

/** The versions that these meals name. */
const soldBy = (call: Reader, meals: readonly number[]): ReadonlyMap<string, number> =>
  new Map(
    rowsOf(
      call,
      soldByRow,
      `SELECT m.id AS meal, p.code AS policy, json_extract(s.value, '$.version') AS version
         FROM json_each(?) asked CROSS JOIN canteen_meals m ON m.id = asked.value
         CROSS JOIN json_each(m.price, '$.policies') s
         CROSS JOIN canteen_policies p ON p.id = json_extract(s.value, '$.id')`,
      JSON.stringify(meals),
    ).map(({ meal, policy, version }) => [`${meal} ${policy}`, version]),
  )

type OfMeal = Matter & Pick<Claimed, 'meal' | 'day'>

/**
 * What is said of each of these lines by the version that its meal was sold by. The day tells which, but where one was written on that
 * very day: then, and where versions differ at all, the meal is asked.
 */
export function toldOfLines(call: Reader, lines: readonly OfMeal[]): (line: OfMeal) => Told {
  const everOf = everTold(call)
  const doubtful = lines.filter((line) => {
    const { isOne, versions } = everOf(line)
    return !isOne && versions.some(({ since }) => since === line.day)
  })
  const sold = soldBy(call, [...new Set(doubtful.map(({ meal }) => meal))])
  return (line) => {
    const { isOne, versions, told, last } = everOf(line)
    if (isOne) return last
    const version = sold.get(`${line.meal} ${line.policy}`) ?? versionOn(versions, line.day)?.version
    return (version === undefined ? undefined : told.get(version)) ?? last
  }
}

/** Whether the lines have to be looked at to say what these matters are. */
export function saidDifferently(call: Reader, matters: readonly Matter[]): boolean {
  const everOf = everTold(call)
  return matters.some((matter) => !everOf(matter).isOne)
}

export interface ToldOfMatters {
  /** Where meals of several versions are in one row, all their names. */
  readonly names: (matter: Matter) => Pick<Told, 'policyName' | 'categoryName'>
  /** How sums in the claim were rounded, each way once. */
  readonly roundings: readonly Rounding[]
}

/** `lines`: those of the claim, where `saidDifferently`. */
export function toldOfMatters(
  call: Reader,
  matters: readonly Matter[],
  lines: readonly OfMeal[],
): ToldOfMatters {
  const everOf = everTold(call)
  const toldOf = toldOfLines(call, lines)
  const said = new Map<string, Set<Told>>()
  const add = (matter: Matter, told: Told) => {
    const key = keyOf(matter)
    said.set(key, (said.get(key) ?? new Set<Told>()).add(told))
  }
  for (const line of lines) add(line, toldOf(line))
  for (const matter of matters) if (!said.has(keyOf(matter))) add(matter, everOf(matter).last)
  const each = (matter: Matter): readonly Told[] => [...(said.get(keyOf(matter)) ?? [])]
  const roundings = matters.flatMap(each).flatMap(({ rounding }) => rounding ?? [])
  return {
    names: (matter) => ({
      policyName: together(each(matter).map(({ policyName }) => policyName)),
      categoryName: together(each(matter).map(({ categoryName }) => categoryName)),
    }),
    roundings: [...new Map(roundings.map((one) => [`${one.way} ${one.toFen}`, one])).values()],
  }
}

const together = (names: readonly string[]): string => [...new Set(names)].join(' / ')
