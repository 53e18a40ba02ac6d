/** Whom somebody else's list means: by their number and their name together, also where the number is half hidden. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { readIdNumber } from '#ground/people/id-numbers'
import { findWhole, groupsOf } from '../people/service/rows'
import { peopleInSight } from '../people/service/sight'

export interface OnPaper {
  readonly name: string
  /** Half-width and in capitals; `*` stands for a hidden character. Empty where the list has none. */
  readonly idNumber: string
}

/**
 * `other-name`: the number is somebody's who is called otherwise. Nobody is meant by a name alone; `mayBe` is everybody who
 * has the number or the name, so that whoever acts on the list leaves them as they are.
 */
export type Meant =
  | { readonly kind: 'one'; readonly id: number }
  | {
      readonly kind: 'no-number' | 'not-known' | 'other-name' | 'several-people'
      readonly mayBe: readonly number[]
    }

const personRow = z.object({
  id: z.number(),
  name: z.string(),
  id_number: z.string(),
  birth: z.string().nullable(),
})
type PersonRow = z.infer<typeof personRow>

const people = (call: Reader, by: 'id_number' | 'name', value: string): readonly PersonRow[] =>
  rowsOf(
    call,
    personRow,
    // Two questions, since the index of numbers knows only records that stand by themselves; few became part of another.
    `SELECT r.id, r.name, r.id_number, r.birth FROM residents r
      WHERE r.${by} = :value AND r.${by} <> '' AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')}
     UNION ALL
     SELECT r.id, r.name, r.id_number, r.birth FROM residents r
      WHERE r.${by} = :value AND r.${by} <> '' AND r.merged_into IS NOT NULL AND ${peopleInSight.ofRow('r')}`,
    { value },
  )

/** Records that became one are one person. */
const wholesOf = (call: Reader, found: readonly PersonRow[]): readonly number[] => [
  ...new Set(found.flatMap(({ id }) => findWhole(call, id)?.id ?? [])),
]

function only(call: Reader, found: readonly PersonRow[], named: readonly PersonRow[]): Meant {
  const [id, ...others] = wholesOf(call, found)
  if (id === undefined) return { kind: 'not-known', mayBe: wholesOf(call, named) }
  return others.length > 0
    ? { kind: 'several-people', mayBe: wholesOf(call, [...found, ...named]) }
    : { kind: 'one', id }
}

/** Fewer characters than these say too little of a number. */
const leastShown = 4

/** True where a number begins and ends as a half hidden one does; lists hide the middle, behind any number of stars. */
function mayBe(hidden: string, number: string): boolean {
  const head = hidden.slice(0, hidden.indexOf('*'))
  const tail = hidden.slice(hidden.lastIndexOf('*') + 1)
  const shown = head.length + tail.length
  return shown >= leastShown && shown < number.length && number.startsWith(head) && number.endsWith(tail)
}

/** Who is meant, among those that this call may see. */
export function residentOnPaper(call: Reader, { name, idNumber }: OnPaper): Meant {
  const named = people(call, 'name', name)
  if (idNumber === '') return { kind: 'no-number', mayBe: wholesOf(call, named) }
  if (idNumber.includes('*'))
    return only(
      call,
      named.filter((row) => mayBe(idNumber, row.id_number)),
      named,
    )
  const numbered = people(call, 'id_number', idNumber)
  if (numbered.length > 0) {
    const whole = new Set(wholesOf(call, numbered))
    const so = [...numbered, ...named].filter(
      (row) => row.name === name && wholesOf(call, [row]).some((id) => whole.has(id)),
    )
    return so.length === 0
      ? { kind: 'other-name', mayBe: wholesOf(call, [...numbered, ...named]) }
      : only(call, so, named)
  }
  // Who is in the register without a number is known by name and by the birth that the number tells.
  const read = readIdNumber('resident-id', idNumber)
  const birth = read.ok ? read.birth : null
  return only(
    call,
    birth === null ? [] : named.filter((row) => row.id_number === '' && row.birth === birth),
    named,
  )
}

/** The first six are the district's, which everybody here has: fewer than four beyond them tell nobody apart. */
const leastToldApart = 4
const ofDistrict = 6

/** Under another name a number has to tell as much as a year of birth and the four at its end, or districts are full of chance matches. */
const leastUnderOtherName = 8

/** Whether one may have been written for the other: by a slip of one character, or with some of it starred. */
function isNearName(written: string, name: string): boolean {
  const [one, other] = [Array.from(written), Array.from(name)]
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const isSame = (a: string | undefined, b: string | undefined): boolean => a === b || a === '*' || b === '*'
  if (long.length > short.length + 1) return false
  const differs = short.findIndex((character, at) => !isSame(character, long[at]))
  if (differs === -1) return true
  const rest = short.slice(short.length === long.length ? differs + 1 : differs)
  return rest.every((character, at) => isSame(character, long[differs + 1 + at]))
}

interface HalfHidden {
  readonly name: string
  readonly head: string
  readonly tail: string
  /** So many characters beyond the district's. */
  readonly told: number
}

const endsOf = (head: string, tail: string): string => `${head}*${tail}`

/** As they can be asked for: by how much they show at both ends, and by what. One that shows too little is nobody's. */
function halfHidden(written: readonly OnPaper[]) {
  const numbers = written.flatMap(({ name, idNumber }): HalfHidden[] => {
    const [head = '', ...hidden] = idNumber.split('*')
    const tail = hidden.at(-1)
    const told = head.slice(ofDistrict).length + (tail?.length ?? 0)
    return tail === undefined || told < leastToldApart ? [] : [{ name, head, tail, told }]
  })
  const byEnds = Map.groupBy(numbers, ({ head, tail }) => endsOf(head, tail))
  const shapes = new Map(
    numbers.map(({ head, tail }) => [`${head.length} ${tail.length}`, [head.length, tail.length] as const]),
  )
  return (number: string): readonly HalfHidden[] =>
    [...shapes.values()].flatMap(([head, tail]) =>
      head + tail < number.length
        ? (byEnds.get(endsOf(number.slice(0, head), number.slice(number.length - tail))) ?? [])
        : [],
    )
}

const numberRow = z.object({ id: z.number(), name: z.string(), id_number: z.string() })

/**
 * Of these people, under all of their records, those for whom one of the rows with a half hidden number may stand: its number may be theirs,
 * and its name is missing or nearly theirs, unless the number tells enough by itself.
 */
export function mayBeOnPaper(
  call: Reader,
  written: readonly OnPaper[],
  people: readonly number[],
): ReadonlySet<number> {
  const having = halfHidden(written)
  const groups = groupsOf(call, people)
  const records = new Map(
    rowsOf(
      call,
      numberRow,
      'SELECT id, name, id_number FROM residents WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify([...groups.values()].flat()),
    ).map((row) => [row.id, row]),
  )
  return new Set(
    people.filter((person) => {
      const own = (groups.get(person) ?? []).flatMap((id) => records.get(id) ?? [])
      return own.some(({ id_number: number }) =>
        having(number).some(
          ({ name, told }) =>
            told >= leastUnderOtherName || name === '' || own.some((record) => isNearName(name, record.name)),
        ),
      )
    }),
  )
}
