/** What follows from a record: its card as lists show it, and what it is found by. */
import { tokensOf } from '../../search-index/rules/tokens'
import { rankAfter, rankTogether } from '../../search-index/rules/ranking'
import { index, unindex } from '../../search-index/service'
import type { HasStatements } from '#vault/store/store'
import { maskPhone } from '#ground/people/masking'
import { phonesOf } from './phones'
import { protectionOf } from './protection'
import { findStored, groupOf, type StoredResident } from './rows'

/** Brings everything that is derived from a record up to date; call it at the end of each change of one. */
export function derive(call: HasStatements, id: number): void {
  const record = findStored(call, id)
  if (!record) return
  if (record.merged_into !== null || record.locked_at !== null) {
    unindex(call, id)
    return
  }
  const group = groupOf(call, id)
  const phones = phonesOf(call, group)
  const isProtected = protectionOf(call, group) !== null
  deriveCard(call, id, phones[0], isProtected)
  const members = group.flatMap((member) => findStored(call, member) ?? [])
  const numbers = phones.map(({ number }) => number)
  const rank = members.reduce<number | null>((sum, member) => rankTogether(sum, member.rank), null)
  index(
    call,
    id,
    tokensOfGroup(members, numbers, isProtected),
    rank === null
      ? null
      : { rank, lastServedAt: Math.max(...members.map((member) => member.last_served_at ?? 0)) },
  )
}

/** The first phone, and whether one of the person's records is protected, in the row that cards are read from. */
function deriveCard(
  call: HasStatements,
  id: number,
  first: ReturnType<typeof phonesOf>[number] | undefined,
  isProtected: boolean,
): void {
  call
    .statement(
      'UPDATE residents SET phone_masked = ?, phone_owner = ?, phone_owner_name = ?, is_protected = ? WHERE id = ?',
    )
    .run(
      first ? maskPhone(first.number) : '',
      first?.owner ?? null,
      first?.ownerName ?? '',
      isProtected ? 1 : 0,
      id,
    )
}

/**
 * A person is found by every name and number that any of their records has. Who is protected is found by no door: a list
 * of those behind it would tell where they are.
 */
const tokensOfGroup = (
  members: readonly StoredResident[],
  phones: readonly string[],
  isProtected: boolean,
): readonly string[] => [
  ...new Set(
    members.flatMap((member, at) =>
      tokensOf({
        name: member.name,
        phones: at === 0 ? phones : [],
        idNumber: member.id_number,
        address: at === 0 && !isProtected ? member : { building: '', unit: '', room: '' },
        estate: at === 0 && !isProtected ? member.estate : '',
        isProtected,
      }),
    ),
  ),
]

/** One more visit at `at` (UTC milliseconds). */
export function addVisit(call: HasStatements, record: StoredResident, at: number): void {
  call
    .statement(
      'UPDATE residents SET rank = ?, last_served_at = max(coalesce(last_served_at, 0), ?) WHERE id = ?',
    )
    .run(rankAfter(record.rank, at), at, record.id)
  derive(call, record.id)
}
