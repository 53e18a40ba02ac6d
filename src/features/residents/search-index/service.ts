/** Keeps the index that residents are found by: tokens, ranks, and the short beginnings of those who were served. */
import { z } from 'zod'
import { rowOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { hotPrefixesOf } from './rules/tokens'

const wordsRow = z.object({ words: z.string() })
const rankRow = z.object({ rank: z.number() })

/** Words as they are kept: each between line breaks. */
export const wordsOfTokens = (tokens: readonly string[]): string => `\n${tokens.join('\n')}\n`
export const tokensOfWords = (words: string): readonly string[] =>
  words.split('\n').filter((word) => word !== '')

function replaceTokens(
  call: HasStatements,
  id: number,
  tokens: readonly string[],
  rank: number | null,
): void {
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
export function putWords(call: HasStatements, id: number, tokens: readonly string[]): void {
  call
    .statement('INSERT OR REPLACE INTO resident_words (resident, words) VALUES (?, ?)')
    .run(id, wordsOfTokens(tokens))
}

export function putTokens(
  call: HasStatements,
  pairs: Iterable<readonly [token: string, resident: number]>,
): void {
  const putIn = call.statement('INSERT OR IGNORE INTO resident_tokens (token, resident) VALUES (?, ?)')
  for (const [token, resident] of pairs) putIn.run(token, resident)
}

export function takeTokens(
  call: HasStatements,
  pairs: Iterable<readonly [token: string, resident: number]>,
): void {
  const takeOut = call.statement('DELETE FROM resident_tokens WHERE token = ? AND resident = ?')
  for (const [token, resident] of pairs) takeOut.run(token, resident)
}

/** Puts back the tokens that a record's words tell of. */
export function putTokensOfWords(call: HasStatements, id: number): void {
  const row = rowOf(call, wordsRow, 'SELECT words FROM resident_words WHERE resident = ?', id)
  if (row)
    putTokens(
      call,
      tokensOfWords(row.words).map((token) => [token, id] as const),
    )
}

/** Takes out what is left of a record in the index when its tokens are gone already. */
export function forgetWords(call: HasStatements, id: number): void {
  call.statement('DELETE FROM resident_words WHERE resident = ?').run(id)
}

/** How often and how lately someone was served; see rules/ranking. */
export interface Standing {
  readonly rank: number
  /** UTC milliseconds. */
  readonly lastServedAt: number
}

/** Lets a record be found by just these tokens, at this place among those who were served; `null` for never. */
export function index(
  call: HasStatements,
  id: number,
  tokens: readonly string[],
  standing: Standing | null,
): void {
  replaceTokens(call, id, tokens, standing?.rank ?? null)
  if (standing === null) call.statement('DELETE FROM resident_ranks WHERE resident = ?').run(id)
  else {
    call
      .statement('INSERT OR REPLACE INTO resident_ranks (resident, rank, last_served_at) VALUES (?, ?, ?)')
      .run(id, standing.rank, standing.lastServedAt)
  }
}

/** Takes a record out of the index altogether. */
export function unindex(call: HasStatements, id: number): void {
  index(call, id, [], null)
}
