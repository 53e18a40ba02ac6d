/** Keeps the index that residents are found by: tokens, ranks, and the short beginnings of those who were served. */
import { z } from 'zod'
import { rankAfter, rankTogether } from '../rules/ranking'
import { maskPhone } from '#ground/people/masking'
import { hotPrefixesOf, tokensOf } from '../rules/tokens'
import { phoneOwners } from '../contract/person'
import { protectionOf } from './protection'
import { findStored, groupOf, rowOf, rowsOf, type StoredResident, type Writer } from './rows'

type Index = Pick<Writer, 'statement'>

const phoneRow = z.object({ number: z.string(), owner: z.enum(phoneOwners), owner_name: z.string() })

/** The phones of a record and of those merged into it, its own first, each number once. */
export function phonesOf(call: Index, group: readonly number[]): readonly z.infer<typeof phoneRow>[] {
  const seen = new Set<string>()
  return group
    .flatMap((id) =>
      rowsOf(
        call,
        phoneRow,
        'SELECT number, owner, owner_name FROM resident_phones WHERE resident_id = ? ORDER BY place',
        id,
      ),
    )
    .filter(({ number }) => !seen.has(number) && seen.add(number))
}

/** Brings everything that is derived from a record up to date; call it at the end of each change of one. */
export function reindex(call: Index, id: number): void {
  const record = findStored(call, id)
  if (!record) return
  const group = groupOf(call, id)
  const members = group.flatMap((member) => findStored(call, member) ?? [])
  if (record.merged_into !== null || record.locked_at !== null) {
    replaceTokens(call, id, [], null)
    call.statement('DELETE FROM resident_ranks WHERE resident = ?').run(id)
    return
  }
  const phones = phonesOf(call, group)
  const [first] = phones
  const isProtected = protectionOf(call, group) !== null
  call
    .statement(
      'UPDATE residents SET phone_masked = ?, phone_owner = ?, phone_owner_name = ?, is_protected = ? WHERE id = ?',
    )
    .run(
      first ? maskPhone(first.number) : '',
      first?.owner ?? null,
      first?.owner_name ?? '',
      isProtected ? 1 : 0,
      id,
    )

  const rank = members.reduce<number | null>((sum, member) => rankTogether(sum, member.rank), null)
  const lastServedAt = Math.max(...members.map((member) => member.last_served_at ?? 0))
  replaceTokens(
    call,
    id,
    tokensOfGroup(
      members,
      phones.map(({ number }) => number),
      isProtected,
    ),
    rank,
  )
  if (rank === null) call.statement('DELETE FROM resident_ranks WHERE resident = ?').run(id)
  else {
    call
      .statement('INSERT OR REPLACE INTO resident_ranks (resident, rank, last_served_at) VALUES (?, ?, ?)')
      .run(id, rank, lastServedAt)
  }
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
      }),
    ),
  ),
]

const wordsRow = z.object({ words: z.string() })
const rankRow = z.object({ rank: z.number() })

/** Words as they are kept: each between line breaks. */
export const wordsOfTokens = (tokens: readonly string[]): string => `\n${tokens.join('\n')}\n`
export const tokensOfWords = (words: string): readonly string[] =>
  words.split('\n').filter((word) => word !== '')

function replaceTokens(call: Index, id: number, tokens: readonly string[], rank: number | null): void {
  const before = rowOf(call, wordsRow, 'SELECT words FROM resident_words WHERE resident = ?', id)
  const rankBefore =
    rowOf(call, rankRow, 'SELECT rank FROM resident_ranks WHERE resident = ?', id)?.rank ?? null
  const words = wordsOfTokens(tokens)
  if (before?.words === words && rankBefore === rank) return

  const old = new Set(tokensOfWords(before?.words ?? ''))
  const now = new Set(tokens)
  const takeOut = call.statement('DELETE FROM resident_tokens WHERE token = ? AND resident = ?')
  for (const token of old) if (!now.has(token)) takeOut.run(token, id)
  const putIn = call.statement('INSERT OR IGNORE INTO resident_tokens (token, resident) VALUES (?, ?)')
  for (const token of now) if (!old.has(token)) putIn.run(token, id)
  if (tokens.length === 0) call.statement('DELETE FROM resident_words WHERE resident = ?').run(id)
  else call.statement('INSERT OR REPLACE INTO resident_words (resident, words) VALUES (?, ?)').run(id, words)

  if (rankBefore !== null) {
    const cool = call.statement('DELETE FROM resident_hot WHERE prefix = ? AND rank = ? AND resident = ?')
    for (const prefix of prefixesOf(old)) cool.run(prefix, rankBefore, id)
  }
  if (rank !== null) {
    const heat = call.statement(
      'INSERT OR IGNORE INTO resident_hot (prefix, rank, resident) VALUES (?, ?, ?)',
    )
    for (const prefix of prefixesOf(now)) heat.run(prefix, rank, id)
  }
}

const prefixesOf = (tokens: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(Array.from(tokens).flatMap(hotPrefixesOf))

/** What a new record's tokens are, without the tokens themselves: they follow by `putTokens`. */
export function putWords(call: Index, id: number, tokens: readonly string[]): void {
  call
    .statement('INSERT OR REPLACE INTO resident_words (resident, words) VALUES (?, ?)')
    .run(id, wordsOfTokens(tokens))
}

export function putTokens(call: Index, pairs: Iterable<readonly [token: string, resident: number]>): void {
  const putIn = call.statement('INSERT OR IGNORE INTO resident_tokens (token, resident) VALUES (?, ?)')
  for (const [token, resident] of pairs) putIn.run(token, resident)
}

export function takeTokens(call: Index, pairs: Iterable<readonly [token: string, resident: number]>): void {
  const takeOut = call.statement('DELETE FROM resident_tokens WHERE token = ? AND resident = ?')
  for (const [token, resident] of pairs) takeOut.run(token, resident)
}

/** Puts back the tokens that a record's words tell of. */
export function putTokensOfWords(call: Index, id: number): void {
  const row = rowOf(call, wordsRow, 'SELECT words FROM resident_words WHERE resident = ?', id)
  if (row)
    putTokens(
      call,
      tokensOfWords(row.words).map((token) => [token, id] as const),
    )
}

/** Takes out what is left of a record in the index when its tokens are gone already. */
export function forgetWords(call: Index, id: number): void {
  call.statement('DELETE FROM resident_words WHERE resident = ?').run(id)
}

/** Takes a record out of the index altogether. */
export function unindex(call: Index, id: number): void {
  replaceTokens(call, id, [], null)
  call.statement('DELETE FROM resident_ranks WHERE resident = ?').run(id)
}

/** One more visit at `at` (UTC milliseconds). */
export function addVisit(call: Index, record: StoredResident, at: number): void {
  call
    .statement(
      'UPDATE residents SET rank = ?, last_served_at = max(coalesce(last_served_at, 0), ?) WHERE id = ?',
    )
    .run(rankAfter(record.rank, at), at, record.id)
  reindex(call, record.id)
}
