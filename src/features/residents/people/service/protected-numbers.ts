/**
 * The numbers of protected people. Wherever one of them stands, as the phone of who lives with them or of somebody's contact, it is
 * theirs, and shown as theirs is: see docs/decisions/protected-people.md.
 */
import { z } from 'zod'
import { mask } from '#ground/contract/sensitive'
import { numbersOfPeopleIn } from '#ground/people/typed-numbers'
import { cleanPhone } from '#ground/people/phones'
import { keptAnswers } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { protectedRecords, wholeOf } from './sight'

export interface ProtectedNumbers {
  /** Cleaned, as the register keeps them. */
  readonly numbers: ReadonlySet<string>
  /** Of whom one of them is a phone: who is protected, and whoever shares a number with them. */
  readonly people: ReadonlySet<number>
}

const theirsRow = z.object({ number: z.string(), person: z.number() })

const theirs = `
  SELECT shared.number, ${wholeOf('r')} AS person
    FROM resident_phones shared JOIN residents r ON r.id = shared.resident_id
   WHERE shared.number IN (SELECT own.number FROM resident_phones own WHERE own.resident_id IN (${protectedRecords}))`

function readTheirs(store: HasStatements): ProtectedNumbers {
  const rows = rowsOf(store, theirsRow, theirs)
  return {
    numbers: new Set(rows.map(({ number }) => number)),
    people: new Set(rows.map(({ person }) => person)),
  }
}

const kept = keptAnswers<ProtectedNumbers>({
  name: 'protected_numbers',
  on: [
    {
      table: 'residents',
      column: 'id',
      putWhen: 'NEW.is_protected = 1',
      changesOf: ['is_protected', 'merged_into'],
    },
    { table: 'resident_phones', column: 'resident_id' },
  ],
  most: 1,
})

/** Few, and asked for with every card: kept until a phone, a protection or a merge changes. */
export const protectedNumbers = (store: HasStatements): ProtectedNumbers =>
  kept(store, '', () => readTheirs(store))

/** Whether a number, cleaned, is one of somebody who is protected. */
export const isProtectedNumber = (store: HasStatements, number: string): boolean =>
  protectedNumbers(store).numbers.has(number)

/** A text without the numbers of protected people that somebody wrote into it; all others stay as they are typed. */
export function withoutTheirNumbers(store: HasStatements, text: string): string {
  const { numbers } = protectedNumbers(store)
  const places = numbersOfPeopleIn(text).filter(({ from, to }) =>
    numbers.has(cleanPhone(text.slice(from, to))),
  )
  const kept = places.map(({ from }, at) => text.slice(places[at - 1]?.to ?? 0, from))
  return [...kept.map((part) => `${part}${mask}`), text.slice(places.at(-1)?.to ?? 0)].join('')
}
