/** What the register says now of the people whom parties were taken from: records that became one, and who is not there any more. */
import { recordsOfPeople } from '#features/residents/index'
import { erasuresAwaited } from '#desk/personal-data/erase'
import type { CaseReader } from '../../service/call'

export interface OfRegister {
  /** Every record of these people, however many became one since: a row keeps the one that it was given. */
  readonly records: readonly number[]
  readonly isSame: (one: number, other: number) => boolean
  /** Erased: whether they were protected is not known any more. */
  readonly isGone: (id: number) => boolean
}

const nobody: OfRegister = { records: [], isSame: (one, other) => one === other, isGone: () => false }

export function ofRegister(call: CaseReader, ids: readonly number[]): OfRegister {
  if (ids.length === 0) return nobody
  const desk = call.beside('desk')
  const people = recordsOfPeople(desk, ids)
  const awaited = erasuresAwaited(desk, call, ids)
  return {
    records: [...new Set([...ids, ...[...people.values()].flat()])],
    isSame: (one, other) =>
      one === other || people.get(one)?.includes(other) === true || people.get(other)?.includes(one) === true,
    isGone: (id) => !people.has(id) || awaited.has(id),
  }
}
